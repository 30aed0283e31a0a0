import { sumOf, type WorldClaim } from '../world/answer.js';
import type { ClaimFold, PostedPart } from './fold-claim.js';
import { meaningOf } from './meaning.js';

/** What the contract of the first payer lets expect of one line, or of the claim; half a cent is rounded up. */
export function findExpected(claim: WorldClaim, line: string): number | undefined {
  const percent = claim.payers[0]?.expectedPercent;
  if (percent === undefined) return undefined;
  const charges = claim.lines.filter(({ number }) => line === '' || number === line);
  return sumOf(charges.map(({ charge }) => Math.floor((charge * Math.round(percent * 10) + 500) / 1000)));
}

/** Taken after the price was found, or added below zero. */
const AFTER_PRICING = ['144', '237', '253'];

/**
 * W6 and W11: cents by line that the first payer allowed less than expected, of lines whose whole charge it has answered
 * without a denial. What it says of the claim as a whole lies on no line.
 */
export function findUnderpaid(fold: ClaimFold): Map<string, number> {
  const underpaid = new Map<string, number>();
  const { claim } = fold;
  const answers = fold.standing(1);
  if (answers.some(({ part }) => part.line === '')) return underpaid;
  for (const { number, charge } of claim.lines) {
    const own = answers.filter((each) => !each.isTwice && !each.isReplaced && each.part.line === number);
    const expected = findExpected(claim, number);
    const isWhole = sumOf(own.map(({ part }) => part.charge)) === charge;
    if (expected === undefined || !isWhole || own.some(isOpen)) continue;
    const missing = expected - sumOf(own.map(allowedBy));
    if (missing > 0) underpaid.set(number, missing);
  }
  return underpaid;
}

function isOpen({ part }: PostedPart): boolean {
  return part.own.some((cas) => meaningOf(cas, part).does === 'stay');
}

function allowedBy({ part }: PostedPart): number {
  const counted = part.own.filter(
    (cas) => meaningOf(cas, part).does === 'share' || AFTER_PRICING.includes(cas.reason),
  );
  return part.paid + sumOf(counted.map(({ cents }) => cents));
}
