import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { findAdjustmentLabel } from '../../../schemas/codes/adjustment-labels.js';
import { ADJUSTMENT_REASON_DATES } from '../../../schemas/codes/adjustment-reason-dates.js';
import { ADJUSTMENT_REASONS } from '../../../schemas/codes/adjustment-reasons.js';
import { CLAIM_STATUS_CATEGORIES } from '../../../schemas/codes/claim-status-categories.js';
import { CLAIM_STATUS_LABELS, STATUS_ENTITY_LABELS } from '../../../schemas/codes/claim-status-codes.js';
import {
  CLAIM_STATUS_CATEGORY_LIST,
  CLAIM_STATUS_LIST,
  STATUS_ENTITIES,
} from '../../../schemas/codes/claim-status-lists.js';
import { isInForce, parseCodes, parseDatedCodes } from '../../../schemas/codes/dated-codes.js';
import { REMARK_CODE_DATES } from '../../../schemas/codes/remark-code-dates.js';
import {
  MISSING_INFORMATION_REMARKS,
  NO_SURPRISES_REMARKS,
  QMB_REMARKS,
} from '../../../schemas/codes/remark-codes.js';

const on = (date: string) => date as CalendarDate;

describe('a table of codes with dates', () => {
  it('is written in ranges', () => {
    expect(parseCodes('1-3 A0 MA08-10 F3F')).toEqual(['1', '2', '3', 'A0', 'MA08', 'MA09', 'MA10', 'F3F']);
  });

  it('has no date for a code that it does not list', () => {
    expect(() => parseDatedCodes({ all: '1-3', until: { '2020-01-01': '4' } })).toThrow(': 4');
  });

  const list = parseDatedCodes({
    asOf: '2024-06-30',
    all: '1-9 B1-2 F3F',
    since: { '2020-01-01': '9' },
    until: { '2022-01-01': '2 9' },
  });

  it.each<[string, string | undefined, boolean | undefined]>([
    ['1', '2024-12-31', true],
    ['2', '2021-12-31', true],
    ['2', '2022-01-01', false],
    ['9', '2019-12-31', false],
    ['9', '2020-01-01', true],
    ['9', undefined, true],
    ['F3F', undefined, true],
    ['10', '2024-06-30', false],
    ['10', '2024-07-01', undefined],
    ['10', undefined, undefined],
    ['B3', undefined, undefined],
    ['B0', undefined, false],
    ['C1', undefined, false],
    ['01', undefined, false],
    ['', undefined, false],
    ['9'.repeat(50), undefined, false],
  ])('says of %s on %s: %s', (code, date, expected) => {
    expect(isInForce(list, code, date === undefined ? undefined : on(date))).toBe(expected);
  });
});

describe('our lists', () => {
  it('have as many codes as the published ones', () => {
    expect(ADJUSTMENT_REASON_DATES.codes.size).toBe(407);
    expect(REMARK_CODE_DATES.codes.size).toBe(1216);
    expect(CLAIM_STATUS_CATEGORY_LIST.codes.size).toBe(56);
    expect(CLAIM_STATUS_LIST.codes.size).toBe(759);
  });

  it('end each code after it began', () => {
    for (const { codes } of [ADJUSTMENT_REASON_DATES, REMARK_CODE_DATES]) {
      for (const { since, until } of codes.values()) {
        if (since !== undefined && until !== undefined) expect(since < until).toBe(true);
      }
    }
  });

  it('hold every code that a table of ours says something of', () => {
    const without = (codes: Iterable<string>, all: { has(code: string): boolean }) =>
      [...codes].filter((code) => !all.has(code));
    expect(without(ADJUSTMENT_REASONS.keys(), ADJUSTMENT_REASON_DATES.codes)).toEqual([]);
    const remarks = [...QMB_REMARKS, ...NO_SURPRISES_REMARKS, ...MISSING_INFORMATION_REMARKS];
    expect(without(remarks, REMARK_CODE_DATES.codes)).toEqual([]);
    expect(without(CLAIM_STATUS_CATEGORIES.keys(), CLAIM_STATUS_CATEGORY_LIST.codes)).toEqual([]);
    expect(without(CLAIM_STATUS_LABELS.keys(), CLAIM_STATUS_LIST.codes)).toEqual([]);
    expect(without(STATUS_ENTITY_LABELS.keys(), STATUS_ENTITIES)).toEqual([]);
  });

  it('know which reasons are in force today, each with a label', () => {
    const today = [...ADJUSTMENT_REASON_DATES.codes.keys()].filter((code) =>
      isInForce(ADJUSTMENT_REASON_DATES, code, on('2026-08-01')),
    );
    expect(today).toHaveLength(407 - 110);
    expect(today.filter((code) => !/^[A-Z].{3,50}$/.test(findAdjustmentLabel(code) ?? ''))).toEqual([]);
    expect(findAdjustmentLabel('b9')).toBe('Enrolled in hospice');
    expect(findAdjustmentLabel('71')).toBeUndefined();
    expect(today).toEqual(expect.arrayContaining(['1', '45', '308', 'P32', 'B23']));
  });
});
