import { ZERO } from '../../schemas/money.js';
import type { Adjustment } from '../../schemas/remittance-advice.js';
import { NONE, nameElement, type SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { append } from './append.js';
import { sourceRange } from './source-range.js';

/** CAS02, CAS05 ... CAS17: where the triplets of reason, amount and quantity begin. */
const FIRST_TRIPLET = 2;
const LAST_TRIPLET = 17;

export interface AdjustmentsRead {
  readonly adjustments: readonly Adjustment[];
  /** False: an amount could not be read and stands as zero. */
  readonly isReadable: boolean;
}

/** What takes adjustments up as they are read. */
export interface AdjustmentsOpen {
  adjustments: readonly Adjustment[];
}

/** The triplets of one CAS (005010X221A1 2100 and 2110 CAS). A group CR, as in 4010, is kept with a warning. */
export function readAdjustments(reading: SegmentReading, loop: string, segment: Segment): AdjustmentsRead {
  const open: AdjustmentsOpen = { adjustments: NONE };
  const isReadable = addAdjustments(reading, loop, segment, open);
  return { adjustments: open.adjustments, isReadable };
}

/** Adds the triplets of one CAS to those that came before; false when an amount could not be read. */
export function addAdjustments(
  reading: SegmentReading,
  loop: string,
  segment: Segment,
  open: AdjustmentsOpen,
): boolean {
  const groupCode = segment.element(1);
  if (groupCode === 'CR') {
    reading.note('edi.retired-group-code', loop, segment, 1, { groupCode }, 'warning');
  }
  const place = sourceRange(segment);
  const last = Math.min(LAST_TRIPLET, segment.elementCount);
  let isReadable = true;
  for (let position = FIRST_TRIPLET; position <= last; position += 3) {
    const reasonCode = segment.element(position);
    if (reasonCode === '') {
      if (segment.isEmpty(position + 1)) continue;
      const wanted = nameElement('CAS', position);
      reading.note('edi.amount-without-reason', loop, segment, position + 1, { wanted });
    }
    const read = reading.readAmount(loop, segment, position + 1);
    if (read === undefined) isReadable = false;
    const amount = read ?? ZERO;
    const quantity = reading.readQuantity(loop, segment, position + 2);
    open.adjustments = append(
      open.adjustments,
      quantity === undefined
        ? { groupCode, reasonCode, amount, place }
        : { groupCode, reasonCode, amount, place, quantity },
    );
  }
  return isReadable;
}
