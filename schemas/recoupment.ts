import type { CalendarDate } from './calendar-date.js';
import type { Cents } from './money.js';

/**
 * One thing that moved payer.offset, or might: a provider adjustment of a posted remittance, one claim of a letter
 * about an overpayment, or a cheque of ours. Never changed; the register is a fold over all of them.
 */
export interface RecoupmentFact {
  /** Made of what the fact says and never of when it came, so that it orders facts the same way in any arrival. */
  readonly key: string;
  readonly source: 'provider-adjustment' | 'letter' | 'cheque';
  /** TRN03: the payer by its tax number. Facts of two payers never meet, nor do those of two payees. */
  readonly payerIdentifier: string;
  /** Our tax number as the payer writes it; our NPI where it writes no other. */
  readonly payeeIdentifier: string;
  readonly payerName: string;
  readonly date: CalendarDate;
  /** PLB03-1; absent for letters and cheques. */
  readonly reasonCode?: string;
  /** PLB03-2, the payer's control number of the claim in a letter, or the number of our cheque, as sent. */
  readonly reference?: string;
  /** Of the letter, under which the payer may take the money later. */
  readonly letterNumber?: string;
  /** As it debits payer.offset: below zero while we owe the payer, above zero when the payer has taken it. */
  readonly amount: Cents;
  readonly remittanceId?: string;
  /** PLB in its set, counted from 1. */
  readonly ordinal?: number;
  /** Where a person has named the claim. */
  readonly claimId?: string;
  /** The fact that a person has matched this one to: our cheque to what it pays. */
  readonly matchedTo?: string;
}

/** A claim under all the numbers that its payers ever gave it, with what was taken back through the claim itself. */
export interface ClaimChain {
  readonly claimId: string;
  /** CLP07 of every adjudication, REF*F8 and REF*1K. */
  readonly payerControlNumbers: readonly string[];
  /** Amounts above zero: by how much the claim's payments of one remittance that reverses fall below zero. */
  readonly takenBack: readonly Cents[];
}

/** What ties a closing to what it closes; the first that fits counts. */
export type MatchBasis =
  | 'person'
  | 'reference'
  | 'letter'
  | 'claim-chain'
  | 'running-balance'
  | 'amount'
  | 'lump-sum'
  | 'written-off';

export interface RecoupmentClosing {
  /** Of the fact that closes. */
  readonly key: string;
  /** With the sign of that fact: opposite to what it closes. */
  readonly amount: Cents;
  readonly date: CalendarDate;
  readonly basis: MatchBasis;
  /** The claim behind this part, where either side knows it. */
  readonly claimId?: string;
}

/** unapplied: an adjustment (CS) that closes nothing waits in liability.unapplied. settling: it only closes others. */
export type RecoupmentState =
  | 'open'
  | 'partly-closed'
  | 'closed'
  | 'written-off'
  | 'settling'
  | 'unapplied'
  | 'withdrawn';

/** Why a person has to look at an entry of the register. */
export type RecoupmentFinding =
  | 'double-recoupment'
  | 'letter-and-reversal'
  | 'unmatched-recoupment'
  | 'unrecorded-cheque'
  | 'cheque-without-item';

/** A fact in the register: what of it opened an item, what closed that, and what is open. */
export interface RecoupmentEntry {
  readonly fact: RecoupmentFact;
  /** The part of the fact's amount that closes nothing earlier. */
  readonly openedAmount: Cents;
  /** Opened and closings added up; over all entries of a payer the balance of payer.offset. */
  readonly openAmount: Cents;
  readonly closings: readonly RecoupmentClosing[];
  readonly state: RecoupmentState;
  readonly claimId?: string;
  /** What a matched adjustment (CS) brings from liability.unapplied to payer.offset, as it debits payer.offset. */
  readonly transferAmount: Cents;
  readonly findings: readonly { readonly finding: RecoupmentFinding; readonly amount: Cents }[];
}

/** What stands of an entry in the ledger and on the worklist. */
export interface StandingRecoupment {
  readonly key: string;
  readonly transferAmount: Cents;
  /** How many journals have moved that amount so far. */
  readonly transferCount: number;
  readonly findings: RecoupmentEntry['findings'];
  /** That its findings name. */
  readonly claimId?: string;
}
