import { groupThousands } from './digits.js';

/**
 * Money in whole cents of US dollars. A value of this type is made only by reading a decimal string, by
 * reading a whole number of cents from the database, or by adding other values; no float ever becomes money.
 */
declare const centsBrand: unique symbol;

export type Cents = number & { readonly [centsBrand]: 'Cents' };

/** The largest amount accepted from outside, in cents: thirteen digits before the point. */
const LIMIT = 10 ** 15;

/** Characters of an amount, so that padding with zeros stays within reason. */
const LONGEST = 40;

const MINUS = 45;
const POINT = 46;
const DIGIT_0 = 48;

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
  // Digit by digit and without a pattern, because a remittance can hold millions of amounts.
  const { length } = text;
  if (length > LONGEST) return undefined;
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let point = length;
  let value = 0;
  for (let at = start; at < length; at += 1) {
    const digit = text.charCodeAt(at) - DIGIT_0;
    if (digit >= 0 && digit <= 9) {
      if (at <= point + 2) value = value * 10 + digit;
      else if (digit !== 0) return undefined;
    } else if (digit === POINT - DIGIT_0 && point === length) point = at;
    else return undefined;
  }
  const digits = length - start - (point < length ? 1 : 0);
  const decimals = length - point - 1;
  const inCents = decimals < 1 ? value * 100 : decimals === 1 ? value * 10 : value;
  if (digits === 0 || !(inCents < LIMIT)) return undefined;
  return cents(start === 1 ? -inCents : inCents);
}

export function addCents(...amounts: readonly Cents[]): Cents {
  // Mostly two: balances add up millions of them, and a loop costs several times as much.
  if (amounts.length === 2) return cents(amounts[0]! + amounts[1]!);
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return cents(sum);
}

export function subtractCents(from: Cents, ...amounts: readonly Cents[]): Cents {
  if (amounts.length === 1) return cents(from - amounts[0]!);
  let rest: number = from;
  for (const amount of amounts) rest -= amount;
  return cents(rest);
}

export function sumCents<T>(items: Iterable<T>, amountOf: (item: T) => Cents): Cents {
  if (Array.isArray(items)) return sumOfArray(items, amountOf);
  let sum = 0;
  for (const item of items) sum += amountOf(item);
  return cents(sum);
}

/** By index, which makes no iterator: balances add up millions of short lists. */
function sumOfArray<T>(items: readonly T[], amountOf: (item: T) => Cents): Cents {
  let sum = 0;
  for (let index = 0; index < items.length; index += 1) sum += amountOf(items[index]!);
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
  if (amount === 0) return '0';
  const sign = amount < 0 ? '-' : '';
  const digits = String(Math.abs(amount)).padStart(2, '0');
  const whole = digits.slice(0, -2);
  const decimals = digits.slice(-2);
  if (decimals === '00') return sign + whole;
  return `${sign}${whole}.${decimals[1] === '0' ? decimals[0] : decimals}`;
}

/** Dollars for people: `-1,234.50`. */
export function formatDollars(amount: Cents): string {
  const [whole, decimals] = formatCents(amount).split('.') as [string, string];
  return `${groupThousands(whole)}.${decimals}`;
}
