import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readRemittanceAdvice } from '../../edi/remittance-835/read-remittance-advice.js';
import { validateInterchange } from '../../edi/validate-interchange.js';
import { parseX12 } from '../../edi/x12/parse-x12.js';
import { checkRemittanceBalance } from '../../schemas/remittance-balance.js';
import { compileProject } from '../support/compile-project.js';
import { BENCHMARKS } from './benchmarks.js';
import { buildBenchClaims } from './build-bench-claims.js';
import { RemittanceFiles } from './build-remittance-file.js';
import { renderCosts, renderMeasured } from './render-measured.js';
import { writeRepeatedSets } from './repeat-sets.js';
import type { Measured } from './run-benchmark.js';
import { quantileOf, spreadOf } from './spread.js';

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

  test('a file of a size repeats its sets under new numbers, and each balances', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'claimwright-repeat-'));
    const path = join(folder, 'repeated.835');
    const written = { path, bytes: files.buildOneSet(), byteSize: 100_000, claimSegment: 'CLP' };
    const claimCount = writeRepeatedSets(written);
    const bytes = await readFile(path);
    await rm(folder, { recursive: true });
    expect(bytes.length).toBeGreaterThan(85_000);
    expect(bytes.length).toBeLessThan(115_000);
    const advices = advicesOf(bytes);
    const numbers = advices.flatMap(({ claimPayments }) =>
      claimPayments.map((payment) => payment.patientControlNumber),
    );
    expect(numbers.length).toBe(claimCount);
    expect(claimCount).toBeGreaterThan(40);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(validateInterchange(bytes)).toEqual([]);
    expect(advices.flatMap((advice) => checkRemittanceBalance(advice).issues)).toEqual([]);
  });
});

describe('what is told', () => {
  test('the middle and the ends', () => {
    expect(spreadOf([3, 1, 10])).toEqual({ median: 3, lowest: 1, highest: 10 });
    expect(spreadOf([4, 1, 2, 10])).toEqual({ median: 3, lowest: 1, highest: 10 });
    expect(() => spreadOf([])).toThrow('Nothing was measured');
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([quantileOf(hundred, 0.5), quantileOf(hundred, 0.99), quantileOf([7], 0.99)]).toEqual([50, 99, 7]);
    expect(() => quantileOf([], 0.99)).toThrow('Nothing was measured');
  });

  test('every side, and ours to each other', () => {
    const side = { cpuMilliseconds: spreadOf([1]), peakMemory: 100 * 2 ** 20 };
    const measured: Measured = {
      ...{ name: 'read', title: 'Read', megabytes: 20, rounds: 2, summary: {} },
      sides: [
        { ...side, title: 'ours', milliseconds: spreadOf([400, 600]), ratio: spreadOf([1]) },
        { ...side, title: 'other', milliseconds: spreadOf([1000, 1200]), ratio: spreadOf([2, 2.5]) },
      ],
      amounts: { MB: 20, claims: 50_000 },
    };
    expect(renderMeasured(measured).split('\n')).toEqual([
      'Read (20 MB, 50,000 claims; 2 rounds)',
      '         MB/s  claims/s    median          spread  peak memory                ours is',
      '  ours   40.0   100,000    500 ms      400 to 600      100 MiB',
      '  other  18.2    45,455  1,100 ms  1,000 to 1,200      100 MiB  2.25 x (2.00 to 2.50)',
    ]);
    const small = { ...measured, megabytes: 1, amounts: { claims: 5_000 } };
    const [ours] = measured.sides;
    const cheap = { ...small, sides: [{ ...ours!, milliseconds: spreadOf([55]) }] };
    expect(renderCosts([cheap, measured])).toEqual([
      'read: a claim costs 11.00 µs at 1 MB, 10.00 µs at 20 MB; 10 % apart',
    ]);
    expect(renderCosts([measured])).toEqual([]);
    const [idle, posting, limit] = [4, 6, 5].map((p99) => ({ p50: 2, p99 }));
    const latencies = { idle: idle!, posting: posting!, limit: limit!, reads: 1_200 };
    const base = {
      ...measured,
      ...{ name: 'post', title: 'Post', megabytes: 0, readers: latencies, invariants: 18 },
    };
    const [few, many] = [1_000, 100_000].map((stored) => ({ ...base, stored, amounts: { claims: 50_000 } }));
    expect(renderMeasured(few!).split('\n')[0]).toBe('Post (50,000 claims beside 1,000 stored; 2 rounds)');
    expect(renderMeasured(few!).split('\n').slice(-2)).toEqual([
      '  an account is read in 4.0 ms (p99) in peace, 6.0 ms while posting, 1.50 x (1,200 reads), and 5.0 ms beside raw SQL, 1.25 x',
      '  18 checks of invariants over what was posted: all hold',
    ]);
    expect(renderCosts([few!, many!])).toEqual([
      'post: a claim costs 10.00 µs at 1,000 stored, 10.00 µs at 100,000 stored; 0 % apart',
    ]);
  });
});

describe('the program', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await compileProject();
  });

  test('runs every benchmark, all sides come to the same, and the books hold', async () => {
    const sizes = [
      '--claims',
      '30',
      '--megabytes',
      '0.05',
      '--rounds',
      '1',
      '--stored',
      '70',
      '--window',
      '100',
    ];
    const { stdout } = await start(process.execPath, [join(folder, PROGRAM), '--json', ...sizes]);
    const { results, server } = JSON.parse(stdout) as { results: Measured[]; server: { unsafe: string[] } };
    expect(results.map(({ name }) => name)).toEqual(BENCHMARKS.map(({ name }) => name));
    expect(results.map(({ sides }) => sides.length)).toEqual(BENCHMARKS.map(({ sides }) => sides.length));
    expect(server.unsafe).toEqual([]);
    const summaryOf = (name: string) => results.find((each) => each.name === name)!.summary;
    expect(summaryOf('tokens')['segments']).toBeGreaterThan(1000);
    const read = summaryOf('read');
    expect(read['claims']).toBeGreaterThan(100);
    expect(read['balancedClaims']).toBe(read['claims']);
    expect(read['balancedSets']).toBe(1);
    expect(summaryOf('claims')['lines']).toBeGreaterThan(50);
    expect(summaryOf('validate-835')).toEqual({ errors: 0 });
    expect(summaryOf('validate-837')).toEqual({ errors: 0 });
    expect(summaryOf('build')['bytes']).toBeGreaterThan(10_000);
    expect(summaryOf('post')).toMatchObject({
      claim_payments: 30,
      claim_states: 30,
      remittances: 1,
      audit_rows: 4,
    });
    const { invariants, stored, readers } = results.at(-1)!;
    expect(invariants).toBeGreaterThan(10);
    expect(stored).toBe(70);
    expect(readers!.reads).toBeGreaterThan(0);
    for (const { p50, p99 } of [readers!.idle, readers!.posting, readers!.limit]) {
      expect(p99).toBeGreaterThanOrEqual(p50);
      expect(p50).toBeGreaterThan(0);
    }
    // Some twenty processes, one after the other: in a run of all tests they have half a core between them.
  }, 240_000);

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
