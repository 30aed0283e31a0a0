import type { CalendarDate } from './calendar-date.js';
import { addCents, type Cents } from './money.js';

/** Money that has reached the bank, as a statement tells it. */
export interface BankDeposit {
  /** Made of what the statement says, so that the same deposit in another file is the same. */
  readonly key: string;
  readonly date: CalendarDate;
  /** What arrived; below zero where the bank gave a deposit back. */
  readonly amount: Cents;
  /** What a card processor kept of the payment; zero for all others. */
  readonly fee: Cents;
  /** TRN02 of the addenda, or the number of a cheque. */
  readonly traceNumber?: string;
  /** TRN03: 1 and the payer's tax number. */
  readonly payerIdentifier?: string;
}

/** What a payer has announced by a posted remittance. */
export interface ExpectedDeposit {
  readonly remittanceId: string;
  readonly setHash: string;
  readonly traceNumber: string;
  readonly payerIdentifier: string;
  readonly payerName: string;
  readonly date: CalendarDate;
  /** BPR02, above zero. */
  readonly amount: Cents;
  /** BPR04. */
  readonly paymentMethodCode: string;
}

export type DepositState = 'matched' | 'money-without-remittance' | 'deposit-amount-mismatch';

/** Where money of a deposit lies: with a remittance, or in liability.unapplied. */
export interface DepositPlace {
  readonly remittanceId?: string;
  readonly amount: Cents;
}

export interface DepositPlacement {
  readonly deposit: BankDeposit;
  readonly state: DepositState;
  /** Together the deposit with its fee. */
  readonly places: readonly DepositPlace[];
}

/** What stands of a deposit in the ledger. */
export interface StandingDeposit {
  readonly key: string;
  readonly places: readonly DepositPlace[];
  readonly journalCount: number;
}

/** What the payer has paid: what arrived, and the fee that was kept of it. */
export function depositTotal({ amount, fee }: BankDeposit): Cents {
  return addCents(amount, fee);
}
