import type { ContractSettings, ContractTerm, RelativeValue } from '../../../schemas/contract.js';
import { addCents, type Cents, cents, formatCents, parseCents, ZERO } from '../../../schemas/money.js';
import { findContract, findExpectedAmounts } from '../../../src/domain/contracts/price-claim.js';
import type { PricedLine } from '../../../src/domain/contracts/priced-line.js';
import fc from '../../support/property-testing.js';
import { day, money } from '../remittance/remittance-builder.js';

const contract = (
  terms: readonly ContractTerm[],
  more: Partial<ContractSettings> = {},
): ContractSettings => ({
  ...{ payerId: 'P1', name: 'Plan', effectiveFrom: day('2026-01-01'), terms, lesserOfCharge: false },
  ...{ toleranceBelowUsd: '0', toleranceAboveUsd: '0', ...more },
});

const line = (lineControlNumber: string, code: string, more: Partial<PricedLine> = {}): PricedLine => ({
  ...{ lineControlNumber, code, modifiers: [], unitCount: '1', chargeAmount: money('1000') },
  ...{ serviceDate: day('2026-03-01'), facilityCode: '11', ...more },
});

function priceOf(lines: readonly PricedLine[], of: ContractSettings): Record<string, string> {
  return Object.fromEntries(
    [...findExpectedAmounts(lines, of)].map(([key, amount]) => [key, formatCents(amount)]),
  );
}

const values: readonly RelativeValue[] = [
  ...[['99213', '1.30', '1.33', '0.55', '0.10']].map(([code, work, office, facility, malpractice]) => ({
    ...{ code: code!, work: work!, nonFacilityPracticeExpense: office! },
    ...{ facilityPracticeExpense: facility!, malpractice: malpractice! },
  })),
  {
    ...{ code: '73030', modifier: '26', work: '0.18', nonFacilityPracticeExpense: '0.07' },
    ...{ facilityPracticeExpense: '0.07', malpractice: '0.01' },
  },
];

const medicare = (percent: string): ContractTerm => ({
  ...{ method: 'percent-of-medicare', percent, conversionFactor: '32.3465', relativeValues: values },
  ...{ workGpci: '1', practiceExpenseGpci: '0.95', malpracticeGpci: '1.2' },
});

const surgery: ContractTerm = {
  method: 'fee-table',
  fees: [
    { code: '10000', priceUsd: '300.00', isMultipleProcedure: true },
    { code: '20000', priceUsd: '200.01', isMultipleProcedure: true },
    { code: '30000', priceUsd: '100.00', isMultipleProcedure: true },
    { code: '40000', priceUsd: '50.00' },
    { code: '40000', modifier: 'TC', priceUsd: '20.00' },
  ],
};

const REDUCED = { multipleProcedurePercents: ['100', '50', '25'], bilateralPercent: '150' };

