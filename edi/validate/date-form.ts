import { parseX12Date } from '../../schemas/calendar-date.js';

/** CCYYMMDD, or YYMMDD of this century, that exists. */
export function isDate(text: string): boolean {
  return parseX12Date(text.length === 6 ? `20${text}` : text) !== undefined;
}

/** Two dates with a hyphen, the first not after the second. */
export function isDateRange(text: string): boolean {
  const [from = '', to = '', ...rest] = text.split('-');
  return rest.length === 0 && from.length === 8 && isDate(from) && isDate(to) && from <= to;
}

/** HHMM, HHMMSS, HHMMSSD or HHMMSSDD. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3])[0-5]\d([0-5]\d\d{0,2})?$/.test(text);
}
