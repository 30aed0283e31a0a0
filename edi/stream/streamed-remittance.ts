import type { Issue } from '../../schemas/issue.js';
import type {
  ClaimPayment,
  ClaimPaymentAmounts,
  OtherSegment,
  ProviderAdjustment,
  RemittanceHead,
  RemittanceHeader,
  SourceRange,
} from '../../schemas/remittance-advice.js';
import type { ClaimPaymentBalance } from '../../schemas/remittance-balance.js';
import type { SetBalance } from '../../schemas/remittance-set-balance.js';
import type { LevelEnd, OtherSet, SetStart } from './stream-parts.js';

/**
 * What an 835 says, part by part in the order of the file. The issues of a part are those found since the part before;
 * those of the envelope and of the guide come with the end of the set.
 */
export type StreamedRemittance =
  | RemittanceStart
  | StreamedHeader
  | StreamedClaimPayment
  | StreamedSegment
  | RemittanceSetEnd
  | OtherSet
  | LevelEnd;

export interface RemittanceStart extends SetStart {
  readonly kind: 'set-start';
  /** Absent, with errors, when the payment itself cannot be read. */
  readonly head?: RemittanceHead;
  readonly issues: readonly Issue[];
}

/** An LX with its summaries; the claim payments that follow name its number. */
export interface StreamedHeader {
  readonly kind: 'header';
  readonly header: RemittanceHeader;
}

/**
 * A claim payment whose amounts and balance have been read. What else it says, and the issues, are read when they are
 * first asked for, as this takes most of the time.
 */
export interface StreamedClaimPayment {
  readonly kind: 'claim-payment';
  readonly amounts: ClaimPaymentAmounts;
  /** All that it says. */
  readonly payment: ClaimPayment;
  /** False: an amount could not be read and stands as zero. */
  readonly isReadable: boolean;
  readonly balance: ClaimPaymentBalance;
  readonly issues: readonly Issue[];
}

/** A segment outside of claim payments that no field holds. */
export interface StreamedSegment {
  readonly kind: 'other-segment';
  readonly segment: OtherSegment;
}

export interface RemittanceSetEnd {
  readonly kind: 'set-end';
  readonly providerAdjustments: readonly ProviderAdjustment[];
  readonly claimPaymentCount: number;
  /** Absent when an amount of BPR or PLB could not be read, or the set has no payment. */
  readonly balance?: SetBalance;
  /** Claim payments that do not prove, and those with an amount that could not be read. */
  readonly failingCount: number;
  readonly place: SourceRange;
  readonly issues: readonly Issue[];
}
