import type { FoldedPayment, StandingPart } from './folded-payment.js';

interface DeniedPart {
  readonly payment: FoldedPayment;
  readonly part: StandingPart;
}

/**
 * The denials that are the first of their payer for a line. Those of one claim payment are one denial of the line; without
 * a line all lines are meant. The order is that of the fold, so that arrival does not matter.
 *
 * @param denied in canonical order
 */
export function findFirstDenials<T extends DeniedPart>(denied: readonly T[]): ReadonlySet<T> {
  return new Set(
    denied.filter((each, index) => !denied.slice(0, index).some((earlier) => isSameLine(earlier, each))),
  );
}

function isSameLine(earlier: DeniedPart, each: DeniedPart): boolean {
  if (earlier.payment === each.payment) return false;
  if (earlier.payment.payerSequence !== each.payment.payerSequence) return false;
  const lines = [earlier, each].map(({ part }) => part.part.lineControlNumber);
  return lines.includes(undefined) || lines[0] === lines[1];
}
