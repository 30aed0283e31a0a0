import { type Issue, issue } from '../../../../schemas/issue.js';
import { formatCents, subtractCents, ZERO } from '../../../../schemas/money.js';
import { checkClaimPaymentBalance, findAllAdjustments } from '../../../../schemas/remittance-balance.js';
import type { Adjudication, ClaimAccount, WorkItemKind } from '../../../../schemas/remittance-records.js';
import type { PlanTerms } from '../plan-terms.js';
import {
  type AdjudicatedParts,
  buildParts,
  buildWhole,
  findNegativeSum,
  postAdjudication,
} from './adjudicate.js';
import {
  buildCanonicalOrder,
  hasNegatedAmounts,
  isInformation,
  isLinked,
  isReversal,
  type OrderedAdjudication,
} from './canonical-order.js';
import { type FoldedDecision, findVariance, foldDecisions } from './fold-decisions.js';
import {
  type Concern,
  type FoldedPayment,
  findAppliedCash,
  findEffects,
  type StandingPart,
  type TakenParts,
} from './folded-payment.js';
import { isPayerUnknown, namePayers } from './name-payers.js';
import { findPayers, Receivables } from './receivables.js';
import { hasNegatedLine, type Taking } from './reversed-lines.js';

/** The ledger of a claim as its adjudications imply it. */
export interface FoldedClaim {
  readonly payments: readonly FoldedPayment[];
  readonly receivables: Receivables;
  /** In an order of their own, so that it does not matter who decided first. */
  readonly decided: readonly FoldedDecision[];
}

/** Folds a claim's adjudications in canonical order, payer by payer. The order in which they came does not matter. */
export function foldAdjudications(
  claim: ClaimAccount,
  adjudications: readonly Adjudication[],
  terms: PlanTerms,
): FoldedClaim {
  const receivables = new Receivables(claim);
  const payments: FoldedPayment[] = [];
  const decided: FoldedDecision[] = [];
  const named = namePayers(claim, adjudications);
  const placed = named.map((adjudication) => moveToOriginal(adjudication, named));
  const sequences = [...new Set(placed.map((each) => each.payerSequence))].sort((a, b) => a - b);
  for (const sequence of sequences) {
    const ofPayer = placed.filter((each) => each.payerSequence === sequence);
    for (const ordered of buildCanonicalOrder(ofPayer)) {
      payments.push(foldOne(ordered, { claim, terms, receivables, payments }));
    }
    const own = payments.filter((payment) => payment.payerSequence === sequence);
    decided.push(...foldDecisions(claim, own, receivables, payments));
  }
  return { payments, receivables, decided };
}

/** A reversal says 22 and so not which payer; where only another payer's claim payment bears its number, it is theirs. */
function moveToOriginal(adjudication: Adjudication, all: readonly Adjudication[]): Adjudication {
  if (!isReversal(adjudication)) return adjudication;
  const originals = all.filter(
    (other) =>
      !isReversal(other) &&
      isLinked(adjudication, other) &&
      (hasNegatedAmounts(adjudication, other) || hasNegatedLine(adjudication, other)),
  );
  const sequences = new Set(originals.map((original) => original.payerSequence));
  if (sequences.size !== 1 || sequences.has(adjudication.payerSequence)) return adjudication;
  return { ...adjudication, payerSequence: originals[0]!.payerSequence };
}

function foldOne(
  ordered: OrderedAdjudication,
  {
    claim,
    terms,
    receivables,
    payments,
  }: Pick<FoldedClaim, 'payments' | 'receivables'> & { claim: ClaimAccount; terms: PlanTerms },
): FoldedPayment {
  const { adjudication } = ordered;
  const { payerSequence } = adjudication;
  const base = { adjudication, payerSequence, parts: [], isReversed: false };
  if (isPayerUnknown(claim, adjudication)) {
    const { claimStatusCode } = adjudication.payment;
    return {
      ...base,
      ...exception('unknown-payer', adjudication, 'remittance.unknown-payer', { claimStatusCode }),
    };
  }
  // By line it explains nothing: what it states of the claim as a whole is posted, and the rest is told.
  const isAccepted = findVariance(claim, adjudication.claimPaymentId) !== undefined;
  const parts = (isAccepted ? buildWhole : buildParts)(claim, adjudication, terms);
  const refused = checkPayment(adjudication, parts, isAccepted);
  if (refused) return { ...base, ...refused };
  if (ordered.reversal) return foldReversal(ordered, base, receivables, payments);
  const waitsFor = findMissingPayer(claim, adjudication, payments);
  if (waitsFor !== undefined) {
    const concern = concernOf('held-claim-payment', adjudication, 'remittance.held-for-earlier-payer', {
      payerSequence,
      waitsFor,
    });
    return { ...base, disposition: 'held', concern };
  }
  const earlier = payments.filter((payment) => payment.payerSequence === payerSequence);
  const posted = postAdjudication(adjudication, parts, { claim, terms, receivables, earlier });
  return { adjudication, payerSequence, disposition: 'posted', parts: posted, isReversed: false };
}

