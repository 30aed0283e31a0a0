import type { Issue } from '../../schemas/issue.js';
import { type ExplainedFile, explainFile } from '../../src/app/files/explain-file.js';
import type { ExplainedContent } from '../../src/app/files/explain-set.js';
import { renderExplained } from '../../src/cli/rendering/render-explained.js';
import { renderJson } from '../../src/cli/rendering/render-json.js';
import { countTexts, readSampleFiles } from '../support/sample-files.js';
import { SAMPLE_EXPLANATIONS } from './sample-explanations.js';

const files = readSampleFiles();

const setsOf = ({ interchanges }: ExplainedFile) =>
  interchanges.flatMap(({ groups }) => groups.flatMap(({ sets }) => sets));

function errorsOf(file: ExplainedFile): Issue[] {
  const all = [...file.issues, ...setsOf(file).flatMap(({ issues }) => issues)];
  return all.filter(({ severity }) => severity === 'error');
}

function sizeOf(content: ExplainedContent): string {
  if (content.kind === 'claims') return ` ${content.claims.length}`;
  if (content.kind === 'remittance') return ` ${content.advice.claimPayments.length}`;
  return '';
}

/** What was understood, and the errors with how often: `837 claims 2 x1; ! guide.bad-code x3`. */
function outcomeOf(file: ExplainedFile): string {
  const told = file.interchanges.flatMap(({ acknowledgements }) => acknowledgements.map(() => 'TA1'));
  const sets = setsOf(file).map(
    ({ identifier, content }) => `${identifier} ${content.kind}${sizeOf(content)}`,
  );
  const errors = countTexts(errorsOf(file).map(({ code }) => code)).map((text) => `! ${text}`);
  return [...countTexts([...told, ...sets]), ...errors].join('; ') || 'groups without a set';
}

describe('the list of samples', () => {
  test('names files by hash, and each says what was understood or what is wrong', () => {
    expect(Object.keys(SAMPLE_EXPLANATIONS)).toHaveLength(182);
    for (const [hash, outcome] of Object.entries(SAMPLE_EXPLANATIONS)) {
      expect(hash).toMatch(/^[0-9a-f]{16}$/);
      expect(outcome).not.toBe('');
    }
  });
});

if (files.length > 0) {
  describe('every X12 file that others wrote is explained, or refused with a place and a reason', () => {
    const all = files.map(({ path, hash, bytes }) => ({ path, hash, explained: explainFile(bytes) }));

    test('exactly as was looked at', () => {
      const found = Object.fromEntries(all.map(({ hash, explained }) => [hash, outcomeOf(explained)]));
      expect(found).toEqual(SAMPLE_EXPLANATIONS);
    });

    test('in words that a person can read', () => {
      for (const { path, explained } of all) {
        const text = renderExplained(explained);
        expect([path, text.length > 40]).toEqual([path, true]);
        expect([path, /undefined|NaN|\[object|\{\w+\}/.exec(text)]).toEqual([path, null]);
      }
    });

    test('and each error names its place', () => {
      for (const { path, explained } of all) {
        const placeless = errorsOf(explained).filter(({ at }) => !at.line && !at.segment);
        expect([path, placeless]).toEqual([path, []]);
      }
    });

    test('a set that is not explained has an error', () => {
      for (const { path, explained } of all) {
        const sets = setsOf(explained);
        const isUnknown = sets.some(({ content }) => content.kind === 'other');
        const isNothing = sets.length === 0 && !outcomeOf(explained).startsWith('TA1');
        // One file has groups that hold nothing, and a control number that came before: a warning.
        const isEmpty = outcomeOf(explained) === 'groups without a set';
        const isTold = isEmpty ? explained.issues.length > 0 : errorsOf(explained).length > 0;
        if (isUnknown || isNothing) expect([path, isTold]).toEqual([path, true]);
      }
    });

    test('and is JSON as well', () => {
      for (const { explained } of all) expect(JSON.parse(renderJson(explained))).toHaveProperty('issues');
    });
  });
}
