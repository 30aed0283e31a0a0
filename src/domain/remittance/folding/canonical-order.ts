import { readReasonCode } from '../../../../schemas/codes/adjustment-reasons.js';
import { negateCents, ZERO } from '../../../../schemas/money.js';
import { findAllAdjustments } from '../../../../schemas/remittance-balance.js';
import type { Adjudication } from '../../../../schemas/remittance-records.js';
import { findPayerControlNumbers, readControlNumber } from '../matching/match-claim.js';
import { findReversedLines, hasNegatedAdjustments, TakenBack, type Taking } from './reversed-lines.js';

/** An adjudication in its place of the fold. */
export interface OrderedAdjudication {
  readonly adjudication: Adjudication;
  /** Set for a reversal (CLP03 below zero, whatever CLP02 says). */
  readonly reversal?: ReversalLink;
}

/** What a reversal takes back; nothing where it has not come, or where another reversal took it back. */
export interface ReversalLink {
  readonly takes: readonly Taking[];
  readonly isSecond: boolean;
}

/**
 * The canonical order of one payer's adjudications: each original, then its reversal, then the corrections that
 * CLP07 or REF*F8 link to it; otherwise by DTM*405, TRN02, CLP ordinal and set. Depends on the set alone, never on
 * the order of arrival.
 */
export function buildCanonicalOrder(adjudications: readonly Adjudication[]): OrderedAdjudication[] {
  // Most claims are answered once.
  const [only, ...others] = adjudications;
  if (only && others.length === 0 && !isReversal(only)) return [{ adjudication: only }];
  const dated = [...adjudications].sort(compareByDate);
  const links = matchReversals(dated);
  const reversalsOf = findReversalsOf(links);
  const correctedBy = matchCorrections(dated, links, reversalsOf);
  const ordered: OrderedAdjudication[] = [];
  const visited = new Set<Adjudication>();
  const waiting = new Set<Adjudication>();
  const visit = (adjudication: Adjudication): void => {
    if (visited.has(adjudication)) return;
    visited.add(adjudication);
    const link = links.get(adjudication);
    ordered.push(link ? { adjudication, reversal: link } : { adjudication });
    // A reversal of several comes behind the last of them.
    for (const reversal of reversalsOf.get(adjudication) ?? []) {
      if (links.get(reversal)!.takes.every(({ original }) => visited.has(original))) visit(reversal);
    }
    for (const correction of waiting) if (correctedBy.get(correction) === adjudication) visit(correction);
  };
  for (const adjudication of dated) {
    const reversal = correctedBy.get(adjudication);
    // A correction has its own date: what came before it, as other parts of the claim, is not behind it.
    if (reversal && !visited.has(reversal)) waiting.add(adjudication);
    else if (!isTaking(links.get(adjudication))) visit(adjudication);
  }
  // Those that wait for each other.
  for (const adjudication of dated) visit(adjudication);
  return ordered;
}

function isTaking(link: ReversalLink | undefined): boolean {
  return link !== undefined && link.takes.length > 0;
}

/** The sign decides: payers send CLP02 22 on corrections too. */
export function isReversal(adjudication: Adjudication): boolean {
  return adjudication.payment.chargeAmount < ZERO;
}

/** CLP02 23 not ours and forwarded, 25 predetermination; or an encounter, adjusted by CARC 246 alone. */
export function isInformation({ payment }: Adjudication): boolean {
  if (['23', '25'].includes(payment.claimStatusCode)) return true;
  if (payment.paymentAmount !== ZERO) return false;
  const adjustments = findAllAdjustments(payment).filter((each) => each.amount !== ZERO);
  return adjustments.length > 0 && adjustments.every((each) => readReasonCode(each.reasonCode) === '246');
}

/** Same payer control number, or the earlier number that REF*F8 names. */
export function isLinked(one: Adjudication, earlier: Adjudication): boolean {
  const number = readControlNumber(earlier.payment.payerControlNumber ?? '');
  return number !== '' && findPayerControlNumbers(one.payment).includes(number);
}

/** CLP03 and CLP04 with their signs turned. */
export function hasNegatedAmounts(reversal: Adjudication, original: Adjudication): boolean {
  return (
    reversal.payment.chargeAmount === negateCents(original.payment.chargeAmount) &&
    reversal.payment.paymentAmount === negateCents(original.payment.paymentAmount)
  );
}

function compareByDate(one: Adjudication, other: Adjudication): number {
  return (
    compare(one.productionDate, other.productionDate) ||
    compare(one.traceNumber, other.traceNumber) ||
    compare(one.payment.ordinal, other.payment.ordinal) ||
    compare(one.setHash, other.setHash) ||
    compare(one.claimPaymentId, other.claimPaymentId)
  );
}

function compare<T extends string | number>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function matchReversals(dated: readonly Adjudication[]): Map<Adjudication, ReversalLink> {
  const taken = new TakenBack();
  const links = new Map<Adjudication, ReversalLink>();
  for (const reversal of dated.filter(isReversal)) {
    const possible = findPossible(reversal, dated, taken).sort((one, other) => other.rank - one.rank);
    const free = possible.find(({ takes }) => takes.every((each) => taken.isFree(each)));
    // Another reversal has already taken what fits better: this one is no reversal of what is left.
    const isSecond = possible.length > 0 && (free === undefined || free.rank < possible[0]!.rank);
    const takes = free && !isSecond ? free.takes : [];
    for (const each of takes) taken.add(each);
    links.set(reversal, { takes, isSecond });
  }
  return links;
}

