import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchServer, startBenchServer, stopBenchServer } from './bench-server.js';
import { BENCHMARKS } from './benchmarks.js';
import { renderMeasured } from './render-measured.js';
import { type Measured, runBenchmark } from './run-benchmark.js';
import { askOnce } from './worker-process.js';

const USAGE = `npm run bench -- [${BENCHMARKS.map(({ name }) => name).join('] [')}]
  --claims <count>     claims that are built, and claim payments that are posted (10000)
  --megabytes <count>  size of the 835 that is parsed (20)
  --rounds <count>     rounds that count, of each benchmark
  --json               one JSON document instead of the tables`;

interface Options {
  readonly names: readonly string[];
  readonly sizes: { readonly claims: number; readonly megabytes: number };
  /** As each benchmark has it when left out. */
  readonly rounds?: number;
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
        megabytes: { type: 'string', default: '20' },
        rounds: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const sizes = { claims: Number(values.claims), megabytes: Number(values.megabytes) };
    const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
    const isSound = [sizes.claims, rounds ?? 1].every(isCount) && sizes.megabytes > 0;
    if (!isSound || positionals.some((name) => !known.some((each) => each === name))) return undefined;
    return {
      names: positionals.length > 0 ? positionals : known,
      sizes,
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

async function runBenchmarks({ names, sizes, rounds, isJson }: Options, folder: string): Promise<void> {
  const wanted = BENCHMARKS.filter(({ name }) => names.includes(name));
  const tell = (text: string) => {
    if (!isJson) process.stdout.write(`${text}\n`);
  };
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.version}`;
  tell(machine);
  const needsServer = wanted.some((benchmark) => benchmark.needsServer);
  const server = needsServer ? await startBenchServer(join(folder, 'server')) : undefined;
  if (server) tell(describeServer(server));
  const setting = { folder, ...(server && { serverUrl: server.url }) };
  await askOnce({ kind: 'inputs', order: { ...setting, ...sizes, names } });
  const results: Measured[] = [];
  for (const benchmark of wanted) {
    const measured = await runBenchmark({ ...benchmark, ...(rounds && { rounds }) }, setting, sizes);
    results.push(measured);
    tell(`\n${renderMeasured(measured)}`);
  }
  if (isJson) process.stdout.write(`${JSON.stringify({ machine, server, sizes, results }, null, 2)}\n`);
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
