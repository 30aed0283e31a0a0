import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { LegacyRule } from '../../../schemas/legacy-claims.js';
import { findLegacyRule } from '../../../src/domain/remittance/matching/find-legacy-rule.js';
import { claimPayment } from './remittance-builder.js';

const date = (text: string) => text as CalendarDate;
const PAID = date('2026-03-01');

/** What a payment with this CLP01 and these days of service fits. */
function find(clp01: string, dates: readonly string[], rules: readonly LegacyRule[], on = PAID) {
  const payment = {
    ...claimPayment({ patientControlNumber: clp01 }),
    dates: dates.map((each) => ({ qualifier: '232', date: date(each) })),
  };
  const found = findLegacyRule(payment, on, rules);
  if (!found) return 'none';
  const { rule, sign } = found;
  return `${rule.name} ${sign.by === 'control-number' ? sign.pattern : sign.lastServiceDate}`;
}

const rule = (given: Partial<LegacyRule>): LegacyRule => ({
  ...{ name: 'old', account: 'revenue.other-payer' },
  ...given,
});

describe('a pattern of control numbers', () => {
  test.each([
    ['OLD-*', 'OLD-17', true],
    ['OLD-*', 'old- 17', true],
    ['OLD-*', 'OLD-', true],
    ['OLD-*', 'XOLD-17', false],
    ['OLD-1', 'OLD-17', false],
    ['#######', '1234567', true],
    ['#######', '0001234567', true],
    ['#######', '0123456', true],
    ['#######', '12345678', false],
    ['#######', '123456A', false],
    ['A##*', 'A12-9', true],
    ['A##*', 'A1', false],
    ['A##*', 'AB2', false],
    // What stands in a pattern means nothing else than itself.
    ['A.', 'AB', false],
    ['A.', 'A.', true],
    ['##', '', false],
    ['##', '0', false],
  ])('%s and %s: %s', (pattern, number, isFitting) => {
    const wanted = isFitting ? `old ${pattern}` : 'none';
    expect(find(number, [], [rule({ controlNumbers: [pattern] })])).toBe(wanted);
  });
});

describe('the days of service', () => {
  const before = rule({ serviceBefore: date('2026-01-01') });

  test.each([
    [['2025-12-31'], 'old 2025-12-31'],
    [['2025-11-01', '2025-12-01'], 'old 2025-12-01'],
    [['2026-01-01'], 'none'],
    [['2025-12-31', '2026-01-02'], 'none'],
    [[], 'none'],
  ])('%j: %s', (dates, wanted) => {
    expect(find('X1', dates, [before])).toBe(wanted);
  });
});

test('a rule holds for the payments of its days, and the first that fits counts', () => {
  const dated = rule({
    ...{ controlNumbers: ['OLD-*'], effectiveFrom: date('2026-02-01'), effectiveTo: date('2026-03-31') },
  });
  for (const [on, wanted] of [
    ['2026-01-31', 'none'],
    ['2026-02-01', 'old OLD-*'],
    ['2026-03-31', 'old OLD-*'],
    ['2026-04-01', 'none'],
  ] as const) {
    expect(find('OLD-1', [], [dated], date(on))).toBe(wanted);
  }
  const other = rule({ name: 'other', serviceBefore: date('2026-06-01') });
  expect(find('OLD-1', ['2026-01-01'], [dated, other])).toBe('old OLD-*');
  expect(find('OLD-1', ['2026-01-01'], [other, dated])).toBe('other 2026-01-01');
});

test('a number of our own form is never taken, but by a pattern that begins as ours do', () => {
  const rules = [rule({ controlNumbers: ['##*'], serviceBefore: date('2026-06-01') })];
  expect(find('CW000000012', ['2026-01-01'], rules)).toBe('none');
  expect(find('CX000000012', ['2026-01-01'], rules)).toBe('old 2026-01-01');
  expect(find('CW000000012', [], [rule({ controlNumbers: ['CW0000000*'] })])).toBe('old CW0000000*');
});
