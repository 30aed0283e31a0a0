import { buildClaims837 } from '../../../edi/claim-837/build-claims-837.js';
import { readClaimBatch } from '../../../edi/claim-837/read-claim-batch.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import fc from '../../support/property-testing.js';
import { bytesOf, setsOf } from '../sets-of.js';
import { BATCH, claims } from './sample-claims.js';

const VERSION = '005010X222A1';
const batchOf = (all: Parameters<typeof buildClaims837>[0]['claims']) => ({ ...BATCH, claims: all });
const written = (batch: typeof BATCH) => bytesOf('837', VERSION, buildClaims837(batch));

describe('claims on the wire and back', () => {
  it('are the same claim, for any valid claim', () => {
    fc.assert(
      fc.property(claims, (claim) => {
        const { issues, ...batch } = readClaimBatch(setsOf(written(batchOf([claim])), '837')[0]!);
        expect(issues).toEqual([]);
        expect(batch).toEqual(batchOf([claim]));
      }),
      { numRuns: 100 },
    );
  });

  it('are valid by the guide', () => {
    fc.assert(
      fc.property(claims, (claim) => {
        expect(validateInterchange(written(batchOf([claim])))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same bytes when built again, however many and however grouped', () => {
    fc.assert(
      fc.property(fc.array(claims, { minLength: 1, maxLength: 4 }), fc.nat(3), (all, repeated) => {
        const again = all.map((claim) => ({
          ...all[repeated % all.length]!,
          lines: claim.lines,
          diagnoses: claim.diagnoses,
        }));
        const bytes = written(batchOf([...all, ...again]));
        const { issues, ...batch } = readClaimBatch(setsOf(bytes, '837')[0]!);
        expect(issues).toEqual([]);
        expect(batch.claims.length).toBe(2 * all.length);
        expect(Buffer.from(written(batch)).toString()).toBe(Buffer.from(bytes).toString());
      }),
      { numRuns: 40 },
    );
  });
});
