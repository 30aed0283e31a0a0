import type { X12File } from './parse-x12.js';
import { writeText } from './segment-text.js';
import type { TextSegment } from './text-segment.js';

/**
 * Writes a file that was read: elements, delimiters and line breaks as they stood, so that the bytes are the same
 * again. A file whose reading stopped at a limit is written as far as it was read.
 */
export function writeParsed(file: Pick<X12File, 'segments' | 'epilogue'>): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const segment of file.segments) {
    const text = insertBreaks(segment);
    parts.push(writeText(segment.gap, 'latin-1'));
    parts.push(writeText(text, segment.encoding));
    parts.push(writeText(segment.terminator, 'latin-1'));
  }
  parts.push(writeText(file.epilogue, 'latin-1'));
  return Buffer.concat(parts);
}

function insertBreaks(segment: TextSegment): string {
  const elements = Array.from({ length: segment.elementCount }, (_, index) => segment.element(index + 1));
  const text = [segment.id, ...elements].join(segment.delimiters.element);
  let wrapped = '';
  let end = 0;
  for (const { index, text: lineBreak } of segment.breaks) {
    wrapped += text.slice(end, index) + lineBreak;
    end = index;
  }
  return wrapped + text.slice(end);
}
