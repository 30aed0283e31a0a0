import { execFile } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readRemittanceAdvice } from '../../edi/remittance-835/read-remittance-advice.js';
import { parseX12 } from '../../edi/x12/parse-x12.js';
import { checkRemittanceBalance } from '../../schemas/remittance-balance.js';
import { compileProject } from '../support/compile-project.js';
import { buildBenchClaims } from './build-bench-claims.js';
import { RemittanceFiles } from './build-remittance-file.js';
import { renderMeasured } from './render-measured.js';
import type { Measured } from './run-benchmark.js';
import { spreadOf } from './spread.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** Started by npm from here, and by the test from where it has been compiled. */
const PROGRAM = relative(ROOT, fileURLToPath(new URL('./run-benchmarks.js', import.meta.url)));

const start = promisify(execFile);

describe('what is measured', () => {
  const files = new RemittanceFiles(buildBenchClaims(40).claims);

  test('the remittance that is posted answers each claim once and balances', () => {
    const advices = advicesOf(files.buildOneSet());
    expect(advices.map(({ claimPayments }) => claimPayments.length)).toEqual([40]);
    expect(new Set(advices[0]!.claimPayments.map((each) => each.patientControlNumber)).size).toBe(40);
    expect(advices.flatMap((advice) => checkRemittanceBalance(advice).issues)).toEqual([]);
    expect(advices[0]!.paymentAmount).toBeGreaterThan(0);
  });

  test('the remittance that is parsed has its size, new numbers for claims that come again, and balances', () => {
    const bytes = files.buildBySize(100_000);
    expect(bytes.length).toBeGreaterThan(80_000);
    expect(bytes.length).toBeLessThan(120_000);
    const advices = advicesOf(bytes);
    const numbers = advices.flatMap(({ claimPayments }) =>
      claimPayments.map((payment) => payment.patientControlNumber),
    );
    expect(numbers.length).toBeGreaterThan(40);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(advices.flatMap((advice) => checkRemittanceBalance(advice).issues)).toEqual([]);
  });
});

describe('what is told', () => {
  test('the middle and the ends', () => {
    expect(spreadOf([3, 1, 10])).toEqual({ median: 3, lowest: 1, highest: 10 });
    expect(spreadOf([4, 1, 2, 10])).toEqual({ median: 3, lowest: 1, highest: 10 });
    expect(() => spreadOf([])).toThrow('Nothing was measured');
  });

  test('both sides, and ours to the other', () => {
    const side = { cpuMilliseconds: spreadOf([1]), peakMemory: 100 * 2 ** 20 };
    const measured: Measured = {
      ...{ name: 'parse', title: 'Parse', peerTitle: 'other', rounds: 2, summary: {} },
      ours: { ...side, milliseconds: spreadOf([400, 600]) },
      peer: { ...side, milliseconds: spreadOf([1000, 1200]) },
      ratio: spreadOf([2, 2.5]),
      amounts: { MB: 20 },
    };
    expect(renderMeasured(measured).split('\n')).toEqual([
      'Parse (20 MB; 2 rounds)',
      '         MB/s    median          spread  peak memory',
      '  ours   40.0    500 ms      400 to 600      100 MiB',
      '  other  18.2  1,100 ms  1,000 to 1,200      100 MiB',
      '  speed of ours to the other: 2.25 (2.00 to 2.50)',
    ]);
  });
});

describe('the program', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await compileProject('bench');
  });

  test('runs every benchmark, both sides come to the same, and the books hold', async () => {
    const sizes = ['--claims', '30', '--megabytes', '0.05', '--rounds', '1'];
    const { stdout } = await start(process.execPath, [join(folder, PROGRAM), '--json', ...sizes]);
    const { results, server } = JSON.parse(stdout) as { results: Measured[]; server: { unsafe: string[] } };
    expect(results.map(({ name }) => name)).toEqual(['parse', 'build', 'post']);
    expect(server.unsafe).toEqual([]);
    const [parse, build, post] = results as [Measured, Measured, Measured];
    expect(parse.summary.claims).toBeGreaterThan(0);
    expect(build.summary.bytes).toBeGreaterThan(10_000);
    expect(post.summary).toMatchObject({ claim_payments: 30, claims: 30, remittances: 1, audit_rows: 3 });
    expect(post.invariants).toBeGreaterThan(10);
  });

  test('tells how it is called when it cannot understand', async () => {
    const refused = start(process.execPath, [join(folder, PROGRAM), 'fly']);
    await expect(refused).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--megabytes') });
  });
});

function advicesOf(bytes: Uint8Array) {
  return parseX12(bytes).interchanges.flatMap(({ groups }) =>
    groups.flatMap(({ sets }) => sets.flatMap((set) => readRemittanceAdvice(set).advice ?? [])),
  );
}
