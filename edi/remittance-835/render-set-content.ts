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
  return set.segments.map((segment) => renderSegmentContent(segment, set.delimiters)).join('');
}

/** What one segment adds to the canonical text of its set: nothing for ST and SE. */
export function renderSegmentContent(segment: Segment, delimiters: TransactionSet['delimiters']): string {
  return segment.id === 'ST' || segment.id === 'SE' ? '' : canonicalText(segment, delimiters);
}

function canonicalText(segment: Segment, delimiters: TransactionSet['delimiters']): string {
  let text = segment.id;
  let empty = '';
  for (let position = 1; position <= segment.elementCount; position += 1) {
    const element = canonicalElement(segment.element(position), delimiters);
    empty += ELEMENT;
    if (element === '') continue;
    text += empty + element;
    empty = '';
  }
  return text + TERMINATOR;
}

function canonicalElement(text: string, { component, repetition }: TransactionSet['delimiters']): string {
  // Without a repetition separator nothing is repeated, and no data holds NUL.
  const repeated = repetition || '\0';
  if (!text.includes(component) && !text.includes(repeated)) return text;
  const components = text.split(component).map((part) => part.replaceAll(repeated, REPETITION));
  return trimEnd(components).join(COMPONENT);
}

function trimEnd(texts: readonly string[]): readonly string[] {
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}
