import {
  addDays,
  type CalendarDate,
  daysBetween,
  formatX12Date,
  parseCalendarDate,
  parseX12Date,
} from '../../schemas/calendar-date.js';
import fc from '../support/property-testing.js';

const DAY = 86_400_000;

/** The oracle: JavaScript's own calendar, in UTC. */
const instant = (date: CalendarDate) => Date.parse(`${date}T00:00:00Z`);
const fromInstant = (time: number) => new Date(time).toISOString().slice(0, 10) as CalendarDate;
const day = (text: string) => parseCalendarDate(text)!;

const anyDate = fc
  .integer({ min: Date.UTC(1600, 0, 1) / DAY, max: Date.UTC(2400, 11, 31) / DAY })
  .map((number) => fromInstant(number * DAY));

describe('parseCalendarDate', () => {
  test.each(['2026-01-31', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('reads %s', (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-31',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '2026-1-1',
    '20260101',
    '2026/01/01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '\u0662026-01-01',
    '-2026-01-01',
    '',
  ])('refuses %j', (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
  });

  test('takes exactly the days that exist', () => {
    const part = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(14), part(33), (year, month, dayOfMonth) => {
        const two = (value: number) => String(value).padStart(2, '0');
        const text = `${year}-${two(month)}-${two(dayOfMonth)}`;
        const exists = fromInstant(Date.UTC(year, month - 1, dayOfMonth)) === text;
        expect(parseCalendarDate(text)).toBe(exists ? text : undefined);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the X12 form', () => {
  test('of every date is read back', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(formatX12Date(date)).toMatch(/^\d{8}$/);
        expect(parseX12Date(formatX12Date(date))).toBe(date);
      }),
    );
  });

  test.each(['20260231', '00000101', '99991301', '2026010', '202601011', '260101', '2026-01-01', ''])(
    'refuses %j',
    (text) => {
      expect(parseX12Date(text)).toBeUndefined();
    },
  );
});

describe('arithmetic', () => {
  test.each([
    ['2026-01-01', '2026-01-01', 0],
    ['2026-01-01', '2026-01-31', 30],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-02-28', '2026-03-01', 1],
    ['1900-02-28', '1900-03-01', 1],
    ['2000-02-28', '2000-03-01', 2],
    ['2025-12-31', '2026-01-01', 1],
    ['2026-01-01', '2025-01-01', -365],
    ['0001-01-01', '9999-12-31', 3_652_058],
  ])('from %s to %s', (from, to, days) => {
    expect(daysBetween(day(from), day(to))).toBe(days);
    expect(daysBetween(day(to), day(from))).toBe(days === 0 ? 0 : -days);
    if (Math.abs(days) < 1_000) expect(addDays(day(from), days)).toBe(to);
  });

  test('daysBetween agrees with the calendar of JavaScript', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(daysBetween(from, to)).toBe((instant(to) - instant(from)) / DAY);
      }),
      { numRuns: 2_000 },
    );
  });

  test('addDays agrees with it too, forwards and backwards', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4_000, max: 4_000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(moved).toBe(fromInstant(instant(date) + days * DAY));
        expect(daysBetween(date, moved)).toBe(days);
      }),
      { numRuns: 2_000 },
    );
  });
});
