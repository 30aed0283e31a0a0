import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchSizes } from './bench-inputs.js';
import { type BenchServer, startBenchServer, stopBenchServer } from './bench-server.js';
import { BENCHMARKS, type Benchmark } from './benchmarks.js';
import type { Setting } from './contender.js';
import { renderCosts, renderMeasured } from './render-measured.js';
import { type Measured, runBenchmark } from './run-benchmark.js';
import { askOnce } from './worker-process.js';

const USAGE = `npm run bench -- [${BENCHMARKS.map(({ name }) => name).join('] [')}]
  --claims <count>     claims that are built, and claim payments that are posted (10000)
  --megabytes <list>   sizes of the files that are read (1,20,200)
  --stored <list>      claims in the database before, beside those that are paid (0)
  --rounds <count>     rounds that count, of each benchmark
  --window <count>     milliseconds of reading in peace at a time (1000)
  --json               one JSON document instead of the tables`;

interface Options {
  readonly names: readonly string[];
  readonly sizes: BenchSizes;
  /** As each benchmark has it when left out. */
  readonly rounds?: number;
  readonly window: number;
  readonly isJson: boolean;
}

/** What was asked for; undefined when it cannot be understood. */
function readOptions(args: readonly string[]): Options | undefined {
  const known = BENCHMARKS.map(({ name }) => name);
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        claims: { type: 'string', default: '10000' },
        megabytes: { type: 'string', default: '1,20,200' },
        stored: { type: 'string', default: '0' },
        rounds: { type: 'string' },
        window: { type: 'string', default: '1000' },
        json: { type: 'boolean', default: false },
      },
    });
    const sizes = {
      claims: Number(values.claims),
      megabytes: values.megabytes.split(',').map(Number),
      stored: values.stored.split(',').map(Number),
    };
    const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
    const isSound =
      [sizes.claims, rounds ?? 1, Number(values.window)].every(isCount) &&
      sizes.megabytes.every((each) => each > 0) &&
      sizes.stored.every((each) => each === 0 || isCount(each));
    if (!isSound || positionals.some((name) => !known.some((each) => each === name))) return undefined;
    return {
      names: positionals.length > 0 ? positionals : known,
      sizes,
      window: Number(values.window),
      isJson: values.json,
      ...(rounds && { rounds }),
    };
  } catch {
    return undefined;
  }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

async function runBenchmarks(
  { names, sizes, rounds, window, isJson }: Options,
  folder: string,
): Promise<void> {
  const wanted = BENCHMARKS.filter(({ name }) => names.includes(name));
  const tell = (text: string) => {
    if (!isJson) process.stdout.write(`${text}\n`);
  };
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.version}`;
  tell(machine);
  const needsServer = wanted.some((benchmark) => benchmark.needsServer);
  const server = needsServer ? await startBenchServer(join(folder, 'server')) : undefined;
  if (server) tell(describeServer(server));
  const base = { folder, ...(server && { serverUrl: server.url }) };
  const reads = [...new Set(wanted.flatMap((benchmark) => benchmark.reads ?? []))];
  const needsClaims = wanted.some((benchmark) => benchmark.reads === undefined);
  await askOnce({ kind: 'inputs', order: { ...base, ...sizes, reads, needsClaims } });
  const results: Measured[] = [];
  for (const benchmark of wanted) {
    for (const size of sizesOf(benchmark, sizes)) {
      const asked = { window, ...(rounds && { rounds, warmUps: 1 }) };
      const measured = await runBenchmark(benchmark, { ...base, ...size }, { ...sizes, asked });
      results.push(measured);
      tell(`\n${renderMeasured(measured)}`);
    }
  }
  for (const line of renderCosts(results)) tell(`\n${line}`);
  if (isJson) process.stdout.write(`${JSON.stringify({ machine, server, sizes, results }, null, 2)}\n`);
}

/** What it is run at: the sizes that it reads, or the claims that lie in the database. */
function sizesOf(benchmark: Benchmark, sizes: BenchSizes): Pick<Setting, 'megabytes' | 'stored'>[] {
  const stored = benchmark.needsServer ? sizes.stored : [0];
  return megabytesOf(benchmark, sizes).flatMap((megabytes) =>
    stored.map((each) => ({ megabytes, stored: each })),
  );
}

/** The sizes that it reads; zero, once, where it reads no file. */
function megabytesOf(
  { reads, least = 0, most = Number.POSITIVE_INFINITY }: Benchmark,
  { megabytes }: BenchSizes,
): readonly number[] {
  if (!reads) return [0];
  const fitting = megabytes.filter((each) => each >= least && each <= most);
  return fitting.length > 0 ? fitting : megabytes.slice(-1);
}

function describeServer({ version, unsafe }: BenchServer): string {
  const warning = `WARNING: ${unsafe.join(', ')} off; a commit may be lost, and costs less than it should`;
  return `PostgreSQL ${version}, ${unsafe.length > 0 ? warning : 'fsync on'}`;
}

const options = readOptions(process.argv.slice(2));
if (options) {
  const folder = await mkdtemp(join(tmpdir(), `claimwright-bench-${process.pid}-`));
  await chmod(folder, 0o755);
  const clear = async () => {
    await stopBenchServer(join(folder, 'server'));
    await rm(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void clear().finally(() => process.exit(1)));
  }
  await runBenchmarks(options, folder).finally(clear);
} else {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
}
