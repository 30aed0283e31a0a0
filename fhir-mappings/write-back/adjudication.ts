import type { Cents } from '../../schemas/money.js';
import type { Adjustment, QualifiedAmount } from '../../schemas/remittance-advice.js';
import { moneyOf, quantityOf } from './fhir-decimal.js';
import { conceptOf, terminologyOf } from './record-parts.js';

const GROUP_CODES = 'https://x12.org/codes/claim-adjustment-group-codes';

const REASON_CODES = 'https://x12.org/codes/claim-adjustment-reason-codes';

const REMARK_CODES = 'https://x12.org/codes/remittance-advice-remark-codes';

const DISCRIMINATORS = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudicationDiscriminator';

/** What was decided of a claim or of one service. */
export interface Decision {
  readonly chargeAmount: Cents;
  readonly paymentAmount: Cents;
  readonly adjustments: readonly Adjustment[];
  readonly remarkCodes: readonly string[];
  readonly amounts: readonly QualifiedAmount[];
}

/** What was submitted, allowed and paid, then each adjustment under its group code, then the remarks. */
export function adjudicationOf({ chargeAmount, paymentAmount, adjustments, remarkCodes, amounts }: Decision) {
  return [
    amountOf('submitted', chargeAmount),
    // AMT*B6: what the payer allowed.
    ...amounts
      .filter(({ qualifier }) => qualifier === 'B6')
      .map(({ amount }) => amountOf('eligible', amount)),
    amountOf('benefit', paymentAmount),
    ...adjustmentsOf(adjustments),
    ...remarksOf(remarkCodes),
  ];
}

/** One for each triplet of a CAS, as sent: group code as category, CARC as reason. */
export function adjustmentsOf(adjustments: readonly Adjustment[]) {
  return adjustments.map(({ groupCode, reasonCode, amount, quantity }) => ({
    category: conceptOf(GROUP_CODES, groupCode),
    reason: conceptOf(REASON_CODES, reasonCode),
    amount: moneyOf(amount),
    ...(quantity !== undefined && quantityOf(quantity)),
  }));
}

export function remarksOf(remarkCodes: readonly string[]) {
  return remarkCodes.map((code) => ({
    category: conceptOf(DISCRIMINATORS, 'denialreason'),
    reason: conceptOf(REMARK_CODES, code),
  }));
}

export function totalsOf(decision: Pick<Decision, 'chargeAmount' | 'paymentAmount'>) {
  return [amountOf('submitted', decision.chargeAmount), amountOf('benefit', decision.paymentAmount)];
}

function amountOf(code: string, amount: Cents) {
  return { category: terminologyOf('adjudication', code), amount: moneyOf(amount) };
}
