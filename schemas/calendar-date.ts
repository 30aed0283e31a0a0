/**
 * A calendar date without a time zone, as `YYYY-MM-DD`. Dates of service are these and never instants, so that
 * no zone can shift them. String comparison orders them.
 */
declare const calendarDateBrand: unique symbol;

export type CalendarDate = string & { readonly [calendarDateBrand]: 'CalendarDate' };

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Reads `YYYY-MM-DD`; undefined for another form or a day that does not exist. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return dayExists(year, month, day) ? (text as CalendarDate) : undefined;
}

function dayExists(year: number, month: number, day: number): boolean {
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Reads the X12 form CCYYMMDD (element type DT, length 8). */
export function parseX12Date(text: string): CalendarDate | undefined {
  if (text.length !== 8) return undefined;
  if (!dayExists(digitsOf(text, 0, 4), digitsOf(text, 4, 6), digitsOf(text, 6, 8))) return undefined;
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as CalendarDate;
}

/** The number that digits make; -1 when one of them is none. */
function digitsOf(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Writes CCYYMMDD. */
export function formatX12Date(date: CalendarDate): string {
  return date.slice(0, 4) + date.slice(5, 7) + date.slice(8);
}

/** The number of days since 0000-03-01 in the proleptic Gregorian calendar; only differences have a meaning. */
function dayNumber(date: CalendarDate): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const leapDays = (y: number) => Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const leapToday = month > 2 && isLeapYear(year) ? 1 : 0;
  return 365 * year + leapDays(year - 1) + DAYS_BEFORE_MONTH[month - 1]! + leapToday + day;
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date a number of days later (or earlier, if negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  let [year, month, day] = date.split('-').map(Number) as [number, number, number];
  day += days;
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  while (day < 1) {
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
    day += daysInMonth(year, month);
  }
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CalendarDate;
}

/** The latest of some dates; none of none. */
export function latestDate(dates: readonly (CalendarDate | undefined)[]): CalendarDate | undefined {
  return dates
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
}
