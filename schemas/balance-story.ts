import type { AdjustmentDecision } from './adjustment-rule.js';
import type { CalendarDate } from './calendar-date.js';
import type { JournalKind, Posting } from './ledger.js';
import type { Cents } from './money.js';
import type { ClaimPayment } from './remittance-advice.js';
import type { ClaimPaymentState } from './remittance-records.js';

/** Who owes: `payer 1`, `patient`, `agency`. */
export type Party = string;

/** A posting with its journal, as a story tells it. */
export interface StoryEntry extends Posting {
  readonly journalKey: string;
  readonly kind: JournalKind;
  readonly sequence: number;
  /** Position in its journal, from 1. */
  readonly ordinal: number;
  readonly accountingDate: CalendarDate;
}

/** A claim payment with the set and the file that it came in. */
export interface StoryAnswer {
  readonly claimPaymentId: string;
  readonly claimId: string;
  readonly remittanceId: string;
  readonly fileId: string;
  readonly setOrdinal: number;
  readonly payerName: string;
  readonly traceNumber: string;
  readonly paymentDate: CalendarDate;
  /** BPR02 where the set was released as a part of a payment. */
  readonly wholePaymentAmount?: Cents;
  readonly payerSequence?: number;
  readonly state: ClaimPaymentState;
  readonly payment: ClaimPayment;
  readonly lineMatches: Readonly<Record<number, string>>;
  readonly decisions: readonly AdjustmentDecision[];
}

/** The segment that caused a step. */
export interface StorySource {
  readonly remittanceId: string;
  readonly fileId: string;
  readonly setOrdinal: number;
  /** Position of the CLP in its set, from 1. */
  readonly claimPaymentOrdinal: number;
  /** `CLP04`, `SVC03`, `CAS`. */
  readonly element: string;
  /** Of the first byte of the segment, from the start of the file. */
  readonly byteOffset: number;
  /** Of a CAS the segment; of a CLP or SVC the loop that it begins. */
  readonly byteLength: number;
}

export interface PartyAmount {
  readonly party: Party;
  readonly amount: Cents;
}

/** One thing that happened: a posting, or an answer of a payer that moved no money. */
export interface StoryStep {
  readonly date: CalendarDate;
  readonly text: string;
  readonly amount: Cents;
  readonly claimId?: string;
  /** Of the journal; absent where nothing was posted. */
  readonly sequence?: number;
  readonly ordinal?: number;
  readonly journalKey?: string;
  readonly journalKind?: JournalKind;
  /** What it adds to what each party owes. */
  readonly effects: readonly PartyAmount[];
  /** What each owes after it. */
  readonly balances: readonly PartyAmount[];
  /** More than one where several segments make one posting. */
  readonly sources: readonly StorySource[];
}

/** How a balance came about, step by step, and where it ends. */
export interface BalanceStory {
  readonly steps: readonly StoryStep[];
  /** Of every party that ever owed, in the order of their names. */
  readonly balances: readonly PartyAmount[];
}
