import type { CalendarDate } from './calendar-date.js';
import type { Account } from './ledger.js';

/**
 * Where money for claims that are not ours to post may lie, of the accounts of the ledger: revenue.other-payer for claims
 * of the same practice that another system keeps, liability.refund for those of another practice, whose money it is.
 */
export const LEGACY_ACCOUNTS = [
  'revenue.other-payer',
  'liability.refund',
] as const satisfies readonly Account[];

export type LegacyAccount = (typeof LEGACY_ACCOUNTS)[number];

/** The practice's word on which claim payments without a claim are those of an old system or of another practice. */
export interface LegacyRule {
  /** Tells the rules of a practice apart: `old-system`. */
  readonly name: string;
  readonly account: LegacyAccount;
  /** The go-live: every service of the claim was before this day. */
  readonly serviceBefore?: CalendarDate;
  /** What CLP01 looks like: capitals, digits and signs as they are, `#` for one digit, `*` at the end for any rest. */
  readonly controlNumbers?: readonly string[];
  /** By the date of the payment (BPR16), both included. */
  readonly effectiveFrom?: CalendarDate;
  readonly effectiveTo?: CalendarDate;
}

/** What was approved of one claim payment: where its money lies while it has no claim. */
export interface LegacyMove {
  readonly approvalId: string;
  readonly account: LegacyAccount;
}

/** What is taken back of a list: the request under which it was moved, and what lay on its account then. */
export interface LegacyReturn {
  readonly approvalId: string;
  readonly sets: LegacyList['sets'];
}

/** What one request is about: the rule as it was then, and claim payments by the hash of their set and their place in it. */
export interface LegacyList {
  readonly rule: LegacyRule;
  readonly sets: Readonly<Record<string, readonly number[]>>;
}
