import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type FoundPattern, findPatterns } from './support/find-patterns.js';
import { readProject } from './support/tidy/project-files.js';
import { isProduct } from './support/tidy/rooms.js';
import { readSource } from './support/tidy/source.js';

const JUDGE = join(import.meta.dirname, 'support', 'recheck-patterns.mjs');

/** The patterns that some text can make slow, or of which nothing can be said. */
function findWeaknesses(patterns: readonly FoundPattern[]): string[] {
  const known = patterns.filter(({ pattern }) => pattern !== undefined);
  const { stdout, stderr } = spawnSync(process.execPath, [JUDGE], {
    input: JSON.stringify(known.map(({ pattern, flags }) => [pattern, flags])),
    encoding: 'utf8',
  });
  if (stderr !== '') throw new Error(stderr);
  const verdicts = JSON.parse(stdout) as (string | null)[];
  const weaknesses = new Map(known.map((found, index) => [found, verdicts[index] ?? undefined]));
  return patterns.flatMap((found) => {
    const weakness = found.pattern === undefined ? 'is put together at run time' : weaknesses.get(found);
    return weakness === undefined ? [] : [`${found.path}:${found.line} /${found.pattern}/ ${weakness}`];
  });
}

describe('no text can make a regular expression slow', () => {
  const sources = readProject(join(import.meta.dirname, '..')).filter(({ path }) => isProduct(path));
  const patterns = sources.flatMap(findPatterns);

  test('every regular expression of the product is looked at', () => {
    const paths = new Set(patterns.map(({ path }) => path.split('/')[0]));
    expect(paths).toEqual(new Set(['schemas', 'edi', 'fhir-mappings', 'src']));
    const literals = sources.flatMap(({ text }) => text.match(/\.(test|exec)\(/g) ?? []).length;
    expect(patterns.length).toBeGreaterThan(literals);
  });

  test('and is safe', () => {
    const once = [...new Map(patterns.map((each) => [`${each.pattern}/${each.flags}`, each])).values()];
    expect(findWeaknesses(once)).toEqual([]);
  });
});

/** Each weak pattern, by what it shows. */
const PLANTED = {
  exponential: 'export const NAME = /^(\\w+\\s?)*$/;',
  polynomial: "export const trim = (text: string) => text.replace(/0+$/, '');",
  constructed: "export const NAME = new RegExp('^(a+)+$');",
  added: "export const NAME = RegExp('^(a' + `+)+$`, 'i');",
  matched: "export const find = (text: string) => text.match('^(a+)+$');",
  constants: 'const A = String.raw`\\w+\\s?`; export const NAME = new RegExp(`^(` + A + `)*$`);',
  'at-run-time': "export const make = (text: string) => new RegExp('^' + text);",
};

const REPAIRED = `
  export const NAME = /^\\w+(?:\\s\\w+)*$/;
  export const DECIMAL = new RegExp('^\\\\d+(?:\\\\.\\\\d*)?$', 'u');
  const DIGIT = '[0-9]';
  export const YEAR = new RegExp(\`^\${DIGIT}{4}$\`);
  export const same = new RegExp(/^a+$/);
`;

test('each weak pattern is found, and none of their repaired counterparts', () => {
  const files = { ...PLANTED, repaired: REPAIRED };
  const patterns = Object.entries(files).flatMap(([name, text]) =>
    findPatterns(readSource(`${name}.ts`, text)),
  );
  expect(patterns).toHaveLength(Object.keys(PLANTED).length + 4);
  const found = findWeaknesses(patterns).map((weakness) => weakness.split('.ts:')[0]);
  expect(found).toEqual(Object.keys(PLANTED));
});
