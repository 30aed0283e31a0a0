import type { CalendarDate } from './calendar-date.js';
import type { PayerSequence } from './ledger.js';
import type { Cents } from './money.js';

/**
 * What follows when a payer takes back or changes figures on which a later payer's answer, or the patient's payment, was
 * built. For a person to review: nothing of it is done, and no entry is made by it.
 */
export interface CobProposal {
  /** The answers that used figures which no longer stand. */
  readonly stale: readonly StaleAnswer[];
  /** What differs, by payer and line; the later answers were built on `old`. */
  readonly changes: readonly FigureChange[];
  /** In the order in which they would be taken. */
  readonly steps: readonly CobStep[];
}

/** Of a later payer; marked stale until it answers again, or the figures agree again. */
export interface StaleAnswer {
  readonly payerSequence: PayerSequence;
  readonly claimPaymentIds: readonly string[];
  /** DTM*405 of the latest of them: figures up to this day are what it knew. */
  readonly builtOn: CalendarDate;
}

export interface FigureChange {
  readonly payerSequence: PayerSequence;
  /** Absent where the payer adjudicated the claim as a whole, or adjusted it beside its lines. */
  readonly lineControlNumber?: string;
  readonly old: PriorFigures;
  readonly now: PriorFigures;
}

/** What an 837 would say of a prior payer (2430 SVD and CAS), summed over what stands of it. */
export interface PriorFigures {
  readonly paidAmount: Cents;
  /** PR that is patient share. */
  readonly patientShareAmount: Cents;
  /** All other adjustments. */
  readonly adjustedAmount: Cents;
}

export type CobStep =
  /** The payer has taken back and not answered again: wait for its correction first. */
  | { readonly kind: 'await-correction'; readonly payerSequence: PayerSequence }
  /** A replacement claim with the net current figures of the payers before. */
  | { readonly kind: 'replacement-claim'; readonly payerSequence: PayerSequence }
  /** What the payer paid above what it owes now; also while its replacement has not been answered. */
  | { readonly kind: 'refund-payer'; readonly payerSequence: PayerSequence; readonly amount: Cents }
  | { readonly kind: 'change-statement'; readonly oldAmount: Cents; readonly newAmount: Cents }
  /** The patient's money stays a credit, pending correction. */
  | { readonly kind: 'hold-patient-credit'; readonly amount: Cents }
  | { readonly kind: 'refund-patient'; readonly amount: Cents };
