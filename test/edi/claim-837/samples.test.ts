import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildClaims837 } from '../../../edi/claim-837/build-claims-837.js';
import { readClaimBatch } from '../../../edi/claim-837/read-claim-batch.js';
import { sumCents } from '../../../schemas/money.js';
import { pathsOf, setsOf, writtenSet } from '../sets-of.js';

const sets = pathsOf('837p').flatMap((path) =>
  setsOf(readFileSync(path), '837').map((set, index) => ({ name: `${basename(path)} ${index + 1}`, set })),
);
const read = sets.map(({ name, set }) => ({ name, set, read: readClaimBatch(set) }));
const errorsOf = (issues: readonly { severity: string }[]) =>
  issues.filter(({ severity }) => severity === 'error');

describe('every 837, our own and the samples that others wrote', () => {
  it('are read without a crash, each claim as a claim or refused with a place and a reason', () => {
    const silent = read.filter(({ set, read: { claims, issues } }) => {
      const sent = set.segments.filter(({ id }) => id === 'CLM').length;
      return claims.length < sent && errorsOf(issues).length === 0;
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  const whole = read.filter(
    ({ read: { claims, issues } }) => claims.length > 0 && errorsOf(issues).length === 0,
  );

  it.each(whole)('$name is the same when it is built and read again', ({ read: { issues, ...batch } }) => {
    const again = readClaimBatch(writtenSet('837', '005010X222A1', buildClaims837(batch)));
    expect(errorsOf(again.issues)).toEqual([]);
    expect(again.claims.map((claim) => [claim.patientControlNumber, claim.chargeAmount])).toEqual(
      batch.claims.map((claim) => [claim.patientControlNumber, claim.chargeAmount]),
    );
    const total = (claims: typeof batch.claims) =>
      sumCents(claims, (claim) => sumCents(claim.lines, ({ chargeAmount }) => chargeAmount));
    expect(total(again.claims)).toBe(total(batch.claims));
  });
});
