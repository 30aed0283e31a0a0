import type { Segment } from './segment.js';
import { TextSegment } from './text-segment.js';

/**
 * The segment with other elements, in the same place of the file and with the same terminator. Line breaks inside stay
 * where they are as long as the text keeps its length; otherwise they are left out.
 *
 * @param elements the texts of elements 1 to the last, with their separators
 */
export function withElements(
  segment: TextSegment,
  elements: readonly string[],
  id = segment.id,
): TextSegment {
  const { delimiters, gap, terminator, encoding, issues } = segment;
  const text = [id, ...elements].join(delimiters.element);
  const breaks = text.length === segment.text.length ? segment.breaks : [];
  return new TextSegment(text, segment, { delimiters, gap, terminator, encoding, breaks, issues });
}

/** A segment as it is to follow another one: the line break before it, and its terminator. */
export function afterSegment(
  segment: TextSegment,
  { gap, terminator }: { gap: string; terminator: string },
): TextSegment {
  const { delimiters, encoding, breaks, issues, text } = segment;
  return new TextSegment(text, segment, { delimiters, gap, terminator, encoding, breaks, issues });
}

/** The elements of a segment in order, each with its separators. */
export function elementsOf(segment: Pick<Segment, 'elementCount' | 'element'>): string[] {
  return Array.from({ length: segment.elementCount }, (_, index) => segment.element(index + 1));
}
