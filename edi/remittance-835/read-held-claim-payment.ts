import type { ClaimPayment } from '../../schemas/remittance-advice.js';
import type { SegmentReading } from '../segment-reading.js';
import type { HeldSegmentsReader } from '../x12/held-segments.js';
import type { HeldClaimPayment } from './claim-amounts-reader.js';
import { ClaimPaymentReader } from './claim-payment-reader.js';

/** The whole of a claim payment of which the amounts have been read. */
export function readHeldClaimPayment(
  reading: SegmentReading,
  segments: HeldSegmentsReader,
  held: HeldClaimPayment,
): ClaimPayment {
  let reader: ClaimPaymentReader | undefined;
  let end = 0;
  segments.read(held.segments, (segment) => {
    if (reader) reader.add(segment, end);
    else reader = new ClaimPaymentReader(reading, segment, held.amounts.ordinal, held.headerNumber);
    end = segment.byteOffset + segment.byteLength;
  });
  return reader!.end(end);
}
