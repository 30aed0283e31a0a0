import { type Cents, cents, negateCents, ZERO } from '../../schemas/money.js';
import type { Segment } from '../x12/segment.js';

/** The elements of a CAS that hold an amount. */
const AMOUNTS = [3, 6, 9, 12, 15, 18];

/** The sum; undefined when it is too large to be exact, or one part is not known. A file may say any amounts. */
export function addExactly(...parts: readonly (Cents | undefined)[]): Cents | undefined {
  let sum: Cents | undefined = ZERO;
  for (const part of parts) sum = addTwo(sum, part);
  return sum;
}

/** As `addExactly`. */
export function addTwo(one: Cents | undefined, other: Cents | undefined): Cents | undefined {
  if (one === undefined || other === undefined) return undefined;
  const sum = one + other;
  return Number.isSafeInteger(sum) ? cents(sum) : undefined;
}

export function subtractExactly(from: Cents | undefined, part: Cents | undefined): Cents | undefined {
  return addTwo(from, part === undefined ? undefined : negateCents(part));
}

/** The sum of the amounts at these positions; undefined when one of them is no amount. */
export function sumAmounts(segments: readonly Segment[], positions: readonly number[]): Cents | undefined {
  let sum: Cents | undefined = ZERO;
  for (const segment of segments) sum = addTwo(sum, sumOf(segment, positions));
  return sum;
}

/** What the CAS segments adjust; undefined when one of their amounts cannot be read. */
export function sumAdjusted(adjustments: readonly Segment[]): Cents | undefined {
  return sumAmounts(adjustments, AMOUNTS);
}

/** What one CAS adjusts. */
export function adjustedBy(adjustment: Segment): Cents | undefined {
  return sumOf(adjustment, AMOUNTS);
}

/** The sum of the amounts of one segment; the positions are in their order. */
export function sumOf(segment: Segment, positions: readonly number[]): Cents | undefined {
  const { elementCount } = segment;
  let sum: Cents | undefined = ZERO;
  for (const position of positions) {
    if (position > elementCount) break;
    if (!segment.isEmpty(position)) sum = addTwo(sum, segment.amount(position));
  }
  return sum;
}
