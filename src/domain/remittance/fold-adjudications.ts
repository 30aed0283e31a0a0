import { type Issue, issue } from '../../../schemas/issue.js';
import { formatCents, negateCents, subtractCents, ZERO } from '../../../schemas/money.js';
import { checkClaimPaymentBalance, findAllAdjustments } from '../../../schemas/remittance-balance.js';
import type { Adjudication, ClaimAccount, WorkItemKind } from '../../../schemas/remittance-records.js';
import { buildParts, findNegativeSum, postAdjudication } from './adjudicate.js';
import {
  buildCanonicalOrder,
  hasNegatedAmounts,
  isLinked,
  isReversal,
  type OrderedAdjudication,
} from './canonical-order.js';
import {
  type Concern,
  type FoldedPayment,
  findAppliedCash,
  findEffects,
  mirrorEffects,
} from './folded-payment.js';
import { findPayers, Receivables } from './receivables.js';

/** The ledger of a claim as its adjudications imply it. */
export interface FoldedClaim {
  readonly payments: readonly FoldedPayment[];
  readonly receivables: Receivables;
}

/** Folds a claim's adjudications in canonical order, payer by payer. The order in which they came does not matter. */
export function foldAdjudications(claim: ClaimAccount, adjudications: readonly Adjudication[]): FoldedClaim {
  const receivables = new Receivables(claim);
  const payments: FoldedPayment[] = [];
  const placed = adjudications.map((adjudication) => moveToOriginal(adjudication, adjudications));
  const sequences = [...new Set(placed.map((each) => each.payerSequence))].sort((a, b) => a - b);
  for (const sequence of sequences) {
    const ofPayer = placed.filter((each) => each.payerSequence === sequence);
    for (const ordered of buildCanonicalOrder(ofPayer)) {
      payments.push(foldOne(ordered, claim, receivables, payments));
    }
  }
  return { payments, receivables };
}

/** A reversal says 22 and so not which payer; where only another payer's claim payment bears its number, it is theirs. */
function moveToOriginal(adjudication: Adjudication, all: readonly Adjudication[]): Adjudication {
  if (!isReversal(adjudication)) return adjudication;
  const originals = all.filter(
    (other) => !isReversal(other) && isLinked(adjudication, other) && hasNegatedAmounts(adjudication, other),
  );
  const sequences = new Set(originals.map((original) => original.payerSequence));
  if (sequences.size !== 1 || sequences.has(adjudication.payerSequence)) return adjudication;
  return { ...adjudication, payerSequence: originals[0]!.payerSequence };
}

function foldOne(
  ordered: OrderedAdjudication,
  claim: ClaimAccount,
  receivables: Receivables,
  payments: readonly FoldedPayment[],
): FoldedPayment {
  const { adjudication } = ordered;
  const { payerSequence } = adjudication;
  const base = { adjudication, payerSequence, parts: [], isReversed: false };
  const refused = checkPayment(adjudication, claim);
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
  const parts = postAdjudication(adjudication, { claim, receivables, earlier });
  return { ...base, disposition: 'posted', parts };
}

/** A claim payment that says nothing about money, does not prove, or is negative without being a reversal. */
function checkPayment(
  adjudication: Adjudication,
  claim: ClaimAccount,
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
  if (!balances && !isBareReversal(adjudication)) {
    const found = issues.find((each) => each.severity === 'error')!;
    return { disposition: 'exception', concern: { kind: 'claim-out-of-balance', issue: found } };
  }
  if (isReversal(adjudication)) return undefined;
  if (payment.paymentAmount < ZERO) {
    const charge = formatCents(payment.chargeAmount);
    return exception('negative-amount', adjudication, 'remittance.negative-payment', { charge });
  }
  const negative = findNegativeSum(buildParts(claim, adjudication));
  if (!negative) return undefined;
  return exception('negative-amount', adjudication, 'remittance.negative-sum', {
    what: negative.what,
    amount: formatCents(negative.amount),
  });
}

/** CLP02 23 not ours and forwarded, 25 predetermination; or an encounter, adjusted by CARC 246 alone. */
function isInformation({ payment }: Adjudication): boolean {
  if (['23', '25'].includes(payment.claimStatusCode)) return true;
  const adjustments = findAllAdjustments(payment).filter((each) => each.amount !== ZERO);
  return (
    payment.paymentAmount === ZERO &&
    adjustments.length > 0 &&
    adjustments.every((each) => each.reasonCode === '246')
  );
}

function isBareReversal(adjudication: Adjudication): boolean {
  return isReversal(adjudication) && findAllAdjustments(adjudication.payment).length === 0;
}

/** The first payer before this one that has not adjudicated; a reversed adjudication is one. */
function findMissingPayer(
  claim: ClaimAccount,
  adjudication: Adjudication,
  payments: readonly FoldedPayment[],
): number | undefined {
  const has = (sequence: number) =>
    payments.some((each) => each.payerSequence === sequence && each.disposition === 'posted');
  return findPayers(claim).find((sequence) => sequence < adjudication.payerSequence && !has(sequence));
}

/** Takes back what stands of the original; its own CAS are not used, since some payers send none or by claim. */
function foldReversal(
  { adjudication, reversal }: OrderedAdjudication,
  base: Omit<FoldedPayment, 'disposition'>,
  receivables: Receivables,
  payments: readonly FoldedPayment[],
): FoldedPayment {
  const original = payments.find((each) => each.adjudication === reversal!.original);
  if (!original || original.disposition === 'held' || original.disposition === 'exception') {
    const isSecond = reversal!.original === undefined && reversal!.isSecond;
    return isSecond
      ? { ...base, ...exception('possible-duplicate', adjudication, 'remittance.second-reversal') }
      : {
          ...base,
          disposition: 'held',
          concern: concernOf('held-claim-payment', adjudication, 'remittance.held-for-original'),
        };
  }
  for (const effect of mirrorEffects(findEffects(original))) receivables.apply(effect);
  original.isReversed = true;
  const expected = negateCents(findAppliedCash(original));
  const difference = subtractCents(adjudication.payment.paymentAmount, expected);
  if (difference === ZERO && !isBareReversal(adjudication))
    return { ...base, disposition: 'posted', original };
  if (difference === ZERO) {
    const bare = concernOf('reversal-differs', adjudication, 'remittance.reversal-without-adjustments');
    return { ...base, disposition: 'posted', original, concern: bare };
  }
  const concern = concernOf('reversal-differs', adjudication, 'remittance.reversal-differs', {
    computed: formatCents(expected),
    difference: formatCents(difference),
  });
  return { ...base, disposition: 'posted', original, concern };
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
