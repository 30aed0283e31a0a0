import type { Delimiters, Segment } from '../x12/segment.js';
import { isRightValue, type Separators } from './is-right-value.js';
import { type ElementCheck, type NoteCheck, type SegmentCheck, VALUE_KIND } from './segment-check.js';

/** The delimiters as character codes; undefined when one of them can be part of a number or a code. */
export function buildSeparators({ component, repetition }: Delimiters): Separators | undefined {
  const isOdd = [component, repetition].some((text) => /[A-Za-z0-9 .-]/.test(text) || text.length > 1);
  if (isOdd) return undefined;
  return {
    component: component === '' ? -1 : component.charCodeAt(0),
    repetition: repetition === '' ? -1 : repetition.charCodeAt(0),
  };
}

/**
 * True when nothing is wrong with a segment, not even a warning: the quick answer for nearly every segment of a file, in one
 * pass and without a string or an object of its own. False says only that `checkSegment` has to look.
 */
export function isRightSegment(segment: Segment, check: SegmentCheck, separators: Separators): boolean {
  const { elements } = check;
  const count = segment.elementCount;
  if (count > elements.length || count < check.lastRequired || check.isLong) return false;
  if (count > 0 && segment.isEmpty(count)) return false;
  let present = 0;
  for (let position = 1; position <= count; position += 1) {
    const element = elements[position - 1]!;
    if (segment.isEmpty(position)) {
      if (element.isRequired) return false;
      continue;
    }
    if (element.isUnused || !isRightElement(segment, position, element, separators)) return false;
    present |= 1 << (position - 1);
  }
  for (const note of check.notes) if (isBroken(note, present)) return false;
  return true;
}

function isRightElement(
  segment: Segment,
  position: number,
  check: ElementCheck,
  separators: Separators,
): boolean {
  const text = segment.element(position);
  const form = check.kind === VALUE_KIND.period && position > 1 ? segment.element(position - 1) : '';
  if (check.repeat === 1) return isRightRepetition(text, 0, text.length, check, separators, form);
  let start = 0;
  for (let repetition = 1; repetition <= check.repeat; repetition += 1) {
    const end = endOf(text, start, separators.repetition);
    if (end > start && !isRightRepetition(text, start, end, check, separators, form)) return false;
    if (end === start) return false;
    if (end === text.length) return true;
    start = end + 1;
  }
  return false;
}

function isRightRepetition(
  text: string,
  start: number,
  end: number,
  check: ElementCheck,
  separators: Separators,
  form: string,
): boolean {
  const { components } = check;
  if (!components) return isRightValue(text, start, end, check, separators, form);
  let from = start;
  let before = '';
  for (let index = 0; index < components.length; index += 1) {
    const component = components[index]!;
    let to = from;
    while (to < end && text.charCodeAt(to) !== separators.component) to += 1;
    if (to === from) {
      if (component.isRequired) return false;
    } else {
      if (component.isUnused) return false;
      if (!isRightValue(text, from, to, component, separators, before)) return false;
    }
    if (to === end) return index + 1 >= check.lastRequired;
    before = components[index + 1]?.kind === VALUE_KIND.period ? text.slice(from, to) : '';
    from = to + 1;
  }
  return false;
}

function endOf(text: string, start: number, separator: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== separator) end += 1;
  return end;
}

function isBroken({ type, first, all }: NoteCheck, present: number): boolean {
  const found = present & all;
  if (type === 'P') return found !== 0 && found !== all;
  if (type === 'R') return found === 0;
  if (type === 'E') return (found & (found - 1)) !== 0;
  if ((found & first) === 0) return false;
  return type === 'C' ? found !== all : found === first;
}
