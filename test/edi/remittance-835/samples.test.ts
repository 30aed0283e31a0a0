import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildRemittanceAdvice } from '../../../edi/remittance-835/build-remittance-advice.js';
import { readRemittanceAdvice } from '../../../edi/remittance-835/read-remittance-advice.js';
import type { RemittanceAdvice } from '../../../schemas/remittance-advice.js';
import { pathsOf, setsOf, writtenSet } from '../sets-of.js';

/** An amount that could not be read stands as zero and is written as zero. */
const WITHOUT_MEANING = ['place', 'transactionSetControlNumber', 'unreadableAmounts'];

/** The advice without places, which differ from file to file. */
function meaning(advice: RemittanceAdvice | undefined): unknown {
  return JSON.parse(
    JSON.stringify(advice, (key, value) => (WITHOUT_MEANING.includes(key) ? undefined : value)),
  );
}

const sets = pathsOf('835').flatMap((path) =>
  setsOf(readFileSync(path), '835').map((set, index) => ({ name: `${basename(path)} ${index + 1}`, set })),
);

describe('every 835, our own and the samples that others wrote', () => {
  it.each(sets)('$name is read and means the same when it is built again', ({ set }) => {
    const { advice, issues } = readRemittanceAdvice(set);
    if (!set.segments.some(({ id }) => id === 'BPR')) {
      expect(advice).toBeUndefined();
      expect(issues.map(({ code, context }) => [code, context['segment']])).toContainEqual([
        'edi.missing-segment',
        'BPR',
      ]);
      return;
    }
    const again = readRemittanceAdvice(writtenSet('835', set.version, buildRemittanceAdvice(advice!)));
    expect(meaning(again.advice)).toEqual(meaning(advice));
  });
});
