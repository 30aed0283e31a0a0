import { join } from 'node:path';
import { PLANTED_BREACHES } from './support/tidy/planted-breaches.js';
import { readProject } from './support/tidy/project-files.js';
import { consoleDoor } from './support/tidy/rules/console-door.js';
import { noMarks, wholeTests } from './support/tidy/rules/finished.js';
import { floatMoney } from './support/tidy/rules/float-money.js';
import { importLevels } from './support/tidy/rules/import-levels.js';
import { fileNames, verbs } from './support/tidy/rules/names.js';
import { orphans } from './support/tidy/rules/orphans.js';
import { pureLevels, synchronousLevels } from './support/tidy/rules/pure-levels.js';
import { fileSize, functionSize } from './support/tidy/rules/sizes.js';
import { type Breach, type Rule, readSource } from './support/tidy/source.js';

const RULES: Readonly<Record<string, Rule>> = {
  importLevels,
  pureLevels,
  synchronousLevels,
  floatMoney,
  consoleDoor,
  functionSize,
  fileSize,
  fileNames,
  verbs,
  wholeTests,
  noMarks,
};

const sources = readProject(join(import.meta.dirname, '..'));
const show = ({ path, line, found }: Breach) => `${path}:${line} ${found}`;

describe('the project is tidy', () => {
  test('and all of it is looked at', () => {
    const paths = sources.map(({ path }) => path);
    for (const path of ['schemas/money.ts', 'src/app/ports.ts', 'test/tidy.test.ts', 'jest.config.mjs']) {
      expect(paths).toContain(path);
    }
    expect(paths.filter((path) => /^(node_modules|dist|\.git)\//.test(path))).toEqual([]);
  });

  test.each(Object.keys(RULES))('%s', (name) => {
    expect(sources.flatMap(RULES[name]!).map(show)).toEqual([]);
  });

  test('orphans', () => {
    expect(orphans(sources).map(show)).toEqual([]);
  });
});

describe('each rule finds a planted breach and lets its counterpart pass', () => {
  test('every rule has both', () => {
    const proven = Object.entries(PLANTED_BREACHES)
      .filter(([, { breaches, allowed }]) => breaches.length > 0 && allowed.length > 0)
      .map(([name]) => name);
    expect(proven.sort()).toEqual(Object.keys(RULES).sort());
  });

  test.each(Object.entries(PLANTED_BREACHES))('%s', (name, { breaches, allowed }) => {
    const missed = breaches.filter(([path, text]) => RULES[name]!(readSource(path, text)).length === 0);
    expect(missed).toEqual([]);
    const alarms = allowed.flatMap(([path, text]) => RULES[name]!(readSource(path, text)));
    expect(alarms.map(show)).toEqual([]);
  });

  test('orphans, also those that import each other', () => {
    const planted = (texts: Readonly<Record<string, string>>) =>
      orphans(Object.entries(texts).map(([path, text]) => readSource(path, text))).map(({ path }) => path);
    const reached = {
      'src/main.ts': `import './compose.js';`,
      'src/compose.ts': `const worker = new URL('./worker.js', import.meta.url);`,
      'src/worker.ts': '',
      'jest.config.mjs': `export default { globalSetup: '<rootDir>/test/support/start.mjs' };`,
      'test/support/start.mjs': '',
      'test/a.test.ts': `fork(join(import.meta.dirname, 'support', 'hold.mjs'));`,
      'test/support/hold.mjs': '',
    };
    expect(planted(reached)).toEqual([]);
    const islands = { 'src/app/a.ts': `import './b.js';`, 'src/app/b.ts': `import './a.js';` };
    expect(planted({ ...reached, ...islands })).toEqual(['src/app/a.ts', 'src/app/b.ts']);
  });
});

test('a breach names its line, also behind a hashbang and letters of more than one byte', () => {
  const text = `#!/usr/bin/env node\n// é ü €\n\nconst a = 1;\nconsole.log(a);\n`;
  const source = readSource('src/main.ts', text);
  expect(consoleDoor(source).map(show)).toEqual(['src/main.ts:5 writes to the console; only src/cli may']);
});
