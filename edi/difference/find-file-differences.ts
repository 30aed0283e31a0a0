import { type Issue, issue } from '../../schemas/issue.js';
import type { ClaimPayment, RemittanceAdvice } from '../../schemas/remittance-advice.js';
import { type ComparedClaim, readComparedContent } from './compared-content.js';
import type { Difference, DifferenceSubject } from './difference.js';
import { type Found, findDifferences, textOf } from './find-differences.js';
import { type MatchedItems, matchItems } from './match-items.js';

/** What differs, and what could not be read and so not be compared. */
export interface FileDifferences {
  readonly differences: readonly Difference[];
  readonly issues: readonly Issue[];
}

/**
 * What changed between two files of claims, or of remittances. Claims are matched by patient control number, payments by
 * trace number, lines by line control number, whatever their order; a single claim or payment on each side is matched with
 * the other. Envelopes and batch headers are not compared.
 */
export function findFileDifferences(first: Uint8Array, second: Uint8Array): FileDifferences {
  const [from, to] = [readComparedContent(first), readComparedContent(second)];
  const issues = [...from.issues, ...to.issues];
  const hasBoth = (kind: 'claims' | 'advices') => from[kind].length + to[kind].length > 0;
  const isMixed = hasBoth('claims') && hasBoth('advices');
  if (isMixed) issues.push(issue('difference.kinds'));
  const claims = matchAll(from.claims, to.claims, ({ sheet }) => sheet.patientControlNumber);
  const advices = matchAll(from.advices, to.advices, ({ traceNumber }) => traceNumber);
  return { differences: [...claims.flatMap(compareClaims), ...advices.flatMap(compareAdvices)], issues };
}

function matchAll<T>(
  first: readonly T[],
  second: readonly T[],
  keyOf: (item: T) => string,
): MatchedItems<T>[] {
  const isPair = first.length === 1 && second.length === 1;
  return isPair ? [{ first: first[0]!, second: second[0]! }] : matchItems(first, second, textOf, keyOf);
}

function compareClaims({ first, second }: MatchedItems<ComparedClaim>): Difference[] {
  const { patientControlNumber: number } = (first ?? second)!.sheet;
  const subject: DifferenceSubject = { kind: 'claim', number };
  const alone = compareAlone(subject, first, second);
  if (alone) return alone;
  const found = findDifferences(without(first!.sheet), without(second!.sheet));
  return [...found, ...compareSegments(first!, second!, found.length > 0)].map((each) => ({
    subject,
    ...each,
  }));
}

/** The sheet without the count of what it does not hold: those segments are compared as they stand. */
function without({ otherSegments, ...sheet }: ComparedClaim['sheet']): Record<string, unknown> {
  return { ...sheet };
}

/**
 * Segments that only one of the claims has: those that no field of a sheet holds, and all of them when the sheets say the
 * same. Only their identifiers are told.
 */
function compareSegments(first: ComparedClaim, second: ComparedClaim, onlyUnread: boolean): Found[] {
  const unread = new Set(
    [...first.sheet.otherSegments, ...second.sheet.otherSegments].map(({ segment }) => segment),
  );
  const idOf = (text: string) => text.slice(0, 3).replace(/[^A-Z0-9]/g, '');
  const isAsked = (text: string) => !onlyUnread || unread.has(idOf(text));
  const same = (text: string) => text;
  const matched = matchItems(first.segments.filter(isAsked), second.segments.filter(isAsked), same, same);
  const idsOf = (texts: readonly (string | undefined)[]) =>
    [...new Set(texts.flatMap((text) => (text === undefined ? [] : [idOf(text)])))].join(' ');
  const odd = matched.filter((each) => each.first === undefined || each.second === undefined);
  if (odd.length === 0) return [];
  const [from, to] = [idsOf(odd.map((each) => each.first)), idsOf(odd.map((each) => each.second))];
  return [{ steps: ['segments that are not read into fields'], kind: 'changed', from, to }];
}

function compareAdvices({ first, second }: MatchedItems<RemittanceAdvice>): Difference[] {
  const subject: DifferenceSubject = { kind: 'payment', number: (first ?? second)!.traceNumber };
  const alone = compareAlone(subject, first, second);
  if (alone) return alone;
  const { claimPayments: before, ...firstPayment } = first!;
  const { claimPayments: after, ...secondPayment } = second!;
  const found = findDifferences(firstPayment, secondPayment).map((each) => ({ subject, ...each }));
  return [...found, ...matchClaimPayments(before, after).flatMap(compareClaimPayments)];
}

/** A reversal and the correction after it have one number: payments of the same status are compared first. */
function matchClaimPayments(
  first: readonly ClaimPayment[],
  second: readonly ClaimPayment[],
): MatchedItems<ClaimPayment>[] {
  const statusOf = ({ patientControlNumber, claimStatusCode }: ClaimPayment) =>
    `${patientControlNumber}\n${claimStatusCode}`;
  const byStatus = matchItems(first, second, textOf, statusOf);
  const matched = byStatus.filter((each) => each.first && each.second);
  const rest = byStatus.filter((each) => !each.first || !each.second);
  const [before, after] = [
    rest.flatMap((each) => each.first ?? []),
    rest.flatMap((each) => each.second ?? []),
  ];
  return [...matched, ...matchItems(before, after, textOf, (payment) => payment.patientControlNumber)];
}

function compareClaimPayments({ first, second }: MatchedItems<ClaimPayment>): Difference[] {
  const subject: DifferenceSubject = {
    kind: 'claim payment',
    number: (first ?? second)!.patientControlNumber,
  };
  const alone = compareAlone(subject, first, second);
  if (alone) return alone;
  return findDifferences({ ...first! }, { ...second! }).map((each) => ({ subject, ...each }));
}

function compareAlone(subject: DifferenceSubject, first: unknown, second: unknown): Difference[] | undefined {
  if (first === undefined) return [{ subject, steps: [], kind: 'added' }];
  return second === undefined ? [{ subject, steps: [], kind: 'removed' }] : undefined;
}
