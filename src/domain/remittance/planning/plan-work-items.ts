import { type Issue, issue } from '../../../../schemas/issue.js';
import type { Account, PayerSequence } from '../../../../schemas/ledger.js';
import {
  addCents,
  type Cents,
  formatCents,
  maxCents,
  minCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../../../schemas/money.js';
import type { ClaimAccount, PlannedWorkItem, WorkItemKind } from '../../../../schemas/remittance-records.js';
import { findUnanswered } from '../folding/adjudicate.js';
import { sumStaying } from '../folding/answered-charge.js';
import type { FoldedClaim } from '../folding/fold-adjudications.js';
import {
  type Concern,
  type FoldedPayment,
  findAppliedCash,
  findStandingParts,
  isStanding,
  type StandingPart,
} from '../folding/folded-payment.js';
import { chargeAccountOf, type Effect, payerAccount } from '../folding/receivables.js';
import { buildDisclaimer } from './build-disclaimer.js';
import { planUnderpayments } from './plan-underpayments.js';
import { unappliedKey } from './posting-difference.js';

/**
 * The kinds that a posting plan opens, and what a decision of the payer makes idle; an open item of these kinds that a
 * new plan lacks has settled itself.
 */
const PLANNED_KINDS: ReadonlySet<WorkItemKind> = new Set<WorkItemKind>([
  'unmatched-claim',
  'unknown-payer',
  'claim-out-of-balance',
  'adjudicated-twice',
  'overpaid',
  'unexplained-remainder',
  'underpayment',
  'negative-amount',
  'reversal-differs',
  'unexpected-payment',
  'held-claim-payment',
  'possible-duplicate',
  'coverage-changed',
  'cob-stale',
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
  const sequences = new Set(folded.payments.map((payment) => payment.payerSequence));
  const items: PlannedWorkItem[] = [];
  for (const payment of folded.payments) {
    items.push(
      ...planConcern(claim, payment, folded),
      ...planTwice(claim, payment),
      ...planBarred(claim, payment),
      ...planCoverage(claim, payment),
    );
  }
  for (const sequence of sequences) items.push(...checkPayer(claim, folded, sequence));
  items.push(...planUnderpayments(claim, folded));
  return items;
}

/** The item behind the claim payment's money in liability.unapplied: its amount is exactly that money. */
function planConcern(claim: ClaimAccount, payment: FoldedPayment, folded: FoldedClaim): PlannedWorkItem[] {
  const { claimPaymentId, payment: stated } = payment.adjudication;
  const amount = subtractCents(stated.paymentAmount, findAppliedCash(payment));
  const concern = payment.concern ?? findReplaced(payment, amount);
  if (!concern) return [];
  const { kind, issue: found } = concern;
  const of = { kind, naturalKey: unappliedKey(claimPaymentId), claimPaymentId, amount };
  const item = itemOf(claim, of, found);
  const disclaimers = findDisclaimers(payment, folded).flatMap((each) =>
    buildDisclaimer(each.adjudication.payment, each.payerSequence),
  );
  return [{ ...item, issues: [...item.issues, ...disclaimers] }];
}

/** Its own, and of what is held those of the payers for which it may wait. */
function findDisclaimers(payment: FoldedPayment, { payments }: FoldedClaim): readonly FoldedPayment[] {
  if (payment.concern?.issue.code !== 'remittance.held-for-earlier-payer') return [payment];
  return payments.filter((each) => each === payment || each.payerSequence < payment.payerSequence);
}

/** What a payer paid before it adjudicated again without a reversal waits until it is taken back. */
function findReplaced(payment: FoldedPayment, amount: Cents): Concern | undefined {
  if (amount === ZERO) return undefined;
  const context = { payment: formatCents(amount) };
  return { kind: 'adjudicated-twice', issue: issue('remittance.replaced', clpOf(payment), context) };
}

function planTwice(claim: ClaimAccount, payment: FoldedPayment): PlannedWorkItem[] {
  const twice = findTwice(payment);
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
  return sumCents(findTwiceEffects(payment), (effect) => effect.amount);
}

function findTwiceEffects(payment: FoldedPayment): readonly Effect[] {
  return findTwice(payment).flatMap((part) => part.effects);
}

function findTwice({ parts }: FoldedPayment): StandingPart[] {
  return parts.filter((part) => part.isTwice && !part.isReversed);
}

function planBarred(claim: ClaimAccount, payment: FoldedPayment): PlannedWorkItem[] {
  const { claimPaymentId } = payment.adjudication;
  return payment.parts.filter(isStanding).flatMap((part) =>
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
  const entities = stated.names
    .map((name) => name.entityCode)
    .filter((entityCode) => COVERAGE_ENTITIES.includes(entityCode));
  return [...new Set(entities)].map((entityCode) => {
    const naturalKey = `coverage-changed:${claimPaymentId}:${entityCode}`;
    const at = { ...clpOf(payment), segment: 'NM1' };
    const found = issue('remittance.coverage-changed', at, { entityCode }, 'warning');
    return itemOf(claim, { kind: 'coverage-changed', naturalKey, claimPaymentId, amount: ZERO }, found);
  });
}

/** Step 5, for one payer of the claim: a credit is overpaid, what no reason explains is a remainder; neither hides the other. */
function checkPayer(claim: ClaimAccount, folded: FoldedClaim, sequence: PayerSequence): PlannedWorkItem[] {
  const payments = folded.payments.filter((each) => each.payerSequence === sequence);
  if (!payments.some((each) => each.disposition === 'posted')) return [];
  const account = payerAccount(sequence);
  // What was only denied and answered since explains nothing any more.
  const standing = findStandingParts(payments).filter(({ isReplaced }) => !isReplaced);
  const twice = payments.flatMap(findTwiceEffects);
  const credit = findCredit(folded, account, twice);
  const items = credit < ZERO ? [overpaidOf(claim, sequence, credit)] : [];
  // What is told as a credit, or as adjudicated twice, hides nothing of what other lines still owe.
  const told = subtractCents(
    sumCents(twice, (effect) => effect.amount),
    credit,
  );
  const balance = addCents(folded.receivables.ofClaim(account), told);
  const unanswered =
    standing.length === 0 && account !== chargeAccountOf(claim) ? balance : findUnanswered(claim, standing);
  const kept = findKept(folded, sequence, standing, twice);
  const amount = subtractCents(balance, kept, unanswered);
  if (amount <= ZERO) return items;
  const context = { payerSequence: sequence, amount: formatCents(amount) };
  const found = issue('remittance.unexplained-remainder', {}, context);
  const naturalKey = `unexplained-remainder:${claim.claimId}:${sequence}`;
  return [...items, itemOf(claim, { kind: 'unexplained-remainder', naturalKey, amount }, found)];
}

/** What is denied, pending or barred of what a payer still owes, less what was decided of it. */
function findKept(
  { decided, receivables }: FoldedClaim,
  sequence: PayerSequence,
  standing: readonly StandingPart[],
  twice: readonly Effect[],
): Cents {
  const ofDenials = decided
    .filter((each) => each.payerSequence === sequence && each.decision.decision !== 'variance')
    .map(({ effect }) => effect);
  const amountOf = (effect: Effect) => effect.amount;
  const openOf = (line: string) => {
    const moved = [...ofDenials, ...twice].filter(({ lineControlNumber = '' }) => lineControlNumber === line);
    const balance = receivables.ofLine(payerAccount(sequence), line);
    return maxCents(ZERO, addCents(balance, sumCents(moved, amountOf)));
  };
  return subtractCents(sumStaying(standing, openOf), sumCents(ofDenials, amountOf));
}

/** Below zero: what a payer has paid above what was open, by line where nothing stands without one. */
function findCredit({ receivables }: FoldedClaim, account: Account, twice: readonly Effect[]): Cents {
  const balances = receivables.linesOf(account);
  for (const { lineControlNumber = '', amount } of twice) {
    balances.set(lineControlNumber, addCents(balances.get(lineControlNumber) ?? ZERO, amount));
  }
  const all = [...balances.values()];
  const isByLine = (balances.get('') ?? ZERO) === ZERO;
  return isByLine
    ? sumCents(all, (balance) => minCents(ZERO, balance))
    : minCents(
        ZERO,
        sumCents(all, (balance) => balance),
      );
}

function overpaidOf(claim: ClaimAccount, sequence: PayerSequence, credit: Cents): PlannedWorkItem {
  const found = issue('remittance.overpaid', {}, { payerSequence: sequence, amount: absolute(credit) });
  const naturalKey = `overpaid:${claim.claimId}:${sequence}`;
  return itemOf(claim, { kind: 'overpaid', naturalKey, amount: credit }, found);
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
