import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { type Cents, formatCents, ZERO } from '../../../schemas/money.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import { type AdviceHeader, type JudgedRemittance, RemittanceJudge } from '../outline/judge-remittance.js';
import { checkPayee } from '../settings/check-payee.js';
import { findPayerSettings } from '../settings/payer-settings.js';

/** What a set says and whether it may be posted at all. */
export interface CheckedRemittance {
  readonly advice?: AdviceHeader;
  readonly issues: readonly Issue[];
  /** The set is quarantined whole: its envelope, its payment, its total or its payee is wrong. */
  readonly isQuarantined: boolean;
}

export function checkRemittance(
  set: TransactionSet,
  practice: PracticeSettings | undefined,
): CheckedRemittance {
  const judge = new RemittanceJudge(set.delimiters);
  for (const segment of set.segments) judge.add(segment);
  return checkJudged(judge.end(set.issues), practice);
}

/** What the first reading has found, and whether the set is meant for this practice. */
export function checkJudged(
  { advice, issues, isSound, shortfall }: JudgedRemittance,
  practice: PracticeSettings | undefined,
): CheckedRemittance {
  if (!advice) return { issues, isQuarantined: true };
  const payee = checkPayee(advice, practice);
  const isOurs = payee.every((found) => found.severity !== 'error');
  const carried = shortfall === undefined ? undefined : carryForward(advice, shortfall, practice);
  if (carried) {
    const told = issues.filter(({ code }) => !SHORTFALL_ISSUES.includes(code));
    return { ...carried, issues: [...told, ...carried.issues, ...payee], isQuarantined: !isOurs };
  }
  return { advice, issues: [...issues, ...payee], isQuarantined: !isSound || !isOurs };
}

const SHORTFALL_ISSUES: readonly Issue['code'][] = [
  'remittance.negative-cycle',
  'remittance.set-out-of-balance',
];

/**
 * For a payer that carries a payment below zero forward without a word: as if it had adjusted by an FB of that amount,
 * so that nothing is paid and the register knows what it will take (005010X221A1 PLB).
 */
function carryForward(
  advice: AdviceHeader,
  shortfall: Cents,
  practice: PracticeSettings | undefined,
): Pick<CheckedRemittance, 'advice' | 'issues'> | undefined {
  if (!findPayerSettings(advice, practice).some((payer) => payer.carriesForwardWithoutFb)) return undefined;
  const { providerAdjustments, payee, place } = advice;
  const forward = {
    ordinal: Math.max(0, ...providerAdjustments.map(({ ordinal }) => ordinal)) + 1,
    providerIdentifier: payee.identifier ?? '',
    reasonCode: 'FB',
    amount: shortfall,
    place,
  };
  const at = { segment: 'BPR', element: 2, line: place.line };
  const context = { stated: formatCents(advice.paymentAmount), shortfall: formatCents(shortfall) };
  return {
    advice: { ...advice, paymentAmount: ZERO, providerAdjustments: [...providerAdjustments, forward] },
    issues: [issue('remittance.carried-forward', at, context, 'warning')],
  };
}

/**
 * Payer, payee, trace number, amount and date: two sets that share them are one payment, or a mistake. The parts of a
 * payment share them too, because each of them states the whole amount.
 */
export function identityKeyOf(advice: AdviceHeader): string {
  return [
    advice.payerIdentifier,
    advice.payee.identifier ?? '',
    advice.traceNumber,
    formatCents(advice.wholePaymentAmount ?? advice.paymentAmount),
    advice.paymentDate,
  ].join('|');
}
