import { statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { BenchSizes } from './bench-inputs.js';
import type { Round } from './bench-messages.js';
import { type Benchmark, type Rounds, roundsOf, type Side } from './benchmarks.js';
import type { Setting, Summary } from './contender.js';
import { inputPath } from './input-path.js';
import { type MeasuredReaders, measureReaders } from './measure-readers.js';
import { type Spread, spreadOf } from './spread.js';
import { askOnce, WorkerProcess } from './worker-process.js';

export interface MeasuredSide {
  readonly title: string;
  readonly milliseconds: Spread;
  readonly cpuMilliseconds: Spread;
  /** In bytes. */
  readonly peakMemory: number;
  /** Time of this side over ours, of two rounds that ran one after the other: above 1 we are faster. */
  readonly ratio: Spread;
}

export interface Measured {
  readonly name: string;
  readonly title: string;
  readonly megabytes: number;
  readonly rounds: number;
  /** Ours first. */
  readonly sides: readonly MeasuredSide[];
  /** What one round worked through, by unit. */
  readonly amounts: Readonly<Record<string, number>>;
  /** What all sides came to. */
  readonly summary: Summary;
  /** Claims in the database beside those that were paid; only where something was posted. */
  readonly stored?: number;
  /** Reads of an account while it was posted, beside reads in peace. */
  readonly readers?: MeasuredReaders;
  /** Invariants that held, over all rounds; only where something was posted. */
  readonly invariants?: number;
}

/**
 * All sides in turns, each in its process, so that whatever else the machine does meets them all. Throws when they do
 * not come to the same, and when books do not hold.
 */
export async function runBenchmark(
  benchmark: Benchmark,
  setting: Setting,
  { asked, ...sizes }: BenchSizes & { readonly asked?: Partial<Rounds> },
): Promise<Measured> {
  const { megabytes } = setting;
  const { rounds, warmUps, leads, window } = { ...roundsOf(megabytes), ...benchmark, ...asked };
  const sides = benchmark.sides.filter(({ most = Number.POSITIVE_INFINITY }) => megabytes <= most);
  const serverUrl = benchmark.needsServer ? setting.serverUrl : undefined;
  const { told, invariants } = await runInTurns(
    sides,
    setting,
    { rounds: rounds + warmUps, leads },
    serverUrl,
  );
  const [ours] = told as [Round[]];
  const { summary } = ours[0]!;
  checkSame(benchmark.title, sides, told, summary);
  const readers =
    serverUrl === undefined ? undefined : await measureReaders(setting, serverUrl, { rounds, window });
  const counted = told.map((each) => each.slice(warmUps));
  return {
    ...{ name: benchmark.name, title: benchmark.title, megabytes, rounds, summary },
    sides: sides.map(({ title }, index) => measure(title, counted[index]!, counted[0]!)),
    amounts: {
      ...(benchmark.reads && { MB: sizeOf(inputPath(setting.folder, benchmark.reads, megabytes)) }),
      ...benchmark.units?.(sizes.claims, summary),
    },
    ...(readers && { stored: setting.stored, invariants, readers }),
  };
}

/** In millions of bytes. */
function sizeOf(path: string): number {
  return statSync(path).size / 1_000_000;
}

function checkSame(
  title: string,
  sides: readonly Side[],
  told: readonly (readonly Round[])[],
  summary: Summary,
): void {
  told.forEach((rounds, index) => {
    const odd = rounds.find((round) => !isDeepStrictEqual(round.summary, summary));
    if (!odd || sides[index]!.isUnsound) return;
    const [one, other] = [JSON.stringify(summary), JSON.stringify(odd.summary)];
    throw new Error(`${title}: ${sides[index]!.title} differs from ours, ${other} and ${one}`);
  });
}

/** @param serverUrl of a server, where something is posted and the books of every round are to be checked */
async function runInTurns(
  sides: readonly Side[],
  setting: Setting,
  { rounds, leads }: Pick<Rounds, 'rounds' | 'leads'>,
  serverUrl: string | undefined,
): Promise<{ readonly told: Round[][]; readonly invariants: number }> {
  const workers = sides.map(() => new WorkerProcess());
  try {
    for (const [index, { contender }] of sides.entries()) {
      await workers[index]!.ask({ kind: 'open', contender, setting });
    }
    const told: Round[][] = sides.map(() => []);
    let invariants = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, worker] of workers.entries()) {
        told[index]!.push((await worker.ask({ kind: 'round', round, leads })) as Round);
      }
      if (serverUrl !== undefined) invariants += Number(await askOnce({ kind: 'check', serverUrl, round }));
    }
    return { told, invariants };
  } finally {
    for (const worker of workers) worker.end();
  }
}

function measure(title: string, rounds: readonly Round[], ours: readonly Round[]): MeasuredSide {
  return {
    title,
    milliseconds: spreadOf(rounds.map((round) => round.milliseconds)),
    cpuMilliseconds: spreadOf(rounds.map((round) => round.cpuMilliseconds)),
    peakMemory: Math.max(...rounds.map((round) => round.peakMemory)),
    ratio: spreadOf(rounds.map((round, index) => round.milliseconds / ours[index]!.milliseconds)),
  };
}
