import { isNpi } from '../../schemas/npi.js';
import type { Random } from './create-random.js';

/** A National Provider Identifier with its check digit; nine digits are diced, the first is 1. */
export function buildNpi(random: Random): string {
  const start = `1${random.digits(8)}`;
  return `${start}${checkDigitOf(start)}`;
}

/** Ten digits whose check digit is wrong, as a typing error leaves them. */
export function buildInvalidNpi(random: Random): string {
  const start = `1${random.digits(8)}`;
  const wrong = '0123456789'.replace(checkDigitOf(start), '');
  return `${start}${random.pick([...wrong])}`;
}

function checkDigitOf(start: string): string {
  return [...'0123456789'].find((digit) => isNpi(start + digit))!;
}
