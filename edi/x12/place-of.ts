import type { Place } from '../../schemas/issue.js';
import type { Segment } from './segment.js';
import { isIdentifier } from './segment-identifier.js';

/** Where a segment stands in its file. */
export function placeOf(segment: Pick<Segment, 'id' | 'byteOffset' | 'line'>, element?: number): Place {
  const { id, byteOffset, line } = segment;
  const at = isIdentifier(id) ? { segment: id, byteOffset, line } : { byteOffset, line };
  return element === undefined ? at : { ...at, element };
}
