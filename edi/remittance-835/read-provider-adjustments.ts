import { ZERO } from '../../schemas/money.js';
import type { ProviderAdjustment } from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { nameElement, type SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { sourceRange } from './source-range.js';

/** PLB03, PLB05 ... PLB13: where the pairs of composite and amount begin. */
const PAIRS = [3, 5, 7, 9, 11, 13];

/** The pairs of one PLB; `before` others of the set come first. An unreadable amount is an error and stands as zero. */
export function readProviderAdjustments(
  reading: SegmentReading,
  segment: Segment,
  before: number,
): ProviderAdjustment[] {
  const fiscalPeriodDate = reading.readDate('', segment, 2);
  const filled = PAIRS.filter(
    (position) => segment.element(position) !== '' || segment.element(position + 1) !== '',
  );
  return filled.map((position, index) => {
    const reasonCode = segment.component(position, 1);
    if (reasonCode === '') {
      const wanted = nameElement('PLB', position);
      reading.note('edi.amount-without-reason', '', segment, position + 1, { wanted });
    }
    return present({
      ordinal: before + index + 1,
      providerIdentifier: segment.element(1),
      fiscalPeriodDate,
      reasonCode,
      reference: segment.component(position, 2) || undefined,
      amount: reading.readAmount('', segment, position + 1) ?? ZERO,
      place: sourceRange(segment),
    });
  });
}
