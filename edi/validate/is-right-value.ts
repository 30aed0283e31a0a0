import { isTime } from './date-form.js';
import { type ElementCheck, VALUE_KIND } from './segment-check.js';

const ZERO = 0x30;
const NINE = 0x39;
const POINT = 0x2e;
const MINUS = 0x2d;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The delimiters that no value may hold, as character codes; -1 for none. */
export interface Separators {
  readonly component: number;
  readonly repetition: number;
}

/**
 * True when the value in `text` from `start` to `end` has nothing wrong with it, not even a warning; what is doubtful is
 * left to `checkValue`, which says what it is. `form` is what names the form of a date of data element 1251.
 */
export function isRightValue(
  text: string,
  start: number,
  end: number,
  check: ElementCheck,
  separators: Separators,
  form: string,
): boolean {
  switch (check.kind) {
    case VALUE_KIND.code:
      return check.codes!.has(textBetween(text, start, end));
    case VALUE_KIND.text:
      return isText(text, start, end, check, separators) && isListed(text, start, end, check);
    case VALUE_KIND.decimal:
      return isDecimal(text, start, end, check) && isListed(text, start, end, check);
    case VALUE_KIND.whole:
      return isWhole(text, start, end, check) && isListed(text, start, end, check);
    case VALUE_KIND.date:
      return end - start === 8 && check.maximum === 8 && isDay(text, start);
    case VALUE_KIND.time:
      return isLengthRight(end - start, check) && isTime(textBetween(text, start, end));
    case VALUE_KIND.period:
      return isPeriod(text, start, end, check, separators, form);
    default:
      return false;
  }
}

function textBetween(text: string, start: number, end: number): string {
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function isListed(text: string, start: number, end: number, { codes }: ElementCheck): boolean {
  return codes === undefined || codes.has(textBetween(text, start, end));
}

function isLengthRight(length: number, { minimum, maximum }: ElementCheck): boolean {
  return length >= minimum && length <= maximum;
}

function isText(
  text: string,
  start: number,
  end: number,
  check: ElementCheck,
  { component, repetition }: Separators,
): boolean {
  if (!isLengthRight(end - start, check)) return false;
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e || code === component || code === repetition) return false;
  }
  return true;
}

/** Digits, with a sign and a point where they are needed: `150`, `-.5`, `0`. */
function isDecimal(text: string, start: number, end: number, check: ElementCheck): boolean {
  const from = text.charCodeAt(start) === MINUS ? start + 1 : start;
  let point = -1;
  for (let index = from; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code === POINT && point < 0) point = index;
    else if (code < ZERO || code > NINE) return false;
  }
  const decimals = point < 0 ? 0 : end - point - 1;
  const whole = (point < 0 ? end : point) - from;
  if (whole + decimals === 0 || !isLengthRight(whole + decimals, check)) return false;
  if (point >= 0 && (decimals === 0 || text.charCodeAt(end - 1) === ZERO)) return false;
  if (check.isAmount && decimals > 2) return false;
  return whole === 0 || text.charCodeAt(from) !== ZERO || (end - from === 1 && from === start);
}

function isWhole(text: string, start: number, end: number, check: ElementCheck): boolean {
  const length = end - start;
  if (length === 0 || !isLengthRight(length, check)) return false;
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code < ZERO || code > NINE) return false;
  }
  return text.charCodeAt(start) !== ZERO || length <= Math.max(1, check.minimum);
}

function isPeriod(
  text: string,
  start: number,
  end: number,
  check: ElementCheck,
  separators: Separators,
  form: string,
): boolean {
  if (form === 'D8') return end - start === 8 && isDay(text, start) && isLengthRight(8, check);
  if (form === 'RD8') return isDayRange(text, start, end) && isLengthRight(17, check);
  if (form === 'TM' || form === 'DT') return false;
  return isText(text, start, end, check, separators) && isListed(text, start, end, check);
}

function isDayRange(text: string, start: number, end: number): boolean {
  if (end - start !== 17 || text.charCodeAt(start + 8) !== MINUS) return false;
  if (!isDay(text, start) || !isDay(text, start + 9)) return false;
  return numberAt(text, start, 8) <= numberAt(text, start + 9, 8);
}

/** Whether the eight characters from `start` are a day of the calendar. */
function isDay(text: string, start: number): boolean {
  const day = numberAt(text, start, 8);
  if (day < 0) return false;
  const year = Math.floor(day / 10_000);
  const month = Math.floor(day / 100) % 100;
  if (year === 0 || month < 1 || month > 12) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : DAYS[month - 1]!;
  return day % 100 >= 1 && day % 100 <= last;
}

/** The number that digits make; -1 when one of them is none. */
function numberAt(text: string, start: number, length: number): number {
  let value = 0;
  for (let index = start; index < start + length; index += 1) {
    const code = text.charCodeAt(index);
    if (!(code >= ZERO && code <= NINE)) return -1;
    value = value * 10 + code - ZERO;
  }
  return value;
}
