import type { SourceRange } from '../../schemas/remittance-advice.js';
import type { Segment } from '../x12/segment.js';

/** From the first byte of the first segment to the last byte of the last one. */
export function sourceRange(first: Segment, last: Segment = first): SourceRange {
  const { byteOffset, line } = first;
  return { byteOffset, byteLength: last.byteOffset + last.byteLength - byteOffset, line };
}
