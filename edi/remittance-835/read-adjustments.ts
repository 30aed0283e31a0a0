import { ZERO } from '../../schemas/money.js';
import type { Adjustment } from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { nameElement, type SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { sourceRange } from './source-range.js';

/** CAS02, CAS05 ... CAS17: where the triplets of reason, amount and quantity begin. */
const TRIPLETS = [2, 5, 8, 11, 14, 17];

export interface AdjustmentsRead {
  readonly adjustments: readonly Adjustment[];
  /** False: an amount could not be read and stands as zero. */
  readonly isReadable: boolean;
}

/** The triplets of one CAS (005010X221A1 2100 and 2110 CAS). A group CR, as in 4010, is kept with a warning. */
export function readAdjustments(reading: SegmentReading, loop: string, segment: Segment): AdjustmentsRead {
  const groupCode = segment.element(1);
  if (groupCode === 'CR') {
    reading.note('edi.retired-group-code', loop, segment, 1, { groupCode }, 'warning');
  }
  let isReadable = true;
  const adjustments = TRIPLETS.flatMap((position): Adjustment[] => {
    const reasonCode = segment.element(position);
    if (reasonCode === '' && segment.element(position + 1) === '') return [];
    if (reasonCode === '') {
      const wanted = nameElement('CAS', position);
      reading.note('edi.amount-without-reason', loop, segment, position + 1, { wanted });
    }
    const amount = reading.readAmount(loop, segment, position + 1);
    isReadable &&= amount !== undefined;
    const quantity = reading.readQuantity(loop, segment, position + 2);
    return [
      present({ groupCode, reasonCode, amount: amount ?? ZERO, quantity, place: sourceRange(segment) }),
    ];
  });
  return { adjustments, isReadable };
}
