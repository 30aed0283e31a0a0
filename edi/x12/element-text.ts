import type { Delimiters } from './segment.js';

/** A component of the first repetition of an element. */
export function textOfComponent(
  text: string,
  { component: delimiter, repetition }: Delimiters,
  component: number,
): string {
  return componentOf(firstOf(text, repetition), delimiter, component);
}

/** How many components the first repetition of an element has; 0 when the element is empty. */
export function componentCountOf(text: string, { component, repetition }: Delimiters): number {
  return text === '' ? 0 : splitOn(firstOf(text, repetition), component).length;
}

export function splitOn(text: string, delimiter: string): string[] {
  return delimiter === '' ? [text] : text.split(delimiter);
}

/** What stands before the first delimiter. */
function firstOf(text: string, delimiter: string): string {
  const end = delimiter === '' ? -1 : text.indexOf(delimiter);
  return end < 0 ? text : text.slice(0, end);
}

/** Steps from delimiter to delimiter: a list of all parts would be made again for each part that is asked for. */
function componentOf(text: string, delimiter: string, component: number): string {
  if (delimiter === '') return component === 1 ? text : '';
  let start = 0;
  for (let passed = 1; passed < component; passed += 1) {
    const at = text.indexOf(delimiter, start);
    if (at < 0) return '';
    start = at + delimiter.length;
  }
  return component < 1 ? '' : firstOf(text.slice(start), delimiter);
}
