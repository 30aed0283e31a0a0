import { type Cents, cents } from '../../schemas/money.js';

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
/** As `parseCents`: longer texts are no amounts, nor are those of more than thirteen digits before the point. */
const LONGEST = 40;
const LIMIT = 10 ** 15;

/** What `parseCents` gives for the ASCII text of these bytes, without making the text. */
export function parseCentsBytes(bytes: Uint8Array, from: number, to: number): Cents | undefined {
  if (to - from > LONGEST) return undefined;
  const isNegative = bytes[from] === MINUS;
  let value = 0;
  let digits = 0;
  let decimals = -1;
  for (let at = isNegative ? from + 1 : from; at < to; at += 1) {
    const digit = bytes[at]! - ZERO;
    if (digit >= 0 && digit <= 9) {
      digits += 1;
      if (decimals >= 0) decimals += 1;
      if (decimals <= 2) value = value * 10 + digit;
      else if (digit !== 0) return undefined;
    } else if (bytes[at] === POINT && decimals < 0) decimals = 0;
    else return undefined;
  }
  if (digits === 0) return undefined;
  const whole = value * (decimals <= 0 ? 100 : decimals === 1 ? 10 : 1);
  if (whole >= LIMIT) return undefined;
  return cents(isNegative ? -whole : whole);
}
