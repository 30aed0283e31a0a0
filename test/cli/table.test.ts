import { cents, parseCents } from '../../schemas/money.js';
import { renderCount, renderDollars, renderPercent, renderTable } from '../../src/cli/rendering/table.js';
import fc from '../support/property-testing.js';

test('columns are as wide as their widest cell; > aligns to the right; no line ends with blanks', () => {
  const text = renderTable(
    ['party', '>amount', 'note'],
    [
      ['payer.1', '1,234.50', ''],
      ['patient', '0.07', 'later'],
    ],
  );
  expect(text).toBe(
    [
      'party      amount  note',
      '-------  --------  -----',
      'payer.1  1,234.50',
      'patient      0.07  later',
    ].join('\n'),
  );
});

test('a table without rows is its head', () => {
  expect(renderTable(['a', '>bc'], [])).toBe('a  bc\n-  --');
});

test.each([
  ['0', '0.00'],
  ['0.07', '0.07'],
  ['-0.07', '-0.07'],
  ['999.99', '999.99'],
  ['1000', '1,000.00'],
  ['-123', '-123.00'],
  ['-1234.5', '-1,234.50'],
  ['9999999999999.99', '9,999,999,999,999.99'],
])('%s dollars are %s', (amount, text) => {
  expect(renderDollars(parseCents(amount)!)).toBe(text);
});

test('without its commas the text is the amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), (amount) => {
      expect(parseCents(renderDollars(cents(amount)).replaceAll(',', ''))).toBe(amount);
    }),
  );
});

test.each([
  [0, 0, '-'],
  [0, 7, '0.0 %'],
  [1, 3, '33.3 %'],
  [2, 3, '66.6 %'],
  [199, 200, '99.5 %'],
  [4999, 5000, '99.9 %'],
  [5000, 5000, '100.0 %'],
])('%s of %s is %s', (part, whole, text) => {
  expect(renderPercent(part, whole)).toBe(text);
});

test.each([
  [0, '0 claims'],
  [1, '1 claim'],
  [1204, '1,204 claims'],
])('%s: %s', (count, text) => {
  expect(renderCount(count, 'claim')).toBe(text);
});
