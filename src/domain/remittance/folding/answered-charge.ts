import { addCents, type Cents, minCents, subtractCents, sumCents, ZERO } from '../../../../schemas/money.js';
import type { ClaimAccount } from '../../../../schemas/remittance-records.js';
import type { AdjudicatedPart } from './adjudicated-parts.js';
import {
  type FoldedPayment,
  findStandingParts,
  isOnlyDenied,
  isStanding,
  mirrorEffects,
  type StandingPart,
} from './folded-payment.js';
import type { Receivables } from './receivables.js';

/** The standing parts that speak of the same charge: of its line or of the whole claim. */
export function findAnswers(part: AdjudicatedPart, earlier: readonly FoldedPayment[]): StandingPart[] {
  return findStandingParts(earlier).filter(
    ({ part: other, isTwice, isReplaced }) =>
      !isTwice &&
      !isReplaced &&
      other.chargeAmount !== ZERO &&
      (part.lineControlNumber === undefined || other.lineControlNumber === part.lineControlNumber),
  );
}

/** A standing claim payment that only denied does not count. */
export function isCounted(part: StandingPart): boolean {
  return !part.isSuperseded && !isOnlyDenied(part.part);
}

/** Whether others and this one answer more than there is. */
export function isExceeded(charge: Cents, others: readonly StandingPart[], part: AdjudicatedPart): boolean {
  const answered = sumCents(others, (other) => other.part.chargeAmount);
  return others.length > 0 && subtractCents(charge, answered, part.chargeAmount) < ZERO;
}

/** The charge that a part speaks of. */
export function findCharge(part: AdjudicatedPart, claim: ClaimAccount): Cents {
  const lines =
    part.lineControlNumber === undefined
      ? claim.lines
      : claim.lines.filter((line) => line.lineControlNumber === part.lineControlNumber);
  return sumCents(lines, (line) => line.chargeAmount);
}

/** What stays with a reason: of a line no more than is open of it, since two denials of one line keep it once. */
export function sumStaying(standing: readonly StandingPart[], openOf: (line: string) => Cents): Cents {
  const byLine = new Map<string, Cents>();
  for (const { part, stayingAmount } of standing) {
    const line = part.lineControlNumber ?? '';
    byLine.set(line, addCents(byLine.get(line) ?? ZERO, stayingAmount));
  }
  return sumCents([...byLine], ([line, amount]) => (line === '' ? amount : minCents(amount, openOf(line))));
}

/** Takes back all that a part has moved. */
export function reversePart(part: StandingPart, receivables: Receivables): void {
  for (const effect of mirrorEffects(part.effects)) receivables.apply(effect);
  part.isSuperseded = true;
}

/**
 * For a payer that adjudicates again without a reversal: what it said before of the charges that these parts answer is
 * taken back, its cash too, which nobody has asked back. That a claim was sent twice is no new answer.
 */
export function reverseAnswers(
  parts: readonly AdjudicatedPart[],
  claim: ClaimAccount,
  earlier: readonly FoldedPayment[],
  receivables: Receivables,
): void {
  for (const part of parts.filter(isNewAnswer)) {
    const others = findAnswers(part, earlier).filter(isCounted);
    if (!isExceeded(findCharge(part, claim), others, part)) continue;
    for (const other of others) reversePart(other, receivables);
  }
  // Adjustments of the claim beside its lines go with the last of them.
  for (const { parts: own } of earlier) {
    const answers = own.filter((each) => each.part.chargeAmount !== ZERO);
    if (!answers.some(({ isSuperseded }) => isSuperseded) || answers.some(isStanding)) continue;
    for (const rest of own.filter(isStanding)) reversePart(rest, receivables);
  }
}

/** More than that the claim was sent twice, or is pending. */
export function isNewAnswer(part: AdjudicatedPart): boolean {
  return (
    !isOnlyDenied(part) ||
    part.adjustments.some(({ class: found }) => found.kind === 'denial' && found.denialClass !== 'duplicate')
  );
}
