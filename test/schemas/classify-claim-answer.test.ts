import { parseCalendarDate } from '../../schemas/calendar-date.js';
import type { ReportedStatus } from '../../schemas/claim-status.js';
import { classifyClaimAnswer } from '../../schemas/classify-claim-answer.js';
import {
  CLAIM_ANSWER_CATEGORIES,
  findClaimAnswerCategory,
} from '../../schemas/codes/claim-answer-categories.js';
import { cents } from '../../schemas/money.js';

const day = (text: string) => parseCalendarDate(text)!;

function status(categories: string, more: Partial<ReportedStatus> = {}): ReportedStatus {
  const codes = categories.split(' ').map((category) => ({ category, status: '1' }));
  return { codes, date: day('2026-01-20'), ...more };
}

const outcome = (...statuses: readonly ReportedStatus[]) => classifyClaimAnswer({ statuses }).outcome;

describe('classifyClaimAnswer', () => {
  it.each([
    ['A1', 'acknowledged'],
    ['A7', 'rejected'],
    ['A4', 'not found'],
    ['P0', 'pending'],
    ['P3', 'pending'],
    ['F0', 'finalised'],
    ['F1', 'paid'],
    ['F2', 'denied'],
    ['F3F', 'forwarded'],
    ['F4', 'finalised'],
    ['R0', 'information wanted'],
    ['R17', 'information wanted'],
    ['R18', 'unknown'],
    ['E0', 'error'],
    ['D0', 'not found'],
    ['ZZ', 'unknown'],
    ['A1 P1', 'pending'],
    ['P1 R4', 'information wanted'],
    ['F2 F1', 'denied'],
    ['F1 E1', 'error'],
  ])('makes of %s that the claim is %s', (categories, wanted) => {
    expect(outcome(status(categories))).toBe(wanted);
  });

  it('lets the amount decide whether a decided claim is paid', () => {
    expect(outcome(status('F0', { paymentAmount: cents(759_900) }))).toBe('paid');
    expect(outcome(status('F2 F1', { paymentAmount: cents(100) }))).toBe('paid');
    expect(outcome(status('F1', { paymentAmount: cents(0) }))).toBe('finalised');
    expect(outcome(status('F2', { paymentAmount: cents(0) }))).toBe('denied');
    expect(outcome(status('P1', { paymentAmount: cents(100) }))).toBe('pending');
  });

  it('hears only the latest date', () => {
    const earlier = status('R4', { date: day('2026-01-10') });
    expect(outcome(earlier, status('F1'))).toBe('paid');
    expect(outcome(status('F1'), earlier)).toBe('paid');
    const { date: _, ...undated } = status('R4');
    expect(outcome(undated, status('F1'))).toBe('information wanted');
    expect(outcome()).toBe('unknown');
  });

  it('tells amounts, cheque and date of the latest status', () => {
    const paid = {
      ...{ chargeAmount: cents(12_550), paymentAmount: cents(8_000) },
      ...{ paymentDate: day('2026-01-19'), paymentNumber: 'CHK9001' },
    };
    expect(classifyClaimAnswer({ statuses: [status('F1', paid)] })).toEqual({
      ...{ outcome: 'paid', codes: [{ category: 'F1', status: '1' }], date: '2026-01-20', ...paid },
      ...{ mayRetry: false, wantsInformation: false },
    });
  });

  it('says when to ask again and when to send something', () => {
    expect(classifyClaimAnswer({ statuses: [status('E1')] })).toMatchObject({ mayRetry: true });
    expect(classifyClaimAnswer({ statuses: [status('E3')] })).toMatchObject({ mayRetry: false });
    expect(classifyClaimAnswer({ statuses: [status('P3')] })).toMatchObject({ wantsInformation: true });
    expect(classifyClaimAnswer({ statuses: [status('R10')] })).toMatchObject({ wantsInformation: true });
    expect(classifyClaimAnswer({ statuses: [status('P1')] })).toMatchObject({ wantsInformation: false });
  });
});

test('every category has a label of its own', () => {
  const labels = [...CLAIM_ANSWER_CATEGORIES.values()].map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
  expect(findClaimAnswerCategory('A4')?.label).toBe('not found');
  expect(findClaimAnswerCategory('R3')?.label).toBe('more information is wanted');
});
