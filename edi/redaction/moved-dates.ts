import { addDays, formatX12Date, parseX12Date } from '../../schemas/calendar-date.js';

/** CCYYMMDD, YYMMDD, a period of two dates, or a date with a time behind it. */
const DATED = /^(\d{8})(?:-(\d{8})|(\d{4}(?:\d\d)?))?$/;

/**
 * The date or period some days later, in the form that it has; undefined for what is no date. A bare time stays.
 *
 * @param daysFor the number of days for a date as CCYYMMDD
 */
export function moveDates(text: string, daysFor: (date: string) => number): string | undefined {
  if (text === '' || /^([01]\d|2[0-3])[0-5]\d$/.test(text)) return text;
  if (/^\d{6}$/.test(text)) return moveDate(`20${text}`, daysFor)?.slice(2);
  const [, first, second, time = ''] = DATED.exec(text) ?? [];
  const from = first === undefined ? undefined : moveDate(first, daysFor);
  if (from === undefined || second === undefined) return from === undefined ? undefined : from + time;
  const to = moveDate(second, daysFor);
  return to === undefined ? undefined : `${from}-${to}`;
}

function moveDate(text: string, daysFor: (date: string) => number): string | undefined {
  const date = parseX12Date(text);
  return date === undefined ? undefined : formatX12Date(addDays(date, daysFor(text)));
}
