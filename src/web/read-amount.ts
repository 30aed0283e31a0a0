import { amount } from '../../schemas/requests/common.js';

/** `1,234.50` and `$120` as an amount is written here; anything else as it is, and refused. */
export function readAmount(typed: string | undefined): string | undefined {
  const [, sign = '', dollars, cents = '.00'] = AMOUNT.exec(typed?.trim() ?? '') ?? [];
  return dollars === undefined ? typed : `${sign}${dollars.replaceAll(',', '')}${cents}`;
}

/** A comma stands between thousands alone: `30,5` is a slip. */
const AMOUNT = /^(-?)\$?(\d{1,3}(?:,\d{3}){1,3}|\d{1,11})(\.\d{2})?$/;

/** What somebody has paid: whole cents, above zero. */
export const paidAmount = amount.pattern(/^(?!0+\.00$)\d{1,11}\.\d{2}$/, 'amount of dollars above zero');
