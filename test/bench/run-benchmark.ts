import { isDeepStrictEqual } from 'node:util';
import type { BenchSizes } from './bench-inputs.js';
import type { Round } from './bench-messages.js';
import type { Benchmark } from './benchmarks.js';
import type { Setting, Summary } from './contender.js';
import { type Spread, spreadOf } from './spread.js';
import { askOnce, WorkerProcess } from './worker-process.js';

export interface Side {
  readonly milliseconds: Spread;
  readonly cpuMilliseconds: Spread;
  /** In bytes. */
  readonly peakMemory: number;
}

export interface Measured {
  readonly name: string;
  readonly title: string;
  readonly peerTitle: string;
  readonly rounds: number;
  readonly ours: Side;
  readonly peer: Side;
  /** Time of the peer over ours, of the two that ran one after the other: above 1 we are faster. */
  readonly ratio: Spread;
  /** What one round worked through, by unit. */
  readonly amounts: Readonly<Record<string, number>>;
  /** What both sides came to. */
  readonly summary: Summary;
  /** Invariants that held, over all rounds; only where something was posted. */
  readonly invariants?: number;
}

/**
 * Both sides in turns, each in its process, so that whatever else the machine does meets both. Throws when they do not
 * come to the same, and when books do not hold.
 */
export async function runBenchmark(
  benchmark: Benchmark,
  setting: Setting,
  sizes: BenchSizes,
): Promise<Measured> {
  const { name, title, peer: peerTitle, rounds, warmUps, amounts } = benchmark;
  const [ours, peer] = await runInTurns(benchmark, setting);
  const { summary } = ours[0]!;
  for (const round of [...ours, ...peer]) {
    if (isDeepStrictEqual(round.summary, summary)) continue;
    throw new Error(
      `${title}: the sides differ, ${JSON.stringify(summary)} and ${JSON.stringify(round.summary)}`,
    );
  }
  const checked = setting.serverUrl !== undefined && benchmark.needsServer;
  const order = { kind: 'check', serverUrl: setting.serverUrl!, rounds: rounds + warmUps } as const;
  const invariants = checked ? await askOnce(order) : null;
  const [counted, against] = [ours.slice(warmUps), peer.slice(warmUps)];
  return {
    ...{ name, title, peerTitle, rounds, summary },
    ours: sideOf(counted),
    peer: sideOf(against),
    ratio: spreadOf(counted.map((round, index) => against[index]!.milliseconds / round.milliseconds)),
    amounts: amounts(sizes, summary),
    ...(typeof invariants === 'number' && { invariants }),
  };
}

async function runInTurns(
  { name, rounds, warmUps }: Benchmark,
  setting: Setting,
): Promise<[Round[], Round[]]> {
  const workers = [new WorkerProcess(), new WorkerProcess()] as const;
  try {
    await workers[0].ask({ kind: 'open', contender: `${name}:ours`, setting });
    await workers[1].ask({ kind: 'open', contender: `${name}:peer`, setting });
    const told: [Round[], Round[]] = [[], []];
    for (let round = 0; round < rounds + warmUps; round += 1) {
      for (const side of [0, 1] as const) {
        told[side].push((await workers[side].ask({ kind: 'round', round })) as Round);
      }
    }
    return told;
  } finally {
    for (const worker of workers) worker.end();
  }
}

function sideOf(rounds: readonly Round[]): Side {
  return {
    milliseconds: spreadOf(rounds.map((round) => round.milliseconds)),
    cpuMilliseconds: spreadOf(rounds.map((round) => round.cpuMilliseconds)),
    peakMemory: Math.max(...rounds.map((round) => round.peakMemory)),
  };
}
