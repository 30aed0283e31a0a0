import { type Cents, formatCents } from '../../schemas/money.js';

/** Fields that hold money; they leave as decimal strings of dollars. */
const MONEY = /(amount|balance|credits|total|amounts|unapplied|stated|computed|difference)$/i;

/** JSON for scripts: amounts as decimal strings, file bytes left out. */
export function renderJson(value: unknown): string {
  return JSON.stringify(value, replace, 2);
}

function replace(key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return undefined;
  if (typeof value === 'number' && MONEY.test(key)) return formatCents(value as Cents);
  if (Array.isArray(value) && MONEY.test(key)) {
    return value.map((each) => (typeof each === 'number' ? formatCents(each as Cents) : each));
  }
  return value;
}
