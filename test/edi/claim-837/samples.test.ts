import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildClaims837 } from '../../../edi/claim-837/build-claims-837.js';
import { type ClaimBatchRead, readClaimBatch } from '../../../edi/claim-837/read-claim-batch.js';
import { validateAgainstGuide } from '../../../edi/validate-interchange.js';
import { pathsOf, setsOf, writtenSet } from '../sets-of.js';

const VERSIONS = {
  professional: '005010X222A1',
  institutional: '005010X223A2',
  dental: '005010X224A2',
};

const sets = pathsOf('837p').flatMap((path) =>
  setsOf(readFileSync(path), '837').map((set, index) => ({ name: `${basename(path)} ${index + 1}`, set })),
);
const read = sets.map(({ name, set }) => ({ name, set, read: readClaimBatch(set) }));
const errorsOf = (issues: readonly { severity: string }[]) =>
  issues.filter(({ severity }) => severity === 'error');

function again(batch: Omit<ClaimBatchRead, 'issues'>) {
  return writtenSet('837', VERSIONS[batch.claims[0]!.form], buildClaims837(batch));
}

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

  it.each(whole)('$name is the same when it is built and read again', ({ set, read: both }) => {
    const { issues, ...batch } = both;
    const second = again(batch);
    const { issues: others, ...sameBatch } = readClaimBatch(second);
    expect(errorsOf(others)).toEqual([]);
    expect(sameBatch).toEqual(batch);
    if (errorsOf(validateAgainstGuide(set)).length > 0) return;
    expect(errorsOf(validateAgainstGuide(second))).toEqual([]);
    // What the guide allows, some field of a claim holds.
    expect(issues).toEqual([]);
  });
});
