import { type Issue, issue, type Place } from '../../schemas/issue.js';
import type { Delimiters } from './segment.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\x00-\x1f\x7f]/;

/** Control characters that are not delimiters: one issue for a segment, at the first element that holds one. */
export function checkControlCharacters(text: string, delimiters: Delimiters, at: Place): Issue[] {
  if (!CONTROL.test(text)) return [];
  const { element, component, repetition } = delimiters;
  const elements = text.split(element);
  const isControl = (char: string) => CONTROL.test(char) && char !== component && char !== repetition;
  const index = elements.findIndex((value) => [...value].some(isControl));
  if (index < 0) return [];
  const place = index === 0 ? at : { ...at, segment: elements[0]!.slice(0, 3), element: index };
  return [{ ...issue('x12.control-character', place), syntaxErrorCode: '6' }];
}
