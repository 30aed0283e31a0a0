import type { CalendarDate } from './calendar-date.js';
import type { CobProposal } from './cob-proposal.js';
import type { DepositState } from './deposit.js';
import type { Issue } from './issue.js';
import type { PayerSequence } from './ledger.js';
import type { Cents } from './money.js';
import type { RecoupmentFinding } from './recoupment.js';
import type { ClaimPayment } from './remittance-advice.js';
import type { SignedWaiver } from './signed-waiver.js';

/**
 * Where a claim payment ended; every CLP of an accepted set is in exactly one of these.
 * posted: entries stand, or its reversal or zero effect is complete; posted-denied: nothing or part was paid and a
 * denial is open; held: waits for its predecessor, its cash unapplied; exception: waits for a person, its cash
 * unapplied; exception-resolved: its money was taken out of unapplied by a person's own journal, without a claim;
 * information: no money effect by its nature (CLP02 23, 25); undone: a person has taken its remittance back. One that a
 * person places has the state that its claim's plan gives it: who placed it is told by the decision.
 */
export type ClaimPaymentState =
  | 'posted'
  | 'posted-denied'
  | 'held'
  | 'exception'
  | 'exception-resolved'
  | 'information'
  | 'undone';

/** One claim payment of one payer for a claim, as the posting plan takes it. */
export interface Adjudication {
  readonly claimPaymentId: string;
  readonly remittanceId: string;
  readonly payerSequence: PayerSequence;
  /** Absent where the claim has several payers and nothing says which of them it was: the sequence then means nothing. */
  readonly payerId?: string;
  /** TRN03 of its remittance, by which claim payments of one sender are known. */
  readonly payerIdentifier?: string;
  /** SHA-256 of the set it came in, and its place there: breaks every tie the same way in any arrival order. */
  readonly setHash: string;
  readonly payment: ClaimPayment;
  /** DTM*405, else BPR16. */
  readonly productionDate: CalendarDate;
  /** BPR16: chooses the rows of the decision table and starts the payer's clocks; the production date when absent. */
  readonly paymentDate?: CalendarDate;
  readonly traceNumber: string;
  /** lineControlNumber of the claim's line by ordinal of the service payment; none when no line was found. */
  readonly lineMatches: Readonly<Record<number, string>>;
  /** How often it has changed its place since it came, or was posted again: its journals are numbered anew each time. */
  readonly placement?: number;
  /** Its cash stands in liability.unapplied since before it found this claim. */
  readonly isReleased?: boolean;
  /** Earlier payers that a person says will not be heard of: nothing waits for them any more. */
  readonly settledPayers?: readonly PayerSequence[];
}

/** What the posting plan has to know of a claim. */
export interface ClaimAccount {
  readonly claimId: string;
  readonly patientAccountId: string;
  readonly patientControlNumber: string;
  readonly lines: readonly ClaimAccountLine[];
  /** The payers responsible, first to last; empty for self-pay. */
  readonly payers: readonly ClaimAccountPayer[];
  /** Starts the filing clock of the payers. */
  readonly firstServiceDate?: CalendarDate;
  /** What persons have decided of its denials and claim payments. */
  readonly decisions?: readonly ClaimDecision[];
}

/**
 * What was decided of a denial: given up, it is written off; billed on, the next payer owes it, or the patient where none
 * is left. Or of a claim payment out of balance: it is posted, and what it does not explain is a variance. A fact that
 * stays; how much of it takes effect is for the fold to say.
 */
export interface ClaimDecision {
  readonly approvalId: string;
  readonly decision: 'given-up' | 'billed-on' | 'variance';
  /** The key of the denial, or the id of the claim payment. */
  readonly objectId: string;
  /** At most; of a variance, what it came to when it was approved. */
  readonly amount: Cents;
  /** ISO, UTC: when the last whose approval it takes has given it. */
  readonly decidedAt: string;
  /** By which what was denied under CO or PI is billed on all the same. */
  readonly waiver?: SignedWaiver;
}

export interface ClaimAccountLine {
  readonly lineControlNumber: string;
  readonly chargeAmount: Cents;
  /** What the contract with the first payer lets expect; absent where none prices the line. */
  readonly expected?: ExpectedAmount;
}

/** An allowed amount by contract; what is paid within the tolerances of it is as expected. */
export interface ExpectedAmount {
  readonly amount: Cents;
  readonly toleranceBelow: Cents;
  readonly toleranceAbove: Cents;
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
  /**
   * The least of it, what the contract still lets expect, and what is open on that payer's receivable; zero closes it as
   * information.
   */
  readonly atStakeAmount: Cents;
  readonly state: 'open' | 'information' | 'reversed' | 'given-up' | 'billed-on';
  /** Initial: the first time that this payer denies the line or, without lines, the claim; also when it was reversed since. */
  readonly occurrence: 'initial' | 'repeat';
  /** The date of the payment that denied (BPR16). */
  readonly deniedOn: CalendarDate;
  /** The row of the decision table that says so. */
  readonly ruleId: string;
  readonly isPreventable: boolean;
  /** MA130: never adjudicated, so there is nothing to appeal; a new claim is wanted. */
  readonly isUnprocessable: boolean;
  /** The last day for an appeal, or for the new claim; absent where no date of service is known. */
  readonly deadline?: CalendarDate;
  readonly deadlineKind?: 'appeal' | 'filing';
}

export type WorkItemKind =
  | 'claim-edit'
  | 'unmatched-claim'
  | 'unknown-payer'
  | 'claim-out-of-balance'
  | 'adjudicated-twice'
  | 'overpaid'
  | 'unexplained-remainder'
  | 'underpayment'
  | 'negative-amount'
  | 'reversal-differs'
  | 'unexpected-payment'
  | 'held-claim-payment'
  | 'provider-adjustment'
  | RecoupmentFinding
  | Exclude<DepositState, 'matched'>
  | 'possible-duplicate'
  | 'quarantined-set'
  | 'unexplained-payment'
  | 'quarantined-file'
  | 'coverage-changed'
  | 'new-npi'
  | 'cob-stale'
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
  /** What a person is asked to review, of kind cob-stale. */
  readonly proposal?: CobProposal;
}
