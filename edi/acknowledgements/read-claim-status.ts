import type { ClaimStatus, ClaimStatusCode } from '../../schemas/claim-acknowledgement.js';
import { present } from '../present.js';
import { sourceRange } from '../remittance-835/source-range.js';
import { findText, type SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';

/** STC01, STC10 and STC11 hold one code each. */
const CODES = [1, 10, 11];

/** Elements that the 277CA does not use: what stands there would be lost. */
const UNUSED = [5, 6, 7, 8, 9];

export function readClaimStatus(reading: SegmentReading, loop: string, segment: Segment): ClaimStatus {
  return present({
    codes: CODES.flatMap((position) => findStatusCode(segment, position) ?? []),
    date: reading.readDate(loop, segment, 2),
    action: segment.element(3),
    amount: reading.readInformativeAmount(loop, segment, 4),
    message: findText(segment, 12),
    place: sourceRange(segment),
  });
}

/** Whether the STC says anything that `readClaimStatus` has no field for. */
export function holdsMoreThanStatus(segment: Segment): boolean {
  return UNUSED.some((position) => segment.element(position) !== '') || segment.elementCount > 12;
}

function findStatusCode(segment: Segment, position: number): ClaimStatusCode | undefined {
  if (segment.element(position) === '') return undefined;
  return present({
    category: segment.component(position, 1),
    status: segment.component(position, 2),
    entity: segment.component(position, 3) || undefined,
    codeList: segment.component(position, 4) || undefined,
  });
}
