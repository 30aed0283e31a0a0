/** The middle of some measurements, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The value that so much of all is not above: 0.99 of them. */
export function quantileOf(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.ceil(sorted.length * part) - 1];
  if (value === undefined) throw new RangeError('Nothing was measured');
  return value;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('Nothing was measured');
  return { median: (lower + upper) / 2, lowest: sorted[0]!, highest: sorted.at(-1)! };
}
