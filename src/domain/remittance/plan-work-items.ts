import { type Issue, issue } from '../../../schemas/issue.js';
import type { PayerSequence } from '../../../schemas/ledger.js';
import {
  addCents,
  type Cents,
  formatCents,
  minCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../../schemas/money.js';
import type { ClaimAccount, PlannedWorkItem, WorkItemKind } from '../../../schemas/remittance-records.js';
import { findUnanswered } from './adjudicate.js';
import type { FoldedClaim } from './fold-adjudications.js';
import { type FoldedPayment, findAppliedCash, findStandingParts } from './folded-payment.js';
import { unappliedKey } from './posting-difference.js';
import { chargeAccountOf, payerAccount } from './receivables.js';

/**
 * The kinds that a posting plan opens, and what a decision of the payer makes idle; an open item of these kinds that a
 * new plan lacks has settled itself.
 */
const PLANNED_KINDS: ReadonlySet<WorkItemKind> = new Set<WorkItemKind>([
  'unmatched-claim',
  'claim-out-of-balance',
  'adjudicated-twice',
  'overpaid',
  'unexplained-remainder',
  'negative-amount',
  'reversal-differs',
  'unexpected-payment',
  'held-claim-payment',
  'possible-duplicate',
  'coverage-changed',
  'patient-share-barred',
  'rejected-claim',
  'undecided-acknowledgement',
  'contradicting-acknowledgement',
]);

/** Natural keys of a claim's open items that its new plan no longer has. */
export function findSettledItems(
  open: readonly PlannedWorkItem[],
  planned: readonly PlannedWorkItem[],
): string[] {
  const standing = new Set(planned.map((item) => item.naturalKey));
  return open
    .filter((item) => PLANNED_KINDS.has(item.kind) && !standing.has(item.naturalKey))
    .map((item) => item.naturalKey);
}

/** NM1 of loop 2100: corrected member, corrected priority payer, other subscriber. */
const COVERAGE_ENTITIES = ['74', 'PR', 'GB'];

/** Everything of the fold that a person has to look at, with stable keys. */
export function planWorkItems(claim: ClaimAccount, folded: FoldedClaim): PlannedWorkItem[] {
  const sequences = [...new Set(folded.payments.map((payment) => payment.payerSequence))];
  return [
    ...folded.payments.flatMap((payment) => [
      ...planConcern(claim, payment),
      ...planTwice(claim, payment),
      ...planBarred(claim, payment),
      ...planCoverage(claim, payment),
    ]),
    ...sequences.flatMap((sequence) => checkPayer(claim, folded, sequence)),
  ];
}

/** The item behind the claim payment's money in liability.unapplied: its amount is exactly that money. */
function planConcern(claim: ClaimAccount, payment: FoldedPayment): PlannedWorkItem[] {
  if (!payment.concern) return [];
  const { claimPaymentId, payment: stated } = payment.adjudication;
  const amount = subtractCents(stated.paymentAmount, findAppliedCash(payment));
  const { kind, issue: found } = payment.concern;
  return [itemOf(claim, { kind, naturalKey: unappliedKey(claimPaymentId), claimPaymentId, amount }, found)];
}

function planTwice(claim: ClaimAccount, payment: FoldedPayment): PlannedWorkItem[] {
  if (payment.isReversed) return [];
  const twice = payment.parts.filter((part) => part.isTwice);
  if (twice.length === 0) return [];
  const { claimPaymentId } = payment.adjudication;
  const amount = findTwiceCash(payment);
  const found = issue('remittance.adjudicated-twice', clpOf(payment), {
    charge: formatCents(sumCents(twice, (part) => part.part.chargeAmount)),
    payment: formatCents(amount),
  });
  const naturalKey = `adjudicated-twice:${claimPaymentId}`;
  return [itemOf(claim, { kind: 'adjudicated-twice', naturalKey, claimPaymentId, amount }, found)];
}

function findTwiceCash(payment: FoldedPayment): Cents {
  const effects = payment.parts.filter((part) => part.isTwice).flatMap((part) => part.effects);
  return sumCents(effects, (effect) => effect.amount);
}

function planBarred(claim: ClaimAccount, payment: FoldedPayment): PlannedWorkItem[] {
  if (payment.isReversed) return [];
  const { claimPaymentId } = payment.adjudication;
  return payment.parts
    .filter((part) => !part.isSuperseded)
    .flatMap((part) =>
      part.barred.map(({ adjustment, amount, bar }) => {
        const { lineControlNumber } = part.part;
        const { groupCode, reasonCode, casOrdinal } = adjustment;
        const naturalKey = `patient-share-barred:${claimPaymentId}:${casOrdinal}`;
        const of = { kind: 'patient-share-barred', naturalKey, claimPaymentId, amount } as const;
        const context = { amount: formatCents(amount), groupCode, reasonCode, bar };
        const found = issue('remittance.patient-share-barred', clpOf(payment), context, 'warning');
        const item = itemOf(claim, of, found);
        return lineControlNumber === undefined ? item : { ...item, lineControlNumber };
      }),
    );
}

/** The next claim waits for these tasks; nothing is overwritten. */
function planCoverage(claim: ClaimAccount, payment: FoldedPayment): PlannedWorkItem[] {
  const { claimPaymentId, payment: stated } = payment.adjudication;
  const entities = [...new Set(stated.names.map((name) => name.entityCode))];
  return entities
    .filter((entityCode) => COVERAGE_ENTITIES.includes(entityCode))
    .map((entityCode) => {
      const naturalKey = `coverage-changed:${claimPaymentId}:${entityCode}`;
      const at = { ...clpOf(payment), segment: 'NM1' };
      const found = issue('remittance.coverage-changed', at, { entityCode }, 'warning');
      return itemOf(claim, { kind: 'coverage-changed', naturalKey, claimPaymentId, amount: ZERO }, found);
    });
}

/** Step 5, for one payer of the claim: a credit is overpaid, what no reason explains is a remainder. */
function checkPayer(claim: ClaimAccount, folded: FoldedClaim, sequence: PayerSequence): PlannedWorkItem[] {
  const payments = folded.payments.filter((each) => each.payerSequence === sequence);
  if (!payments.some((each) => each.disposition === 'posted')) return [];
  const account = payerAccount(sequence);
  const balance = folded.receivables.ofClaim(account);
  const standing = findStandingParts(payments);
  const twice = sumCents(payments, (each) => (each.isReversed ? ZERO : findTwiceCash(each)));
  const credit = minCents(ZERO, addCents(balance, twice));
  if (credit < ZERO) {
    const found = issue('remittance.overpaid', {}, { payerSequence: sequence, amount: absolute(credit) });
    const naturalKey = `overpaid:${claim.claimId}:${sequence}`;
    return [itemOf(claim, { kind: 'overpaid', naturalKey, amount: credit }, found)];
  }
  const unanswered =
    standing.length === 0 && account !== chargeAccountOf(claim) ? balance : findUnanswered(claim, standing);
  const kept = sumCents(standing, (part) => part.stayingAmount);
  const amount = subtractCents(balance, kept, unanswered);
  if (amount <= ZERO) return [];
  const context = { payerSequence: sequence, amount: formatCents(amount) };
  const found = issue('remittance.unexplained-remainder', {}, context);
  const naturalKey = `unexplained-remainder:${claim.claimId}:${sequence}`;
  return [itemOf(claim, { kind: 'unexplained-remainder', naturalKey, amount }, found)];
}

function itemOf(
  claim: ClaimAccount,
  of: Pick<PlannedWorkItem, 'kind' | 'naturalKey' | 'claimPaymentId' | 'amount'>,
  found: Issue,
): PlannedWorkItem {
  return { ...of, claimId: claim.claimId, issues: [found] };
}

function clpOf({ adjudication }: FoldedPayment): Issue['at'] {
  return { loop: '2100', segment: 'CLP', line: adjudication.payment.place.line };
}

function absolute(credit: Cents): string {
  return formatCents(subtractCents(ZERO, credit));
}