describe('what a contract lets expect', () => {
  it('is a percent of Medicare: units of work, expense and malpractice, by place', () => {
    // (1.30 + 1.33 x 0.95 + 0.10 x 1.2) x 32.3465 = 86.802... and, at a facility, (1.30 + 0.5225 + 0.12) x 32.3465.
    expect(priceOf([line('1', '99213')], contract([medicare('100')]))).toEqual({ 1: '86.80' });
    expect(priceOf([line('1', '99213', { facilityCode: '22' })], contract([medicare('100')]))).toEqual({
      1: '62.83',
    });
    expect(priceOf([line('1', '99213', { unitCount: '2' })], contract([medicare('112.5')]))).toEqual({
      1: '195.30',
    });
  });

  it('takes the row of the modifier, and none where only another modifier has one', () => {
    const read = [line('1', '73030', { modifiers: ['LT', '26'] }), line('2', '73030')];
    expect(priceOf(read, contract([medicare('100')]))).toEqual({ 1: '8.36' });
    const parts = [line('1', '40000', { modifiers: ['TC'] }), line('2', '40000', { modifiers: ['26'] })];
    expect(priceOf(parts, contract([surgery]))).toEqual({ 1: '20.00', 2: '50.00' });
  });

  it('is a percent of the charge, a rate for each day, or one for the case', () => {
    const half = contract([{ method: 'percent-of-charge', percent: '33.335' }]);
    expect(priceOf([line('1', 'X', { chargeAmount: money('100.00'), unitCount: '3' })], half)).toEqual({
      1: '33.34',
    });
    const days = contract([{ method: 'per-diem', rateUsd: '812.50' }]);
    expect(priceOf([line('1', 'X', { unitCount: '3' })], days)).toEqual({ 1: '2437.50' });
    const whole = contract([
      { method: 'case-rate', rateUsd: '900', codes: ['A', 'B'] },
      { method: 'percent-of-charge', percent: '10' },
    ]);
    expect(priceOf([line('3', 'C'), line('2', 'B'), line('1', 'A')], whole)).toEqual({
      ...{ 1: '900.00', 2: '0.00', 3: '100.00' },
    });
  });

  it('is never above the charge where the lesser is agreed', () => {
    const cheap = [line('1', '10000', { chargeAmount: money('250') })];
    expect(priceOf(cheap, contract([surgery], { lesserOfCharge: true }))).toEqual({ 1: '250.00' });
    expect(priceOf(cheap, contract([surgery]))).toEqual({ 1: '300.00' });
  });

  it('reduces further procedures of a day, dearest first, each unit for itself', () => {
    const lines = [line('1', '30000'), line('2', '10000'), line('3', '20000'), line('4', '40000')];
    const priced = priceOf(lines, contract([surgery], REDUCED));
    expect(priced).toEqual({ 1: '25.00', 2: '300.00', 3: '100.01', 4: '50.00' });
    const twice = [line('1', '20000', { unitCount: '2' }), line('2', '30000')];
    expect(priceOf(twice, contract([surgery], REDUCED))).toEqual({ 1: '300.02', 2: '25.00' });
    const days = [line('1', '10000'), line('2', '20000', { serviceDate: day('2026-03-02') })];
    expect(priceOf(days, contract([surgery], REDUCED))).toEqual({ 1: '300.00', 2: '200.01' });
  });

  it('pays both sides at the percent for both, once', () => {
    const both = line('1', '20000', { modifiers: ['50'], unitCount: '2' });
    expect(priceOf([both], contract([surgery], REDUCED))).toEqual({ 1: '300.02' });
    expect(priceOf([both, line('2', '10000')], contract([surgery], REDUCED))).toEqual({
      1: '300.02',
      2: '150.00',
    });
  });

  it('does not depend on the order of the lines, and lies between the last percent and the whole', () => {
    const drawn = fc.uniqueArray(
      fc.record({
        id: fc.nat(30),
        code: fc.constantFrom('10000', '20000', '30000', '40000', 'unknown'),
        units: fc.integer({ min: 1, max: 4 }),
        isBilateral: fc.boolean(),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 6 },
    );
    const total = (amounts: ReadonlyMap<string, Cents>) => addCents(ZERO, ...amounts.values());
    const quarter = (amount: Cents) => parseCents((amount / 400).toFixed(2))!;
    fc.assert(
      fc.property(drawn, (draws) => {
        const lines = draws.map(({ id, code, units, isBilateral }) =>
          line(String(id), code, { unitCount: String(units), modifiers: isBilateral ? ['50'] : [] }),
        );
        const reduced = findExpectedAmounts(lines, contract([surgery], REDUCED));
        const turned = findExpectedAmounts([...lines].reverse(), contract([surgery], REDUCED));
        expect(Object.fromEntries(turned)).toEqual(Object.fromEntries(reduced));
        const full = findExpectedAmounts(lines, contract([surgery], { bilateralPercent: '150' }));
        for (const [id, amount] of reduced) {
          expect(amount).toBeLessThanOrEqual(full.get(id)!);
          expect(amount).toBeGreaterThanOrEqual(quarter(full.get(id)!) - 1);
        }
        // The dearest procedure is paid in full, so that something always is.
        if (reduced.size > 0) expect(total(reduced)).toBeGreaterThanOrEqual(cents(5000));
      }),
    );
  });
});

describe('the contract', () => {
  const [old, current] = [
    contract([], { effectiveTo: day('2026-06-30') }),
    contract([], { effectiveFrom: day('2026-07-01') }),
  ];
  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', old],
    ['2026-06-30', old],
    ['2026-07-01', current],
  ] as const)('by date of service %s', (date, wanted) => {
    expect(findContract([current, old], 'P1', day(date))).toBe(wanted);
    expect(findContract([current, old], 'P2', day(date))).toBeUndefined();
  });
});