/** A claim payment that says nothing about money, does not prove, or is negative without being a reversal. */
function checkPayment(
  adjudication: Adjudication,
  parts: AdjudicatedParts,
  isAccepted: boolean,
): Pick<FoldedPayment, 'disposition' | 'concern'> | undefined {
  const { payment } = adjudication;
  const { claimStatusCode } = payment;
  if (isInformation(adjudication)) {
    if (payment.paymentAmount === ZERO) return { disposition: 'information' };
    const code = 'remittance.information-with-cash';
    return exception('unexpected-payment', adjudication, code, { claimStatusCode });
  }
  // A reversal without CAS is taken from the stored original; one that has them must prove.
  const { balances, issues } = checkClaimPaymentBalance(payment);
  if (!balances && !isAccepted && !isBareReversal(adjudication)) {
    const found = payment.unreadableAmounts?.[0] ?? issues.find((each) => each.severity === 'error')!;
    return { disposition: 'exception', concern: { kind: 'claim-out-of-balance', issue: found } };
  }
  if (isReversal(adjudication)) return undefined;
  if (payment.paymentAmount < ZERO) {
    const charge = formatCents(payment.chargeAmount);
    return exception('negative-amount', adjudication, 'remittance.negative-payment', { charge });
  }
  const negative = findNegativeSum(parts);
  if (!negative) return undefined;
  return exception('negative-amount', adjudication, 'remittance.negative-sum', {
    what: negative.what,
    amount: formatCents(negative.amount),
  });
}

function isBareReversal(adjudication: Adjudication): boolean {
  return isReversal(adjudication) && findAllAdjustments(adjudication.payment).length === 0;
}

/** The first payer before this one that has not adjudicated and is waited for; a reversed adjudication is one. */
function findMissingPayer(
  claim: ClaimAccount,
  adjudication: Adjudication,
  payments: readonly FoldedPayment[],
): number | undefined {
  const has = (sequence: number) =>
    payments.some((each) => each.payerSequence === sequence && each.disposition === 'posted');
  const { payerSequence, settledPayers = [] } = adjudication;
  return findPayers(claim).find(
    (sequence) => sequence < payerSequence && !has(sequence) && !settledPayers.includes(sequence),
  );
}

/** Takes back what stands of the original; its own CAS are not used, since some payers send none or by claim. */
function foldReversal(
  { adjudication, reversal }: OrderedAdjudication,
  base: Omit<FoldedPayment, 'disposition'>,
  receivables: Receivables,
  payments: readonly FoldedPayment[],
): FoldedPayment {
  const { takes, isSecond } = reversal!;
  if (isSecond)
    return { ...base, ...exception('possible-duplicate', adjudication, 'remittance.second-reversal') };
  const takesBack = findTakenParts(takes, payments);
  if (takesBack === undefined) {
    const concern = concernOf('held-claim-payment', adjudication, 'remittance.held-for-original');
    return { ...base, disposition: 'held', concern };
  }
  const posted: FoldedPayment = { ...base, disposition: 'posted', takesBack };
  for (const effect of findEffects(posted)) receivables.apply(effect);
  for (const { original, parts } of takesBack) {
    for (const part of parts) part.isReversed = true;
    original.isReversed = original.parts.every(({ isReversed }) => isReversed);
  }
  const expected = findAppliedCash(posted);
  const difference = subtractCents(adjudication.payment.paymentAmount, expected);
  if (difference === ZERO && !isBareReversal(adjudication)) return posted;
  if (difference === ZERO) {
    const bare = concernOf('reversal-differs', adjudication, 'remittance.reversal-without-adjustments');
    return { ...posted, concern: bare };
  }
  const concern = concernOf('reversal-differs', adjudication, 'remittance.reversal-differs', {
    computed: formatCents(expected),
    difference: formatCents(difference),
  });
  return { ...posted, concern };
}

/** What of the originals is not taken back yet; none while one of them has not come or waits itself. */
function findTakenParts(
  takes: readonly Taking[],
  payments: readonly FoldedPayment[],
): readonly TakenParts[] | undefined {
  const found: TakenParts[] = [];
  for (const { original: adjudication, lines } of takes) {
    const original = payments.find((each) => each.adjudication === adjudication);
    if (!original || original.disposition === 'held' || original.disposition === 'exception')
      return undefined;
    // What was posted to the claim as a whole cannot be told by line.
    const isByLine = original.parts.some(({ part }) => part.lineControlNumber !== undefined);
    const isTaken = ({ part }: StandingPart) =>
      !lines || !isByLine || lines.has(part.lineControlNumber ?? '');
    found.push({ original, parts: original.parts.filter((part) => !part.isReversed && isTaken(part)) });
  }
  return found.length > 0 ? found : undefined;
}

function exception(
  kind: WorkItemKind,
  adjudication: Adjudication,
  code: Issue['code'],
  context: Issue['context'] = {},
): Pick<FoldedPayment, 'disposition' | 'concern'> {
  return { disposition: 'exception', concern: concernOf(kind, adjudication, code, context) };
}

function concernOf(
  kind: WorkItemKind,
  { payment }: Adjudication,
  code: Issue['code'],
  context: Issue['context'] = {},
): Concern {
  const at = { loop: '2100', segment: 'CLP', line: payment.place.line };
  const amounts = { payment: formatCents(payment.paymentAmount) };
  return { kind, issue: issue(code, at, { ...amounts, ...context }) };
}
