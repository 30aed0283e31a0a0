import { negateCents, ZERO } from '../../../schemas/money.js';
import type { Adjudication } from '../../../schemas/remittance-records.js';
import { findPayerControlNumbers, readControlNumber } from './match-claim.js';

/** An adjudication in its place of the fold. */
export interface OrderedAdjudication {
  readonly adjudication: Adjudication;
  /** Set for a reversal (CLP03 below zero, whatever CLP02 says). */
  readonly reversal?: ReversalLink;
}

/** The claim payment that a reversal takes back; or that it has not come; or that another reversal took it back. */
export type ReversalLink =
  | { readonly original: Adjudication }
  | { readonly original: undefined; readonly isSecond: boolean };

/**
 * The canonical order of one payer's adjudications: each original, then its reversal, then the corrections that
 * CLP07 or REF*F8 link to it; otherwise by DTM*405, TRN02, CLP ordinal and set. Depends on the set alone, never on
 * the order of arrival.
 */
export function buildCanonicalOrder(adjudications: readonly Adjudication[]): OrderedAdjudication[] {
  const dated = [...adjudications].sort(compareByDate);
  const links = matchReversals(dated);
  const reversalOf = new Map<Adjudication, Adjudication>();
  for (const [reversal, link] of links) if (link.original) reversalOf.set(link.original, reversal);
  const parentOf = matchCorrections(dated, reversalOf);
  const ordered: OrderedAdjudication[] = [];
  const visit = (adjudication: Adjudication): void => {
    const link = links.get(adjudication);
    ordered.push(link ? { adjudication, reversal: link } : { adjudication });
    const reversal = reversalOf.get(adjudication);
    if (reversal) ordered.push({ adjudication: reversal, reversal: { original: adjudication } });
    for (const child of dated) if (parentOf.get(child) === adjudication) visit(child);
  };
  for (const adjudication of dated) {
    const isPlaced = links.get(adjudication)?.original !== undefined || parentOf.has(adjudication);
    if (!isPlaced) visit(adjudication);
  }
  return ordered;
}

/** The sign decides: payers send CLP02 22 on corrections too. */
export function isReversal(adjudication: Adjudication): boolean {
  return adjudication.payment.chargeAmount < ZERO;
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
  const taken = new Set<Adjudication>();
  const links = new Map<Adjudication, ReversalLink>();
  for (const reversal of dated.filter(isReversal)) {
    const possible = dated
      .filter((other) => !isReversal(other) && mayPrecede(other, reversal))
      .map((original) => ({ original, rank: rankOriginal(reversal, original) }))
      .filter(({ rank }) => rank > 0)
      .sort((one, other) => other.rank - one.rank);
    const free = possible.find(({ original }) => !taken.has(original));
    // Another reversal has already taken what fits better: this one is no reversal of what is left.
    const isSecond = possible.length > 0 && (free === undefined || free.rank < possible[0]!.rank);
    if (free && !isSecond) taken.add(free.original);
    links.set(reversal, free && !isSecond ? free : { original: undefined, isSecond });
  }
  return links;
}

/** The control number tells more than the amounts; both together tell all. Zero: not its original. */
function rankOriginal(reversal: Adjudication, original: Adjudication): number {
  const isSame = hasNegatedAmounts(reversal, original);
  if (isLinked(reversal, original)) return isSame ? 3 : 2;
  return isSame ? 1 : 0;
}

/** A correction stands behind its reversal in the same set or comes later; it is not what that reversal takes back. */
function mayPrecede(original: Adjudication, reversal: Adjudication): boolean {
  if (original.productionDate !== reversal.productionDate) {
    return original.productionDate < reversal.productionDate;
  }
  return original.setHash !== reversal.setHash || original.payment.ordinal < reversal.payment.ordinal;
}

/** The latest reversed original before it that a payment names, or that its own set reversed. */
function matchCorrections(
  dated: readonly Adjudication[],
  reversalOf: ReadonlyMap<Adjudication, Adjudication>,
): Map<Adjudication, Adjudication> {
  const parentOf = new Map<Adjudication, Adjudication>();
  dated.forEach((correction, index) => {
    if (isReversal(correction)) return;
    const reversed = dated.slice(0, index).filter((earlier) => reversalOf.has(earlier));
    const parent =
      reversed.findLast((earlier) => isLinked(correction, earlier)) ??
      reversed.findLast((earlier) => reversalOf.get(earlier)!.setHash === correction.setHash);
    if (parent) parentOf.set(correction, parent);
  });
  return parentOf;
}
