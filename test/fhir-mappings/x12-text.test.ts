import { findUnrepresentable, readX12Text } from '../../fhir-mappings/x12-text.js';
import fc from '../support/property-testing.js';

test.each([
  ['Muñoz', 'Munoz'],
  ['Łukasz Øre', 'Lukasz Ore'],
  ['Straße 5', 'Strasse 5'],
  ['O’Neil – “Tip”', 'O\'Neil - "Tip"'],
  ['Apt: 5 * ~ ^ |', 'Apt 5'],
  ['a\r\nb\tc', 'a b c'],
  ['zero\u200Bwidth\uFEFF', 'zerowidth'],
  ['ﬁne', 'fine'],
])('%s is sent as %s', (written, sent) => {
  expect(readX12Text(written)).toEqual({ text: sent });
});

test.each([
  ['Jo😀', 3],
  ['李', 1],
  ['a\uD800', 2],
])('%s cannot be sent', (written, unrepresentableAt) => {
  expect(readX12Text(written)).toEqual({ unrepresentableAt });
});

test('whatever is read holds no delimiter, no control character and only single bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (written) => {
      const read = readX12Text(written);
      if ('text' in read) expect(read.text).toMatch(/^[ -)+-9;-\]_a-{}]*$/);
    }),
  );
});

test('identifiers are never repaired', () => {
  expect(findUnrepresentable('AB-12/3')).toBeUndefined();
  expect(findUnrepresentable('AB*12')).toBe(3);
  expect(findUnrepresentable('Ñ1')).toBe(1);
});
