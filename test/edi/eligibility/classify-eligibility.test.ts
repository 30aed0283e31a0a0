import { readEligibilityResponse } from '../../../edi/eligibility/read-eligibility-response.js';
import { parseCalendarDate } from '../../../schemas/calendar-date.js';
import { classifyEligibility } from '../../../schemas/classify-eligibility.js';
import type { Benefit, EligibilityResponse } from '../../../schemas/eligibility.js';
import { formatCents } from '../../../schemas/money.js';
import { fixture, setsOf } from '../sets-of.js';

/** A fixture of ours with changes, each of which has to be one. */
function responseOf(name: string, ...changes: readonly (readonly [from: string, to: string])[]) {
  let text = Buffer.from(fixture(`271/${name}.edi`)).toString('latin1');
  for (const [from, to] of changes) {
    expect(text.split(from)).toHaveLength(2);
    text = text.replace(from, to);
  }
  return readEligibilityResponse(setsOf(Buffer.from(text, 'latin1'), '271')[0]!).response!;
}

const on = (response: EligibilityResponse, date: string, serviceType?: string) =>
  classifyEligibility(response, parseCalendarDate(date)!, serviceType)[0]!;
const verdict = (response: EligibilityResponse, date: string, serviceType?: string) =>
  on(response, date, serviceType).verdict;
const amounts = (benefits: readonly Benefit[]) => benefits.map(({ amount }) => amount && formatCents(amount));

describe('classifyEligibility', () => {
  const active = responseOf('active-with-benefits');

  it('verifies the day of the answer and days since the plan began, never a later day', () => {
    expect(verdict(active, '2026-01-15')).toBe('active');
    expect(verdict(active, '2025-07-01')).toBe('active');
    expect(verdict(active, '2025-06-30')).toBe('inactive');
    expect(verdict(active, '2026-01-16')).toBe('not verified');
  });

  it('verifies a later day that the answer is about', () => {
    const planned = responseOf('active-with-benefits', ['DTP*291*D8*20260115', 'DTP*291*D8*20260301']);
    expect(verdict(planned, '2026-03-01')).toBe('active');
    expect(verdict(planned, '2026-03-02')).toBe('not verified');
    const served = responseOf('active-with-benefits', ['DTP*291*D8*20260115', 'DTP*472*D8*20251201']);
    expect(verdict(served, '2025-12-01')).toBe('active');
    expect(verdict(served, '2026-01-15')).toBe('not verified');
  });

  it('does not take a date of its answer for one since when a coverage is in force', () => {
    const undated = responseOf('active-with-benefits', ['DTP*346*D8*20250701', 'DTP*102*D8*20250701']);
    expect(verdict(undated, '2026-01-15')).toBe('active');
    expect(verdict(undated, '2026-01-14')).toBe('not verified');
  });

  it('ends with the plan', () => {
    const ended = responseOf('active-with-benefits', ['DTP*291*D8*20260115', 'DTP*347*D8*20251231']);
    expect(verdict(ended, '2025-12-31')).toBe('active');
    expect(verdict(ended, '2026-01-01')).toBe('inactive');
  });

  it('finds the shares of a service, total and remaining apart and never added', () => {
    const visit = on(active, '2026-01-15', '98');
    expect(visit.verdict).toBe('active');
    expect(amounts(visit.coPays)).toEqual(['25.00', '60.00']);
    expect(visit.coPays.map(({ networkCode }) => networkCode)).toEqual(['Y', 'N']);
    expect(visit.coInsurances.map(({ percentage }) => percentage)).toEqual(['.2']);
    expect([amounts(visit.deductible.total), amounts(visit.deductible.remaining)]).toEqual([
      ['1500.00'],
      ['420.00'],
    ]);
    expect([amounts(visit.outOfPocket.total), amounts(visit.outOfPocket.remaining)]).toEqual([
      ['8000.00'],
      ['6500.50'],
    ]);
  });

  it('tells a service that the plan does not pay for, and the limits of one that it does', () => {
    const dental = on(active, '2026-01-15', '35');
    expect(dental.verdict).toBe('active');
    expect(dental.notCovered).toHaveLength(1);
    expect(dental.coPays).toEqual([]);
    expect(on(active, '2026-01-15', '98').notCovered).toEqual([]);
    expect(on(active, '2026-01-15', '33').limitations.map(({ quantity }) => quantity)).toEqual(['20']);
  });

  it('names other payers, whatever the service', () => {
    const [other] = on(active, '2026-01-15', '35').otherPayers;
    expect(other!.entities.map(({ name }) => name.lastName)).toEqual(['MEDICARE', 'DOE']);
  });

  it('takes a rejection for not verified, whatever else is said', () => {
    const missing = on(responseOf('member-not-found'), '2026-01-15');
    expect(missing).toMatchObject({
      verdict: 'not verified',
      rejections: [{ loop: '2100C', isValidRequest: false, reasonCode: '75', followUpCode: 'C' }],
    });
    const silent = on(responseOf('payer-not-answering'), '2026-01-15');
    expect(silent.patient).toBeUndefined();
    expect(silent).toMatchObject({
      verdict: 'not verified',
      rejections: [{ loop: '2000A', reasonCode: '42' }],
    });
    const both = responseOf('dependent-inactive', [
      'DTP*347*D8*20251231',
      'AAA*N**71*C~\nDTP*347*D8*20251231',
    ]);
    expect(verdict(both, '2026-01-15')).toBe('not verified');
  });

  it('hears an inactive answer only for the days that it is about', () => {
    const inactive = responseOf('dependent-inactive');
    expect(on(inactive, '2026-01-15').patient?.name.firstName).toBe('SAM');
    expect(verdict(inactive, '2026-01-15')).toBe('inactive');
    expect(verdict(inactive, '2026-01-01')).toBe('inactive');
    expect(verdict(inactive, '2025-12-31')).toBe('not verified');
    expect(verdict(inactive, '2026-01-16')).toBe('not verified');
  });

  it('says not verified where nothing is said of the coverage', () => {
    const silent = responseOf('dependent-inactive', ['EB*6**30', 'EB*L']);
    expect(verdict(silent, '2026-01-15')).toBe('not verified');
  });

  it('lets an EB of the service outweigh that of the plan', () => {
    const mixed = responseOf('active-with-benefits', ['EB*1**1^33^98^UC', 'EB*6**1^33^98^UC']);
    expect(verdict(mixed, '2026-01-15', '98')).toBe('inactive');
    expect(verdict(mixed, '2026-01-15', '30')).toBe('active');
    expect(verdict(mixed, '2026-01-15', '88')).toBe('active');
  });
});
