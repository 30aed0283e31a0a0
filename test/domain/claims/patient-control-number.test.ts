import { checkClaim } from '../../../src/domain/claims/edits/check-claim.js';
import { buildPatientControlNumber } from '../../../src/domain/claims/patient-control-number.js';
import fc from '../../support/property-testing.js';
import { CLEAN_CLAIM, TODAY } from './clean-claim.js';

test.each([
  [1, undefined, 'CW000000001'],
  [123456789, undefined, 'CW123456789'],
  [1234567890, undefined, 'CW1234567890'],
  [7, 1, 'CW000000007A'],
  [7, 26, 'CW000000007Z'],
  [7, 27, 'CW000000007AA'],
  [7, 702, 'CW000000007ZZ'],
  [7, 703, 'CW000000007AAA'],
] as const)('claim %s, part %s is %s', (counter, part, number) => {
  expect(buildPatientControlNumber(counter, part)).toBe(number);
});

test.each([0, -1, 1.5, Number.NaN, 2 ** 53])('a counter of %s is a bug', (counter) => {
  expect(() => buildPatientControlNumber(counter)).toThrow(RangeError);
  expect(() => buildPatientControlNumber(1, counter)).toThrow(RangeError);
});

test('different claims have different numbers, and each passes the edits', () => {
  const claim = fc.tuple(fc.integer({ min: 1, max: 10 ** 12 }), fc.option(fc.integer({ min: 1, max: 1000 })));
  const built = ([counter, part]: [number, number | null]) =>
    buildPatientControlNumber(counter, part ?? undefined);
  fc.assert(
    fc.property(claim, claim, (one, other) => {
      expect(built(one) === built(other)).toBe(one[0] === other[0] && one[1] === other[1]);
      const { issues } = checkClaim({ ...CLEAN_CLAIM, patientControlNumber: built(one) }, { today: TODAY });
      expect(issues).toEqual([]);
    }),
  );
});
