import type { Issue } from '../../schemas/issue.js';
import type {
  ClaimPayment,
  OtherSegment,
  RemittanceAdvice,
  RemittanceHead,
  RemittanceHeader,
} from '../../schemas/remittance-advice.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import type { Segment } from '../x12/segment.js';
import { ClaimPaymentReader } from './claim-payment-reader.js';
import { type RemittanceParts, RemittanceReader, type StartClaim } from './remittance-reader.js';

export interface RemittanceAdviceRead {
  /** Absent when the payment itself cannot be read: BPR, TRN, or an amount of BPR or PLB. */
  readonly advice?: RemittanceAdvice;
  /** Claim payments with an amount that could not be read and stands as zero: they do not prove. */
  readonly unreadableOrdinals: readonly number[];
  readonly issues: readonly Issue[];
}

/**
 * Reads an 835 set into what it says, with nothing dropped: the segments are taken in the order in which they stand,
 * and what no field holds is kept with a warning. Judges no balance and no guide.
 */
export function readRemittanceAdvice(set: TransactionSet): RemittanceAdviceRead {
  const headers: RemittanceHeader[] = [];
  const claimPayments: ClaimPayment[] = [];
  const otherSegments: OtherSegment[] = [];
  const unreadableOrdinals: number[] = [];
  let head: RemittanceHead | undefined;
  const parts: RemittanceParts<ClaimPayment> = {
    head(read) {
      head = read;
    },
    header: (header) => headers.push(header),
    claimPayment(payment, isReadable) {
      claimPayments.push(payment);
      if (!isReadable) unreadableOrdinals.push(payment.ordinal);
    },
    otherSegment: (segment) => otherSegments.push(segment),
  };
  const reader = new RemittanceReader(set.segments[0]!, set.delimiters, parts, startClaim);
  for (let index = 1; index < set.segments.length; index += 1) reader.add(set.segments[index]!);
  const { providerAdjustments, isReadable, place } = reader.end();
  const issues = reader.takeIssues();
  if (!head || !isReadable) return { unreadableOrdinals, issues };
  const advice = { ...head, headers, claimPayments, providerAdjustments, otherSegments, place };
  return { advice, unreadableOrdinals, issues };
}

const startClaim: StartClaim<ClaimPayment, Segment> = (...begin) => new ClaimPaymentReader(...begin);
