import { groupThousands, trimDecimalZeros } from './digits.js';

/**
 * Money in whole cents of US dollars. A value of this type is made only by reading a decimal string, by
 * reading a whole number of cents from the database, or by adding other values; no float ever becomes money.
 */
declare const centsBrand: unique symbol;

export type Cents = number & { readonly [centsBrand]: 'Cents' };

/** The largest amount accepted from outside, in cents: thirteen digits before the point. */
const LIMIT = 10 ** 15;

const DECIMAL = /^(-?)(\d*)(?:\.(\d*))?$/;

export const ZERO = 0 as Cents;

/** Takes a whole number of cents, as the database or a counter gives it. Throws on anything else: that is a bug. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError('An amount in cents must be a whole number');
  return (value === 0 ? 0 : value) as Cents;
}

/**
 * Reads a decimal string of dollars ("450", "12.5", "-0.07", ".5") into cents. Gives undefined for whatever
 * is not one: exponents, thousand separators, a plus sign, a third decimal that is not zero, too many digits.
 */
export function parseCents(text: string): Cents | undefined {
  const match = text.length <= 40 ? DECIMAL.exec(text) : null;
  if (!match) return undefined;
  const whole = match[2] ?? '';
  const decimals = match[3] ?? '';
  if (whole.length + decimals.length === 0 || !/^0*$/.test(decimals.slice(2))) return undefined;
  const value = Number(whole + decimals.slice(0, 2).padEnd(2, '0'));
  if (!(value < LIMIT)) return undefined;
  return cents(match[1] === '-' ? -value : value);
}

export function addCents(...amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((sum: number, amount) => sum + amount, 0));
}

export function subtractCents(from: Cents, ...amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((rest: number, amount) => rest - amount, from));
}

export function sumCents<T>(items: Iterable<T>, amountOf: (item: T) => Cents): Cents {
  let sum = 0;
  for (const item of items) sum += amountOf(item);
  return cents(sum);
}

export function negateCents(amount: Cents): Cents {
  return cents(-amount);
}

export function absoluteCents(amount: Cents): Cents {
  return cents(Math.abs(amount));
}

export function minCents(...amounts: readonly Cents[]): Cents {
  return cents(Math.min(...amounts));
}

export function maxCents(...amounts: readonly Cents[]): Cents {
  return cents(Math.max(...amounts));
}

/** Dollars with two decimals, for JSON and people: `-12.50`. */
export function formatCents(amount: Cents): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Dollars as X12 type R wants them: no leading zero, no trailing zeros, no bare point: `-12.5`, `.07`, `0`. */
export function formatX12Cents(amount: Cents): string {
  const trimmed = trimDecimalZeros(formatCents(amount));
  return trimmed.replace(/^(-?)0\./, '$1.');
}

/** Dollars for people: `-1,234.50`. */
export function formatDollars(amount: Cents): string {
  const [whole, decimals] = formatCents(amount).split('.') as [string, string];
  return `${groupThousands(whole)}.${decimals}`;
}
