import type { TransactionSet } from '../x12/parse-x12.js';
import type { Segment } from '../x12/segment.js';

/** Separators that stand in no data: file, group, record and unit separator. */
const TERMINATOR = '\x1c';
const ELEMENT = '\x1d';
const REPETITION = '\x1e';
const COMPONENT = '\x1f';

/**
 * The canonical text of a set from its first segment after ST to the last before SE: the same content in another
 * envelope, with other delimiters, line breaks or trailing separators gives the same text. Its hash identifies the set.
 */
export function renderSetContent(set: Pick<TransactionSet, 'segments' | 'delimiters'>): string {
  return set.segments
    .filter(({ id }) => id !== 'ST' && id !== 'SE')
    .map((segment) => canonicalText(segment, set.delimiters))
    .join('');
}

function canonicalText(segment: Segment, delimiters: TransactionSet['delimiters']): string {
  const { component, repetition } = delimiters;
  const elements = Array.from({ length: segment.elementCount }, (_, index) => {
    const components = segment
      .element(index + 1)
      .split(component)
      .map((text) => text.split(repetition || '\0').join(REPETITION));
    return trimEnd(components).join(COMPONENT);
  });
  return [segment.id, ...trimEnd(elements)].join(ELEMENT) + TERMINATOR;
}

function trimEnd(texts: readonly string[]): readonly string[] {
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}
