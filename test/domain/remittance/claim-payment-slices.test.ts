import { cents } from '../../../schemas/money.js';
import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import {
  ClaimPaymentSlices,
  SHORT_SLICE,
  SLICE,
} from '../../../src/domain/remittance/matching/claim-payment-slices.js';
import {
  findControlNumbers,
  RecurringNumbers,
} from '../../../src/domain/remittance/matching/recurring-numbers.js';
import fc from '../../support/property-testing.js';

function paymentOf(ordinal: number, own: string, ofPayer: string): ClaimPayment {
  const amounts = { chargeAmount: cents(100), paymentAmount: cents(100) };
  const numbers = { patientControlNumber: own, payerControlNumber: ofPayer, references: [] };
  return { ordinal, ...numbers, ...amounts } as unknown as ClaimPayment;
}

function cut(payments: readonly ClaimPayment[]): ClaimPayment[][] {
  const recurring = new RecurringNumbers();
  for (const payment of payments) recurring.add(payment);
  const slices = new ClaimPaymentSlices(recurring);
  return [...payments.flatMap((payment) => slices.add(payment)), ...slices.end()].map((slice) => [...slice]);
}

const numbersOf = (slice: readonly ClaimPayment[]) => new Set(slice.flatMap(findControlNumbers));

describe('claim payments in slices', () => {
  test('each is in one slice, none is too long, and those that share a number are together', () => {
    const few = fc.noBias(fc.integer({ min: 0, max: 300 }));
    const many = fc.noBias(fc.integer({ min: 1_000, max: 100_000 }));
    // Seldom both numbers of one are shared, so that what hangs together stays below a slice.
    const shared = (weight: number) => fc.oneof({ weight: 1, arbitrary: few }, { weight, arbitrary: many });
    const one = fc.tuple(shared(10), shared(20));
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 1_500, size: 'max' }), (given) => {
        const payments = given.map(([own, ofPayer], index) => paymentOf(index + 1, `C${own}`, `P${ofPayer}`));
        const slices = cut(payments);
        const ordinals = slices.flat().map(({ ordinal }) => ordinal);
        expect(ordinals.sort((a, b) => a - b)).toEqual(payments.map(({ ordinal }) => ordinal));
        expect(slices.filter((slice) => slice.length > SLICE)).toEqual([]);
        const numbers = slices.flatMap((slice) => [...numbersOf(slice)]);
        expect(numbers.length).toBe(new Set(numbers).size);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  test('a group longer than a slice is cut, and so is one that cannot be held', () => {
    const slices = cut(Array.from({ length: 25_000 }, (_, index) => paymentOf(index + 1, 'SAME', '0')));
    expect(slices.flat()).toHaveLength(25_000);
    expect(Math.max(...slices.map((slice) => slice.length))).toBe(SLICE);
  });

  test('slices are as long as is said when they are cut', () => {
    const slices = new ClaimPaymentSlices(new RecurringNumbers());
    const add = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) =>
        paymentOf(from + index, `A${from + index}`, `B${from + index}`),
      )
        .flatMap((payment) => slices.add(payment))
        .map((slice) => slice.length);
    expect(add(1, SLICE)).toEqual([SLICE]);
    expect(add(1_001, 300)).toEqual([]);
    slices.cutTo(SHORT_SLICE);
    expect(add(2_001, 1 + 2 * SHORT_SLICE)).toEqual([301, SHORT_SLICE, SHORT_SLICE]);
    slices.cutTo(SLICE);
    expect(add(3_001, SLICE - 1)).toEqual([]);
    expect(slices.end().map((slice) => slice.length)).toEqual([SLICE - 1]);
  });

  test('few are held back without cause, of a hundred thousand', () => {
    const recurring = new RecurringNumbers();
    const payments = Array.from({ length: 100_000 }, (_, index) =>
      paymentOf(index + 1, `A${index}`, `B${index}`),
    );
    for (const payment of payments) recurring.add(payment);
    expect(payments.filter((payment) => recurring.has(payment)).length).toBeLessThan(100);
  });
});
