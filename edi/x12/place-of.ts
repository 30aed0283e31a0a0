import type { Place } from '../../schemas/issue.js';
import type { Segment } from './segment.js';

/** Where a segment stands in its file. */
export function placeOf(segment: Segment, element?: number): Place {
  const { id, byteOffset, line } = segment;
  const at = /^[A-Z][A-Z0-9]{1,2}$/.test(id) ? { segment: id, byteOffset, line } : { byteOffset, line };
  return element === undefined ? at : { ...at, element };
}
