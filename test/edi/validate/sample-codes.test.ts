import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { combineCodeSets } from '../../../edi/code-sets/combine-code-sets.js';
import { BUILT_IN_CODE_SETS } from '../../../edi/validate/built-in-code-sets.js';
import type { CodeSets } from '../../../edi/validate/code-sets.js';
import { validateFile } from '../../../edi/validate-interchange.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { renderPlace } from '../../../schemas/issue.js';
import { readCodeSetFolder } from '../../../src/exchange/code-set-folder.js';
import { countTexts, readSampleFiles } from '../../support/sample-files.js';
import { SAMPLE_CODE_OUTCOMES } from './sample-code-outcomes.js';

const folder = join(process.env.SAMPLES_DIR ?? '', '..', 'codes');

/** `2010AA NM109 npi x1` for each code that is none of its set, and how many codes of which sets nobody could judge. */
function outcomes(codeSets: CodeSets) {
  const found: Record<string, readonly string[]> = {};
  const unchecked: Record<string, number> = {};
  for (const { hash, bytes } of readSampleFiles()) {
    const file = validateFile(bytes, { snipTypes: [5], codeSets });
    const ofCodes = file.issues.filter(({ code }) => code === 'guide.external-code');
    const wrong = ofCodes.map(({ at: { loop, segment, element, component }, context }) => {
      const place = { loop, segment, element, component } as Parameters<typeof renderPlace>[0];
      return `${renderPlace(place)} ${context['set']}`;
    });
    if (wrong.length > 0) found[hash] = countTexts(wrong).sort();
    for (const [set, count] of file.unchecked) unchecked[set] = (unchecked[set] ?? 0) + count;
  }
  return { found, unchecked };
}

it('the list of samples with wrong codes names files by hash', () => {
  expect(Object.keys(SAMPLE_CODE_OUTCOMES).every((hash) => /^[0-9a-f]{16}$/.test(hash))).toBe(true);
});

if (process.env.SAMPLES_DIR !== undefined) {
  it('samples have exactly the wrong codes that were looked at', () => {
    const { found, unchecked } = outcomes(BUILT_IN_CODE_SETS);
    expect(found).toEqual(SAMPLE_CODE_OUTCOMES);
    // Sets of which no table is here.
    expect(Object.keys(unchecked).sort()).toEqual(
      'cdt condition hcpcs icd_9_cm ncpdp_reject ndc occurrence taxonomy value'.split(' '),
    );
  });
}

if (process.env.SAMPLES_DIR !== undefined && existsSync(folder)) {
  describe('the official files themselves', () => {
    const read = readCodeSetFolder(folder);

    it('are read whole', async () => {
      const outcome = await read;
      if ('refused' in outcome) throw new Error(JSON.stringify(outcome.refused.issues));
      const { loaded, byteLength } = outcome.done.codeSets;
      expect(loaded.map(({ set, from, to, codes }) => `${set} ${from} ${to} ${codes}`).sort()).toEqual([
        'drg 2022-10-01 2023-09-30 767',
        'hcpcs 2012-04-01 2016-12-31 5956',
        'hcpcs 2014-07-01 2024-09-30 8033',
        'icd_10_cm 2021-10-01 2022-09-30 72748',
        'icd_10_pcs 2021-10-01 2022-09-30 78220',
        'poa_exempt 2021-10-01 2022-09-30 37297',
        'pos 2024-01-01 2024-12-31 52',
      ]);
      expect(byteLength).toBeLessThan(2 * 1024 ** 2);
    });

    it.each([
      ['icd_10_cm', 'J189', '2022-09-30', 'valid'],
      ['icd_10_cm', 'J18', '2022-09-30', 'invalid'],
      ['icd_10_cm', 'J189', '2022-10-01', 'no data'],
      ['icd_10_cm', 'S72001A', '2022-01-01', 'valid'],
      ['icd_10_pcs', '0016070', '2022-01-01', 'valid'],
      ['icd_10_pcs', '001', '2022-01-01', 'invalid'],
      ['hcpcs', 'J3490', '2016-12-31', 'valid'],
      ['hcpcs', 'G0008', '2024-07-01', 'valid'],
      ['hcpcs', 'G9999', '2024-10-01', 'no data'],
      ['poa_exempt', 'B900', '2022-01-01', 'valid'],
      ['poa_exempt', 'A000', '2022-01-01', 'invalid'],
      ['drg', '470', '2023-01-01', 'valid'],
      ['pos', '43', '2024-01-01', 'invalid'],
    ])('say of %s %s on %s: %s', async (set, code, on, verdict) => {
      const outcome = await read;
      if ('refused' in outcome) throw new Error('refused');
      expect(outcome.done.codeSets.check(set, code, on as CalendarDate)).toBe(verdict);
    });

    it('find no more wrong codes in the samples, and leave fewer unjudged', async () => {
      const outcome = await read;
      if ('refused' in outcome) throw new Error('refused');
      const { found, unchecked } = outcomes(combineCodeSets(outcome.done.codeSets, BUILT_IN_CODE_SETS));
      expect(found).toEqual(SAMPLE_CODE_OUTCOMES);
      expect(unchecked['hcpcs']).toBeLessThan(outcomes(BUILT_IN_CODE_SETS).unchecked['hcpcs']!);
    });
  });
}
