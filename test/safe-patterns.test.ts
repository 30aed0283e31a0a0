import { join } from 'node:path';
import { checkSync } from 'recheck';
import { type FoundPattern, findPatterns } from './support/find-patterns.js';
import { readProject } from './support/tidy/project-files.js';
import { isProduct } from './support/tidy/rooms.js';
import { readSource } from './support/tidy/source.js';

// recheck's own JavaScript, so that neither Java nor a program of another platform is needed.
process.env['RECHECK_SYNC_BACKEND'] = 'pure';

/** What is wrong with a pattern; undefined when no text can make it slow. Always the same for the same pattern. */
function findWeakness({ pattern, flags }: FoundPattern): string | undefined {
  if (pattern === undefined) return 'is put together at run time, so nothing can be said of it';
  const found = checkSync(pattern, flags, { randomSeed: 1, timeout: 60_000 });
  if (found.status === 'safe') return undefined;
  return found.status === 'vulnerable'
    ? `${found.complexity.summary}: ${found.attack.pattern}`
    : 'is unknown';
}

function findWeaknesses(patterns: readonly FoundPattern[]): string[] {
  return patterns.flatMap((found) => {
    const weakness = findWeakness(found);
    return weakness === undefined ? [] : [`${found.path}:${found.line} /${found.pattern}/ ${weakness}`];
  });
}

const planted = (text: string) => findPatterns(readSource('src/app/planted.ts', text));

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

describe('a weak one is found', () => {
  test.each([
    ['exponential', 'export const NAME = /^(\\w+\\s?)*$/;'],
    ['polynomial', "export const trim = (text: string) => text.replace(/0+$/, '');"],
    ['a constructor', "export const NAME = new RegExp('^(a+)+$');"],
    ['a constructor without new, of texts added', "export const NAME = RegExp('^(a' + `+)+$`, 'i');"],
    ['a text given to match', "export const find = (text: string) => text.match('^(a+)+$');"],
    ['put together at run time', "export const make = (text: string) => new RegExp('^' + text);"],
  ])('%s', (_, text) => {
    expect(findWeaknesses(planted(text))).toHaveLength(1);
  });

  test('and its repaired counterpart passes', () => {
    expect(
      findWeaknesses(
        planted(`
          export const NAME = /^\\w+(?:\\s\\w+)*$/;
          export const DECIMAL = new RegExp('^\\\\d+(?:\\\\.\\\\d*)?$', 'u');
          export const same = new RegExp(/^a+$/);
        `),
      ),
    ).toEqual([]);
    expect(planted('export const same = new RegExp(/^a+$/);')).toHaveLength(1);
  });
});
