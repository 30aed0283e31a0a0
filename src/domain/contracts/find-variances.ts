import { addCents, type Cents, negateCents, subtractCents, sumCents, ZERO } from '../../../schemas/money.js';
import type { ClaimAccount, ClaimAccountLine } from '../../../schemas/remittance-records.js';
import type { StandingPart } from '../remittance/folding/folded-payment.js';
import { findAllowed } from './find-allowed.js';

/** A line that was allowed more or less than the contract lets expect, beyond the tolerance. */
export interface Variance {
  readonly line: ClaimAccountLine;
  readonly expected: Cents;
  readonly allowed: Cents;
  /** Allowed less expected: below zero underpaid, above it overpaid. Lines are never netted. */
  readonly difference: Cents;
}

/** Line by line, of those whose whole charge the payer has answered without a denial. */
export function findVariances(claim: ClaimAccount, standing: readonly StandingPart[]): Variance[] {
  // What was adjusted for the whole claim lies on no line, so that none of them can be judged.
  if (standing.some(({ part }) => part.lineControlNumber === undefined)) return [];
  return claim.lines.flatMap((line) => {
    const { expected } = line;
    const parts = standing
      .filter(({ isTwice, isReplaced }) => !isTwice && !isReplaced)
      .map(({ part }) => part)
      .filter((part) => part.lineControlNumber === line.lineControlNumber);
    const answered = sumCents(parts, (part) => part.chargeAmount);
    if (
      !expected ||
      answered !== line.chargeAmount ||
      parts.some(({ adjustments }) => adjustments.some(isOpen))
    ) {
      return [];
    }
    const allowed = sumCents(parts, findAllowed);
    const difference = subtractCents(allowed, expected.amount);
    const below = addCents(difference, expected.toleranceBelow);
    const isWithin = below >= ZERO && difference <= expected.toleranceAbove;
    return isWithin ? [] : [{ line, expected: expected.amount, allowed, difference }];
  });
}

/** What is missing of an underpaid line; nothing of another. */
export function findShortfall({ difference }: Variance): Cents {
  return difference < ZERO ? negateCents(difference) : ZERO;
}

/** A denial has a record of its own, and what is pending is not priced yet. */
function isOpen({ class: found }: StandingPart['part']['adjustments'][number]): boolean {
  return found.kind === 'denial' || found.kind === 'pended';
}
