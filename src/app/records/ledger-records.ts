import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Account, Journal, Posting } from '../../../schemas/ledger.js';
import type { Cents } from '../../../schemas/money.js';

export interface LedgerRecords {
  /**
   * Adds journals. The natural key is unique: adding one twice throws. Gives each the next number of the
   * practice's gapless sequence, and moves the stored account balances in the same transaction.
   */
  append(journals: readonly Journal[]): Promise<void>;
  /**
   * Writes now what was appended, which otherwise waits for the end of the transaction: for one that appends more than
   * should be held. Takes the lock of the practice's ledger, so every claim that will be needed must be locked before.
   */
  flush(): Promise<void>;
  /** Every posting that stands on these claims, in sequence order. */
  entriesOfClaims(claimIds: readonly string[]): Promise<LedgerEntry[]>;
  /** Every posting that names a remittance, in sequence order, with whether its journal was reversed as a whole. */
  entriesOfRemittance(remittanceId: string): Promise<(LedgerEntry & { readonly isReversed: boolean })[]>;
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
