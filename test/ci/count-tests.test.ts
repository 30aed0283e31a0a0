import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '..', '..', '.ci', 'count-tests.cjs');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-count-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What is told of runs that ended with this status after writing these lines; the last may be half a line. */
function count(status: number, ...runs: readonly (readonly unknown[])[]) {
  const files = runs.map((lines, at) => {
    const file = join(folder, `run-${at}`);
    writeFileSync(
      file,
      lines.map((line) => (typeof line === 'string' ? line : `${JSON.stringify(line)}\n`)).join(''),
    );
    return file;
  });
  const { stdout, status: code } = spawnSync(process.execPath, [SCRIPT, String(status), ...files], {
    encoding: 'utf8',
  });
  return { lines: stdout.trimEnd().split('\n'), code };
}

const file = (ended: string, passed: number, failed: readonly string[] = [], seconds = 1) => [
  { began: ended },
  { ended, seconds, passed, failed },
];

test('whole runs are added up, the longest file first', () => {
  const { lines, code } = count(
    0,
    [{ files: 2 }, ...file('a', 3), ...file('b', 4, [], 12.5), { complete: true }],
    [{ files: 1 }, ...file('c', 5), { complete: true }],
  );
  expect(lines).toEqual([
    '15 s of 3 files; the longest:',
    '   12.5 s  b',
    '    1.0 s  a',
    '    1.0 s  c',
    '12 passed, 0 failed',
  ]);
  expect(code).toBe(0);
});

test('harnesses tell how many of their runs were made', () => {
  const harness = { harness: 'G1: kills', runs: 20, full: 150 };
  const { lines } = count(0, [{ files: 1 }, harness, ...file('a', 3), { complete: true }]);
  expect(lines).toContain('G1: kills: 20 of 150');
});

test('a run that is cut off tells what failed, what had passed and what was at work', () => {
  const { lines, code } = count(124, [
    { files: 9 },
    ...file('a', 3, ['adds', 'subtracts']),
    { began: 'b' },
    { began: 'c' },
    '{"ended":"b","sec',
  ]);
  expect(lines).toEqual([
    'Failed: a: adds',
    'Failed: a: subtracts',
    'Cut off after 1 of 9 files, while these ran: b,c',
    '1 s of 1 files; the longest:',
    '    1.0 s  a',
    '3 passed, 2 failed',
  ]);
  expect(code).toBe(1);
});

test.each<[string, number, readonly unknown[]]>([
  ['that wrote nothing', 0, []],
  ['without a test', 0, [{ files: 0 }, { complete: true }]],
  ['that did not come to its end', 0, [{ files: 1 }, ...file('a', 1)]],
  ['after which something failed', 1, [{ files: 1 }, ...file('a', 1), { complete: true }]],
  [
    'with a file that cannot be loaded',
    0,
    [{ files: 1 }, { ended: 'a', seconds: 0, passed: 1, failed: [], broken: true }, { complete: true }],
  ],
])('a run %s has failed', (_, status, lines) => {
  const told = count(status, lines);
  expect(told.lines.at(-1)).toMatch(/^\d passed, 1 failed$/);
  expect(told.code).toBe(1);
});
