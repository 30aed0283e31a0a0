import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Account, Journal, Posting } from '../../schemas/ledger.js';
import type { Cents } from '../../schemas/money.js';

export interface LedgerRecords {
  /**
   * Adds journals. The natural key is unique: adding one twice throws. Gives each the next number of the
   * practice's gapless sequence, and moves the stored account balances in the same transaction.
   */
  append(journals: readonly Journal[]): Promise<void>;
  /** Every posting that stands on these claims, in sequence order. */
  entriesOfClaims(claimIds: readonly string[]): Promise<LedgerEntry[]>;
  /** Sums of debits less credits by account, as of a business date and as known at an instant. */
  trialBalance(at: LedgerTime): Promise<{ account: Account; balance: Cents }[]>;
  /** Open receivables by claim and party, as of a business date and as known at an instant. */
  receivables(at: LedgerTime): Promise<ReceivableBalance[]>;
  /** Items of liability.unapplied with a balance. */
  unapplied(at: LedgerTime): Promise<{ workItemId?: string; claimPaymentId?: string; balance: Cents }[]>;
}

export interface LedgerTime {
  readonly asOf: CalendarDate;
  /** Only journals recorded at or before this instant. */
  readonly knownAt?: Date;
}

export interface LedgerEntry extends Posting {
  readonly journalKey: string;
  readonly sequence: number;
}

export interface ReceivableBalance {
  readonly claimId: string;
  readonly patientAccountId: string;
  readonly account: Account;
  /** Debits less credits; negative is a credit balance. */
  readonly balance: Cents;
  readonly firstServiceDate: CalendarDate;
  readonly lastServiceDate: CalendarDate;
}
