import type { IssueCode } from './issue.js';
import { type Issue, issue } from './issue.js';
import { addCents, type Cents, formatCents, subtractCents, ZERO } from './money.js';
import type {
  Adjustment,
  ClaimPayment,
  ClaimPaymentAmounts,
  RemittanceAdvice,
  ServicePaymentAmounts,
} from './remittance-advice.js';
import { type Balance, compare, type SetBalance, SetBalanceSum } from './remittance-set-balance.js';
import { findUnknownBalances, type UnknownBalances } from './unreadable-amounts.js';

export { type Balance, compare } from './remittance-set-balance.js';

/**
 * The three balances of one claim payment, with those that fail as issues. An amount that could not be read counts as zero: what
 * differs because of it is told by that amount alone.
 */
export interface ClaimPaymentBalance {
  readonly ordinal: number;
  /** CLP04 against CLP03 less every CAS of claim and lines. */
  readonly claim: Balance;
  /** SVC03 against SVC02 less the CAS of the line, by ordinal of the service payment. */
  readonly lines: readonly LineBalance[];
  /** True when every amount could be read and nothing is out of balance; warnings do not count. */
  readonly balances: boolean;
  readonly issues: readonly Issue[];
}

/** Of one service payment, by its ordinal. */
export interface LineBalance extends Balance {
  readonly ordinal: number;
}

/** The balances of a set at its three levels (005010X221A1 1.10.2). */
export interface RemittanceBalance extends SetBalance {
  readonly claimPayments: readonly ClaimPaymentBalance[];
  /** Ordinals of the claim payments that do not prove; each is an exception with its cash unapplied. */
  readonly failingOrdinals: readonly number[];
  /** Issues of the set and of all its claim payments. */
  readonly issues: readonly Issue[];
}

/**
 * Checks all three levels to the cent; what fails is an issue with stated, computed and difference. Never throws for what was read:
 * the reader refuses amounts whose sums would not be exact.
 */
export function checkRemittanceBalance(advice: RemittanceAdvice): RemittanceBalance {
  const sum = new SetBalanceSum();
  for (const payment of advice.claimPayments) sum.add(payment, payment.amounts);
  const { issues, ...set } = sum.check(advice, advice.providerAdjustments);
  const claimPayments = advice.claimPayments.map(checkClaimPaymentBalance);
  return {
    ...set,
    claimPayments,
    failingOrdinals: claimPayments.filter((each) => !each.balances).map((each) => each.ordinal),
    issues: [...issues, ...claimPayments.flatMap((each) => each.issues)],
  };
}

/** Checks one CLP and its SVCs. */
export function checkClaimPaymentBalance(payment: ClaimPaymentAmounts): ClaimPaymentBalance {
  const { services } = payment;
  const unknown = findUnknownBalances(payment);
  // Made to measure by `map`: growing takes room for seventeen.
  const lines = services.map(balanceLine);
  let adjusted = sumAdjustments(payment.adjustments);
  for (let index = 0; index < lines.length; index += 1) {
    adjusted = addCents(adjusted, subtractCents(services[index]!.chargeAmount, lines[index]!.computed));
  }
  const claim = compare(payment.paymentAmount, subtractCents(payment.chargeAmount, adjusted));
  const issues: Issue[] = [];
  if (claim.difference !== ZERO && !unknown.claim) issues.push(claimIssue(payment, claim));
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const service = services[index]!;
    if (line.difference !== ZERO && !unknown.line(service)) issues.push(lineIssue(payment, service, line));
  }
  if (!unknown.lineCharges) checkLineCharges(payment, issues);
  if (!unknown.patientResponsibility) checkPatientResponsibility(payment, issues);
  const { ordinal } = payment;
  if (payment.unreadableAmounts) {
    const marked = markUnknown(unknown, services, { claim, lines });
    return { ordinal, ...marked, balances: false, issues };
  }
  const balances = issues.length === 0 || issues.every((found) => found.severity !== 'error');
  return { ordinal, claim, lines, balances, issues };
}

