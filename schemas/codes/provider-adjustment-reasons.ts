import type { Account } from '../ledger.js';

/** Where a provider adjustment (PLB) counts, and whether a person has to look at it all the same. */
export interface ProviderAdjustmentReason {
  readonly account: Account;
  readonly needsReview: boolean;
}

const ACCOUNTS: readonly (readonly [account: Account, codes: string])[] = [
  ['payer.offset', 'WO FB 72 B2 AP C5 OB WU'],
  ['revenue.interest', 'L6 CR'],
  ['revenue.other-payer', 'CT CV CW DM GO HM OA IS LS PI PL RA RE TL BN IP FC'],
  ['asset.withheld', 'IR LE E3 SL AM'],
  ['expense.payer-charges', '50 51 90 AH L3'],
  ['write-off.bad-debt', 'BD'],
  ['adjustment.other', 'J1'],
];

/** These move the register of recoupments by a rule that no two payers share. */
const REVIEWED = ['WU', 'OB'];

/** Codes of PLB03-1 with an account of their own; B3, CS and codes not listed wait in liability.unapplied. */
export const PROVIDER_ADJUSTMENT_REASONS: ReadonlyMap<string, ProviderAdjustmentReason> = new Map(
  ACCOUNTS.flatMap(([account, codes]) =>
    codes.split(' ').map((code) => [code, { account, needsReview: REVIEWED.includes(code) }] as const),
  ),
);
