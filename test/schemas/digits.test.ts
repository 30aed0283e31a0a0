import { groupThousands, trimDecimalZeros, trimEndZeros } from '../../schemas/digits.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/property-testing.js';

test.each([
  ['', ''],
  ['0', '0'],
  ['999', '999'],
  ['1000', '1,000'],
  ['-123', '-123'],
  ['-1234', '-1,234'],
  ['1234567', '1,234,567'],
])('%s in thousands is %s', (digits, grouped) => {
  expect(groupThousands(digits)).toBe(grouped);
});

test.each([
  ['1.50', '1.5'],
  ['1.00', '1'],
  ['100', '100'],
  ['0.00', '0'],
  ['.50', '.5'],
  ['.00', ''],
  ['-10.00', '-10'],
])('%s without needless zeros is %s', (decimal, trimmed) => {
  expect(trimDecimalZeros(decimal)).toBe(trimmed);
});

test('zeros at the end are gone, and nothing else', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{0,12}$/), (digits) => {
      const trimmed = trimEndZeros(digits);
      expect(trimmed.endsWith('0')).toBe(false);
      expect(trimmed.padEnd(digits.length, '0')).toBe(digits);
    }),
  );
});

test('a long run of digits costs no more than its length', async () => {
  const zeros = '0'.repeat(1_000_000);
  const time = await processorTime(() => {
    trimEndZeros(`${zeros}1`);
    trimDecimalZeros(`1.${zeros}`);
    groupThousands(zeros.slice(0, 30_000));
  });
  expect(time).toBeLessThan(1_000);
});
