import type { CalendarDate } from '../calendar-date.js';

/** Codes of the place of service that came after the first list, with the day from which they are in force. */
const LATER: Readonly<Record<string, string>> = {
  '02': '2017-01-01',
  '10': '2022-01-01',
  '18': '2013-01-01',
  '19': '2016-01-01',
  '27': '2023-10-01',
  '58': '2020-01-01',
  '66': '2024-08-01',
};

const CODES: ReadonlySet<string> = new Set(
  (
    '01 03 04 05 06 07 08 09 11 12 13 14 15 16 17 20 21 22 23 24 25 26 31 32 33 34 41 42 49 50 51 52 53 54 55 56 ' +
    '57 60 61 62 65 71 72 81 99'
  ).split(' '),
);

/** Whether a code of the place of service (the public list of CMS) is in force on a date; today's list without one. */
export function isPlaceOfService(code: string, on?: CalendarDate): boolean {
  const since = LATER[code];
  return since === undefined ? CODES.has(code) : on === undefined || on >= since;
}