function markUnknown(
  unknown: UnknownBalances,
  services: readonly ServicePaymentAmounts[],
  { claim, lines }: Pick<ClaimPaymentBalance, 'claim' | 'lines'>,
): Pick<ClaimPaymentBalance, 'claim' | 'lines'> {
  return {
    claim: unknown.claim ? { ...claim, isUnknown: true } : claim,
    lines: lines.map((line, index) => (unknown.line(services[index]!) ? { ...line, isUnknown: true } : line)),
  };
}

function balanceLine(service: ServicePaymentAmounts): LineBalance {
  const { ordinal, paymentAmount: stated } = service;
  const computed = subtractCents(service.chargeAmount, sumAdjustments(service.adjustments));
  return { ordinal, stated, computed, difference: subtractCents(stated, computed) };
}

/** The CAS of the claim and of all its lines, in the order sent. */
export function findAllAdjustments(payment: ClaimPayment): readonly Adjustment[] {
  return [...payment.adjustments, ...payment.services.flatMap((service) => service.adjustments)];
}

/** By index and without a function for each item, as all sums of a balance: it is asked for millions of times. */
export function sumAdjustments(adjustments: readonly Adjustment[]): Cents {
  let sum = ZERO;
  for (let index = 0; index < adjustments.length; index += 1) sum = addCents(sum, adjustments[index]!.amount);
  return sum;
}

function claimIssue(payment: ClaimPaymentAmounts, claim: Balance): Issue {
  return outOfBalance(
    'remittance.claim-out-of-balance',
    { loop: '2100', segment: 'CLP', element: 4, line: payment.place.line },
    payment,
    claim,
  );
}

function lineIssue(payment: ClaimPaymentAmounts, service: ServicePaymentAmounts, line: Balance): Issue {
  const at = { loop: '2110', segment: 'SVC', element: 3, line: service.place.line };
  const found = outOfBalance('remittance.line-out-of-balance', at, service, line);
  return { ...found, context: { ...found.context, claimPayment: payment.ordinal, line: service.ordinal } };
}

function outOfBalance(
  code: IssueCode,
  at: Issue['at'],
  of: { readonly chargeAmount: Cents; readonly paymentAmount: Cents },
  balance: Balance,
): Issue {
  return issue(code, at, {
    charge: formatCents(of.chargeAmount),
    payment: formatCents(of.paymentAmount),
    computed: formatCents(balance.computed),
    difference: formatCents(balance.difference),
  });
}

/** Where lines are present they carry the whole charge, and their payments less the CAS of the claim are CLP04. */
function checkLineCharges(payment: ClaimPaymentAmounts, issues: Issue[]): void {
  const { services } = payment;
  if (services.length === 0) return;
  let charges = ZERO;
  for (let index = 0; index < services.length; index += 1) {
    charges = addCents(charges, services[index]!.chargeAmount);
  }
  if (charges === payment.chargeAmount) return;
  issues.push(
    issue(
      'remittance.lines-not-claim-charge',
      { loop: '2100', segment: 'CLP', element: 3, line: payment.place.line },
      {
        stated: formatCents(payment.chargeAmount),
        computed: formatCents(charges),
        difference: formatCents(subtractCents(payment.chargeAmount, charges)),
      },
    ),
  );
}

/** CLP05 is not part of any balance; it is absent on reversals. */
function checkPatientResponsibility(payment: ClaimPaymentAmounts, issues: Issue[]): void {
  const stated = payment.patientResponsibilityAmount;
  if (stated === undefined || payment.chargeAmount < ZERO) return;
  let computed = sumPatientShare(payment.adjustments);
  const { services } = payment;
  for (let index = 0; index < services.length; index += 1) {
    computed = addCents(computed, sumPatientShare(services[index]!.adjustments));
  }
  if (stated === computed) return;
  issues.push(
    issue(
      'remittance.patient-responsibility-differs',
      { loop: '2100', segment: 'CLP', element: 5, line: payment.place.line },
      {
        stated: formatCents(stated),
        computed: formatCents(computed),
        difference: formatCents(subtractCents(stated, computed)),
      },
      'warning',
    ),
  );
}

function sumPatientShare(adjustments: readonly Adjustment[]): Cents {
  let sum = ZERO;
  for (let index = 0; index < adjustments.length; index += 1) {
    const { groupCode, amount } = adjustments[index]!;
    if (groupCode === 'PR') sum = addCents(sum, amount);
  }
  return sum;
}
