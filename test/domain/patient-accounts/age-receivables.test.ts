import { addDays } from '../../../schemas/calendar-date.js';
import type { Account } from '../../../schemas/ledger.js';
import { addCents, cents, sumCents } from '../../../schemas/money.js';
import { ageReceivables, type ReceivableItem } from '../../../src/domain/patient-accounts/age-receivables.js';
import fc from '../../support/property-testing.js';
import { day, money } from '../remittance/remittance-builder.js';

const ASOF = day('2026-07-01');

function item(claimId: string, account: Account, balance: string, daysOld: number): ReceivableItem {
  const date = addDays(ASOF, -daysOld);
  return {
    claimId,
    account,
    balance: money(balance),
    firstServiceDate: addDays(date, -40),
    lastServiceDate: date,
  };
}

describe('ageReceivables', () => {
  it('puts the ends of buckets inside them', () => {
    const ages = [-5, 0, 30, 31, 60, 61, 90, 91, 120, 121, 150, 151, 180, 181, 4000];
    const items = ages.map((age, index) => item(`C${index}`, 'receivable.payer.1', '1', age));
    const aging = ageReceivables(items, { asOf: ASOF });
    expect(aging.buckets.map((bucket) => bucket.label)).toEqual([
      '0-30',
      '31-60',
      '61-90',
      '91-120',
      '121-150',
      '151-180',
      '>180',
    ]);
    expect(aging.total.amounts).toEqual([300, 200, 200, 200, 200, 200, 200]);
  });

  it('splits by party, joins the lines of a claim and shows credits apart', () => {
    const items = [
      item('A', 'receivable.patient', '30', 10),
      item('A', 'receivable.payer.1', '100', 10),
      item('A', 'receivable.payer.1', '-40', 10),
      item('B', 'receivable.payer.1', '-25.50', 40),
      item('B', 'receivable.payer.2', '75', 40),
      item('C', 'receivable.payer.1', '0', 40),
      item('D', 'receivable.agency', '5', 200),
    ];
    const aging = ageReceivables(items, { asOf: ASOF, unapplied: [money('48'), money('-12')] });
    expect(
      aging.rows.map((row) => [row.account, row.amounts, row.credits, row.total, row.claimCount]),
    ).toEqual([
      ['receivable.payer.1', [6000, 0, 0, 0, 0, 0, 0], -2550, 3450, 2],
      ['receivable.payer.2', [0, 7500, 0, 0, 0, 0, 0], 0, 7500, 1],
      ['receivable.patient', [3000, 0, 0, 0, 0, 0, 0], 0, 3000, 1],
      ['receivable.agency', [0, 0, 0, 0, 0, 0, 500], 0, 500, 1],
    ]);
    expect(aging.total.total).toBe(14450);
    expect(aging.unapplied).toBe(3600);
  });

  it('ages by the first date of service when asked, in other buckets when given', () => {
    const options = { asOf: ASOF, basis: 'first-service-date', bucketEnds: [7] } as const;
    const aging = ageReceivables([item('A', 'receivable.patient', '1', 0)], options);
    expect(aging.buckets.map((bucket) => bucket.label)).toEqual(['0-7', '>7']);
    expect(aging.total.amounts).toEqual([0, 100]);
  });

  it('ties to the ledger to the cent', () => {
    const items = fc.array(
      fc.record({
        claimId: fc.constantFrom('A', 'B', 'C'),
        account: fc.constantFrom<Account>('receivable.payer.1', 'receivable.payer.2', 'receivable.patient'),
        balance: fc.integer({ min: -100000, max: 100000 }).map(cents),
        firstServiceDate: fc.constant(day('2026-01-01')),
        lastServiceDate: fc.integer({ min: 0, max: 400 }).map((days) => addDays(ASOF, -days)),
      }),
    );
    fc.assert(
      fc.property(items, (given) => {
        const aging = ageReceivables(given, { asOf: ASOF });
        expect(aging.total.total).toBe(sumCents(given, (each) => each.balance));
        expect(addCents(...aging.rows.map((row) => row.total))).toBe(aging.total.total);
        for (const row of aging.rows) expect(addCents(...row.amounts, row.credits)).toBe(row.total);
      }),
    );
  });
});
