import type { CalendarDate } from './calendar-date.js';
import type { Issue } from './issue.js';
import type { PayerSequence } from './ledger.js';
import type { Cents } from './money.js';
import type { ClaimPayment } from './remittance-advice.js';

/**
 * Where a claim payment ended; every CLP of an accepted set is in exactly one of these.
 * posted: entries stand, or its reversal or zero effect is complete; posted-denied: nothing or part was paid and a
 * denial is open; held: waits for its predecessor, its cash unapplied; exception: waits for a person, its cash
 * unapplied; exception-resolved: placed by a person; information: no money effect by its nature (CLP02 23, 25).
 */
export type ClaimPaymentState =
  | 'posted'
  | 'posted-denied'
  | 'held'
  | 'exception'
  | 'exception-resolved'
  | 'information';

/** One claim payment of one payer for a claim, as the posting plan takes it. */
export interface Adjudication {
  readonly claimPaymentId: string;
  readonly remittanceId: string;
  readonly payerSequence: PayerSequence;
  readonly payerId?: string;
  /** SHA-256 of the set it came in, and its place there: breaks every tie the same way in any arrival order. */
  readonly setHash: string;
  readonly payment: ClaimPayment;
  /** DTM*405, else BPR16. */
  readonly productionDate: CalendarDate;
  readonly traceNumber: string;
  /** lineControlNumber of the claim's line by ordinal of the service payment; none when no line was found. */
  readonly lineMatches: Readonly<Record<number, string>>;
}

/** What the posting plan has to know of a claim. */
export interface ClaimAccount {
  readonly claimId: string;
  readonly patientAccountId: string;
  readonly patientControlNumber: string;
  readonly lines: readonly ClaimAccountLine[];
  /** The payers responsible, first to last; empty for self-pay. */
  readonly payers: readonly ClaimAccountPayer[];
}

export interface ClaimAccountLine {
  readonly lineControlNumber: string;
  readonly chargeAmount: Cents;
}

export interface ClaimAccountPayer {
  readonly sequence: PayerSequence;
  readonly payerId: string;
  /** Medicaid may not have its patient share billed on. */
  readonly isMedicaid: boolean;
  readonly isCapitated: boolean;
}

/** Denial class of the classifier, coarse enough to route work by. */
export type DenialClass =
  | 'coverage'
  | 'technical'
  | 'medical'
  | 'bundling'
  | 'non-covered'
  | 'duplicate'
  | 'full-contractual'
  | 'unclassified';

/** A denial as the plan finds it; its key is stable, so that planning again finds the same denial. */
export interface PlannedDenial {
  readonly naturalKey: string;
  readonly claimId: string;
  readonly claimPaymentId: string;
  readonly payerSequence: PayerSequence;
  readonly lineControlNumber?: string;
  readonly denialClass: DenialClass;
  readonly groupCode: string;
  readonly reasonCode: string;
  readonly remarkCodes: readonly string[];
  /** The CAS amount. */
  readonly deniedAmount: Cents;
  /** The lesser of it and what is open on that payer's receivable; zero closes it as information. */
  readonly atStakeAmount: Cents;
  readonly state: 'open' | 'information' | 'reversed';
}

export type WorkItemKind =
  | 'claim-edit'
  | 'unmatched-claim'
  | 'claim-out-of-balance'
  | 'adjudicated-twice'
  | 'overpaid'
  | 'unexplained-remainder'
  | 'negative-amount'
  | 'reversal-differs'
  | 'unexpected-payment'
  | 'held-claim-payment'
  | 'provider-adjustment'
  | 'possible-duplicate'
  | 'quarantined-set'
  | 'quarantined-file'
  | 'coverage-changed'
  | 'patient-share-barred'
  | 'rejected-submission'
  | 'rejected-claim'
  | 'undecided-acknowledgement'
  | 'unmatched-acknowledgement'
  | 'contradicting-acknowledgement';

/** Something for a person, with a stable key: planning again finds the same item, or finds it settled. */
export interface PlannedWorkItem {
  readonly naturalKey: string;
  readonly kind: WorkItemKind;
  readonly claimId?: string;
  readonly claimPaymentId?: string;
  readonly lineControlNumber?: string;
  /** Signed; what the item is about. For money in liability.unapplied exactly that money. */
  readonly amount: Cents;
  readonly issues: readonly Issue[];
}
