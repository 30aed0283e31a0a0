import { execFile } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compileProject } from '../support/compile-project.js';
import { renderReport } from './render-report.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** Started by npm from here, and by the test from where it has been compiled. */
const PROGRAM = relative(ROOT, fileURLToPath(new URL('./run-simulation.js', import.meta.url)));

const start = promisify(execFile);

describe('the program', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await compileProject();
  });

  test('lives what is asked for and tells of it', async () => {
    const asked = ['--seed', '4', '--days', '14', '--claims-per-day', '1'];
    const { stdout } = await start(process.execPath, [join(folder, PROGRAM), ...asked]);
    expect(stdout).toMatch(/^seed 4: 14 days, \d+ claims, \d+ files, \d+ remittances, \d+ claim payments\n/);
    expect(stdout).toMatch(/misbehaviours \(\d+\): ([a-z0-9-]+ \d+(, )?)+\n/);
    expect(stdout).toMatch(/differences 0, invariants that do not hold 0\n$/);
  }, 120_000);

  test('tells how it is called when it cannot understand', async () => {
    const refused = start(process.execPath, [join(folder, PROGRAM), '--days', '0']);
    await expect(refused).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--seed') });
  });
});

test('a difference is told with its month, its story and both amounts', () => {
  const none = { files: 0, remittances: 0, claimPayments: 0, crashes: 0, races: 0, audits: 1 };
  const told = renderReport({
    ...{ seed: '9', days: 30, claims: 1, ...none },
    misbehaviours: new Map([['interest', 2]]),
    differences: [
      { name: 'CW1 receivable.patient', story: 'interest', month: 1, wanted: '1.50', found: '-0.05' },
    ],
    breaches: [{ id: 'I7', breaches: ['remittance 1'] }],
  });
  expect(told.split('\n').slice(1)).toEqual([
    '  misbehaviours (1): interest 2',
    '  crashes 0, races 0, audits 1',
    '  differences 1, invariants that do not hold 1',
    '    month 2: CW1 receivable.patient (interest) must be 1.50 and is -0.05',
    '    I7: remittance 1',
  ]);
});