interface Possible {
  readonly takes: readonly Taking[];
  readonly rank: number;
}

/** Claim payments that a reversal may take back whole, and lines of one or several. */
function findPossible(reversal: Adjudication, dated: readonly Adjudication[], taken: TakenBack): Possible[] {
  const others = dated.filter((other) => !isReversal(other));
  const before = findAmong(
    reversal,
    others.filter((other) => mayPrecede(other, reversal)),
    taken,
  );
  if (before.length > 0) return before;
  // Links go before dates: some payers date the reversal of what they have just paid a day too early.
  return findAmong(
    reversal,
    others.filter((other) => other.productionDate > reversal.productionDate && isLinked(reversal, other)),
    taken,
  ).filter(({ rank }) => rank > NUMBER_ALONE);
}

function findAmong(reversal: Adjudication, before: readonly Adjudication[], taken: TakenBack): Possible[] {
  const whole = firstThose(before, (original) => hasNegatedAdjustments(reversal, original))
    .map((original) => ({ takes: [{ original }], rank: rankOriginal(reversal, original) }))
    .filter(({ rank }) => rank > 0);
  const moving = before.filter((original) => !isInformation(original));
  const isNamed = (original: Adjudication) => isLinked(reversal, original);
  const likeliest = firstThose(moving, isNamed);
  // What is of its own day may be the correction, which repeats the lines that stay as they were.
  const earlier = likeliest.filter(({ productionDate }) => productionDate < reversal.productionDate);
  const byLine = [(taking: Taking) => taken.isFree(taking), () => true].flatMap((isFree) =>
    [earlier, likeliest].flatMap((candidates) => {
      const takes = findReversedLines(reversal, candidates, isFree);
      const isLinkedToOne = takes?.some(({ original }) => isNamed(original)) ?? false;
      return takes ? [{ takes, rank: isLinkedToOne ? LINES_OF_NUMBER : LINES }] : [];
    }),
  );
  return [...whole, ...byLine];
}

function firstThose(some: readonly Adjudication[], are: (each: Adjudication) => boolean): Adjudication[] {
  return [...some.filter(are), ...some.filter((each) => !are(each))];
}

/** Lines with their amounts tell more than the number alone, and less than number or amounts of the whole. */
const NUMBER_ALONE = 2;
const LINES_OF_NUMBER = 2.5;
const LINES = 0.75;

function findReversalsOf(
  links: ReadonlyMap<Adjudication, ReversalLink>,
): ReadonlyMap<Adjudication, readonly Adjudication[]> {
  const reversalsOf = new Map<Adjudication, Adjudication[]>();
  for (const [reversal, { takes }] of links) {
    for (const { original } of takes) {
      reversalsOf.set(original, [...(reversalsOf.get(original) ?? []), reversal]);
    }
  }
  return reversalsOf;
}

/**
 * The control number tells more than the amounts; both together tell all. Zero: not its original. Of its own set the
 * number alone tells nothing: a correction may stand there before its reversal. What moved no money comes last.
 */
function rankOriginal(reversal: Adjudication, original: Adjudication): number {
  const isSame = hasNegatedAmounts(reversal, original);
  if (isInformation(original)) return isSame ? 0.5 : 0;
  if (isLinked(reversal, original))
    return isSame ? 3 : reversal.setHash === original.setHash ? 0 : NUMBER_ALONE;
  return isSame ? 1 : 0;
}

/** A correction stands behind its reversal in the same set or comes later; it is not what that reversal takes back. */
function mayPrecede(original: Adjudication, reversal: Adjudication): boolean {
  if (original.productionDate !== reversal.productionDate) {
    return original.productionDate < reversal.productionDate;
  }
  return original.setHash !== reversal.setHash || original.payment.ordinal < reversal.payment.ordinal;
}

/**
 * Behind which reversal a correction comes: of the latest reversed original before it that it names, or that its own
 * set reversed. Where several have taken parts of that one, the one of its set, else the last before it.
 */
function matchCorrections(
  dated: readonly Adjudication[],
  links: ReadonlyMap<Adjudication, ReversalLink>,
  reversalsOf: ReadonlyMap<Adjudication, readonly Adjudication[]>,
): Map<Adjudication, Adjudication> {
  const correctedBy = new Map<Adjudication, Adjudication>();
  const place = new Map(dated.map((each, index) => [each, index]));
  dated.forEach((correction, index) => {
    if (isReversal(correction)) return;
    const takesItself = (reversal: Adjudication) =>
      links.get(reversal)!.takes.some(({ original }) => original === correction);
    const reversalsBehind = (earlier: Adjudication) =>
      (reversalsOf.get(earlier) ?? []).filter((reversal) => !takesItself(reversal));
    const ofItsSet = (earlier: Adjudication) =>
      reversalsBehind(earlier).find(({ setHash }) => setHash === correction.setHash);
    const reversed = dated.slice(0, index).filter((earlier) => reversalsBehind(earlier).length > 0);
    const parent =
      reversed.findLast((earlier) => isLinked(correction, earlier)) ??
      reversed.findLast((earlier) => ofItsSet(earlier) !== undefined);
    if (!parent) return;
    const reversals = reversalsBehind(parent);
    const before = reversals.findLast((reversal) => place.get(reversal)! < index);
    correctedBy.set(correction, ofItsSet(parent) ?? before ?? reversals[0]!);
  });
  return correctedBy;
}
