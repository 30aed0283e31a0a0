import {
  absoluteCents,
  addCents,
  type Cents,
  cents,
  formatCents,
  formatX12Cents,
  maxCents,
  minCents,
  negateCents,
  parseCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../schemas/money.js';
import fc from '../support/property-testing.js';

const LIMIT = 10 ** 15;
const amount = fc
  .oneof(fc.integer({ min: -100_000, max: 100_000 }), fc.maxSafeInteger())
  .filter((value) => Math.abs(value) < LIMIT)
  .map(cents);

describe('parseCents', () => {
  test.each([
    ['0', 0],
    ['450', 45_000],
    ['12.5', 1_250],
    ['12.50', 1_250],
    ['.5', 50],
    ['5.', 500],
    ['-0.07', -7],
    ['-.07', -7],
    ['007.10', 710],
    ['1.2300', 123],
    ['9999999999999.99', LIMIT - 1],
    ['-9999999999999.99', 1 - LIMIT],
    // As floats these two lose a cent: 1.15 * 100 = 114.99999999999999, 4.35 * 100 = 434.99999999999994.
    ['1.15', 115],
    ['4.35', 435],
  ])('reads %j', (text, expected) => {
    expect(parseCents(text)).toBe(expected);
  });

  test.each([
    ['an exponent', '1e3'],
    ['an exponent with decimals', '1.5E2'],
    ['a thousand separator', '1,000.00'],
    ['a decimal comma', '12,50'],
    ['a plus sign', '+5'],
    ['a third decimal that is not zero', '1.005'],
    ['a fourth decimal that is not zero', '1.0001'],
    ['Arabic-Indic digits', '\u0661\u0662'],
    ['full-width digits', '\uff11\uff12'],
    ['a true minus sign', '\u22125'],
    ['one digit too many', '10000000000000.00'],
    ['one digit too many below zero', '-10000000000000'],
    ['more than forty characters', `${'0'.repeat(40)}1`],
    ['nothing', ''],
    ['a sign alone', '-'],
    ['a point alone', '.'],
    ['a sign and a point', '-.'],
    ['two points', '1.2.3'],
    ['two signs', '--1'],
    ['a trailing sign', '1-'],
    ['a currency sign', '$1'],
    ['a leading space', ' 1'],
    ['a trailing line feed', '1\n'],
    ['a hexadecimal number', '0x10'],
    ['a digit separator', '1_000'],
    ['Infinity', 'Infinity'],
    ['NaN', 'NaN'],
    ['a bigint literal', '1n'],
  ])('refuses %s', (_, text) => {
    expect(parseCents(text)).toBeUndefined();
  });

  test('reads zero in every form as plus zero', () => {
    for (const text of ['0', '-0', '-0.00', '.0', '0.', '000.000']) expect(parseCents(text)).toBe(0);
  });

  test('takes a text only if its digits say that many cents, exactly', () => {
    const text = fc.stringMatching(/^-?\d{0,16}(\.\d{0,4})?$/);
    fc.assert(
      fc.property(text, (written) => {
        const read = parseCents(written);
        if (read === undefined) return;
        const [whole = '', decimals = ''] = written.replace('-', '').split('.');
        const tenThousandths = BigInt(whole + decimals.padEnd(4, '0'));
        expect(BigInt(absoluteCents(read)) * 100n).toBe(tenThousandths);
        expect(read < 0).toBe(written.startsWith('-') && tenThousandths !== 0n);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('formatCents', () => {
  test.each([
    [0, '0.00'],
    [7, '0.07'],
    [-7, '-0.07'],
    [50, '0.50'],
    [1_250, '12.50'],
    [-123_456, '-1234.56'],
    [LIMIT - 1, '9999999999999.99'],
  ])('writes %d', (value, expected) => {
    expect(formatCents(cents(value))).toBe(expected);
  });

  test('and parseCents gives the amount back', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(formatCents(value)).toMatch(/^-?(0|[1-9]\d*)\.\d{2}$/);
        expect(parseCents(formatCents(value))).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('formatX12Cents', () => {
  test.each([
    [0, '0'],
    [7, '.07'],
    [-7, '-.07'],
    [50, '.5'],
    [100, '1'],
    [1_000, '10'],
    [10_000, '100'],
    [1_250, '12.5'],
    [-1_250, '-12.5'],
    [-10_005, '-100.05'],
  ])('writes %d', (value, expected) => {
    expect(formatX12Cents(cents(value))).toBe(expected);
  });

  test('is as short as X12 type R wants it, and parseCents gives the amount back', () => {
    fc.assert(
      fc.property(amount, (value) => {
        // No leading zero, no trailing zero after the point, no bare point.
        expect(formatX12Cents(value)).toMatch(/^(0|-?([1-9]\d*)?(\.\d?[1-9])?)$/);
        expect(parseCents(formatX12Cents(value))).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('arithmetic', () => {
  const small = fc.array(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map(cents), { maxLength: 50 });
  const exact = (values: readonly Cents[]) => values.reduce((sum, value) => sum + BigInt(value), 0n);

  test('agrees with whole numbers of any size', () => {
    fc.assert(
      fc.property(amount, small, (from, values) => {
        expect(BigInt(addCents(...values))).toBe(exact(values));
        expect(BigInt(sumCents(values, (value) => value))).toBe(exact(values));
        expect(BigInt(subtractCents(from, ...values))).toBe(BigInt(from) - exact(values));
        expect(addCents(from, negateCents(from))).toBe(0);
        expect(absoluteCents(negateCents(from))).toBe(absoluteCents(from));
        expect(subtractCents(addCents(...values), ...values)).toBe(0);
      }),
    );
  });

  test('finds the least and the greatest', () => {
    expect(minCents(cents(3), cents(-2), cents(1))).toBe(-2);
    expect(maxCents(cents(3), cents(-2), cents(1))).toBe(3);
  });

  test('never gives minus zero', () => {
    expect(negateCents(ZERO)).toBe(0);
    expect(cents(-0)).toBe(0);
    expect(subtractCents(ZERO, ZERO)).toBe(0);
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d cents are a bug and throw', (value) => {
    expect(() => cents(value)).toThrow(RangeError);
  });

  test('a sum that leaves the whole numbers throws', () => {
    const most = cents(Number.MAX_SAFE_INTEGER);
    expect(() => addCents(most, cents(1))).toThrow(RangeError);
    expect(() => sumCents([most, most], (value) => value)).toThrow(RangeError);
    expect(() => minCents()).toThrow(RangeError);
  });
});
