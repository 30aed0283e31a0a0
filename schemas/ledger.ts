import type { CalendarDate } from './calendar-date.js';
import type { Cents } from './money.js';

/** The place of a payer among those responsible for a claim: 1 primary, 2 secondary, 3 tertiary ... */
export type PayerSequence = number;

/** The accounts of the ledger. A payer's receivable carries its sequence, so that moving a balance moves between accounts. */
export type Account =
  | `receivable.payer.${PayerSequence}`
  | 'receivable.patient'
  | 'receivable.agency'
  | 'cash.remittance'
  | 'cash.patient'
  | 'cash.bank'
  | 'adjustment.contractual'
  | 'adjustment.capitation'
  | 'adjustment.payer-initiated'
  | 'adjustment.other'
  | 'write-off.denial'
  | 'write-off.bad-debt'
  | 'write-off.small-balance'
  | 'write-off.charity'
  | 'expense.payer-charges'
  | 'asset.withheld'
  | 'revenue.charges'
  | 'revenue.interest'
  | 'revenue.other-payer'
  | 'liability.unapplied'
  | 'liability.patient-unapplied'
  | 'liability.refund'
  | 'payer.offset'
  | 'suspense.variance';

/** What a posting is about; every part is optional, and what is known is said. */
export interface PostingDimensions {
  readonly claimId?: string;
  readonly patientAccountId?: string;
  /** REF*6R of the service line; absent where a payer adjudicated the claim as a whole. */
  readonly lineControlNumber?: string;
  readonly payerSequence?: PayerSequence;
  readonly payerId?: string;
  /** The remittance whose cash this is: the reversing one for a reversal. */
  readonly remittanceId?: string;
  readonly claimPaymentId?: string;
  /** The open exception behind money in liability.unapplied. */
  readonly workItemId?: string;
  readonly groupCode?: string;
  readonly reasonCode?: string;
  /** Code and reference of a provider adjustment. */
  readonly providerAdjustmentReference?: string;
}

/** One amount from one account to another: debit and credit differ and the amount is above zero. */
export interface Posting extends PostingDimensions {
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: Cents;
}

export type JournalKind =
  | 'charge'
  | 'claim-payment'
  | 'unapplied-cash'
  | 'release'
  | 'reversal'
  | 'restatement'
  | 'provider-adjustment'
  | 'recoupment'
  | 'deposit'
  | 'write-off'
  | 'billed-on'
  | 'variance'
  | 'legacy'
  | 'patient-payment'
  | 'refund'
  | 'refund-payment'
  | 'undo';

/** A set of postings with a natural key: the same key is posted once. Never changed; corrected by another journal. */
export interface Journal {
  readonly naturalKey: string;
  readonly kind: JournalKind;
  /** The business date on which it counts. */
  readonly accountingDate: CalendarDate;
  /** Natural key of the journal that this one mirrors, where it is a reversal of a whole journal. */
  readonly reverses?: string;
  readonly postings: readonly Posting[];
}
