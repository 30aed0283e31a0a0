import { openStore } from '../../src/store/open-store.js';
import { databaseUrl } from './bench-databases.js';
import type { Rounds } from './benchmarks.js';
import type { Setting } from './contender.js';
import { BENCH_CLOCK } from './lay-claims.js';
import { contextOf, postedDatabase } from './post-by-ours.js';
import { limitDatabase } from './post-by-raw-sql.js';
import { type ReadRound, readBeside } from './read-beside.js';
import { quantileOf } from './spread.js';
import { askOnce, WorkerProcess } from './worker-process.js';

export interface MeasuredReaders {
  /** While posting. */
  readonly reads: number;
  readonly idle: Latencies;
  readonly posting: Latencies;
  /** While the same rows are written by raw SQL. */
  readonly limit: Latencies;
}

/** In milliseconds. */
export interface Latencies {
  readonly p50: number;
  readonly p99: number;
}

/**
 * What others wait who look at patient accounts, by the program that posts, as a service does; and where raw SQL writes
 * the same rows, by a program that does nothing else. Beside the same in peace before each; in rounds of their own.
 */
export async function measureReaders(
  setting: Setting,
  serverUrl: string,
  { rounds, window }: Pick<Rounds, 'rounds' | 'window'>,
): Promise<MeasuredReaders> {
  const [ours, limit] = [new WorkerProcess(), new WorkerProcess()];
  const besideOurs: ReadRound[] = [];
  const besideLimit: ReadRound[] = [];
  try {
    await ours.ask({ kind: 'open', contender: 'post:ours', setting });
    await limit.ask({ kind: 'open', contender: 'post:sql-unaudited', setting });
    for (let round = 0; round < rounds; round += 1) {
      const url = databaseUrl(serverUrl, postedDatabase(round));
      besideOurs.push(
        (await ours.ask({ kind: 'read-beside', round, window, databaseUrl: url })) as ReadRound,
      );
      // Raw SQL writes what ours has written.
      besideLimit.push(await readBesideLimit(limit, { serverUrl, round, window }));
      await askOnce({ kind: 'check', serverUrl, round });
    }
  } finally {
    for (const poster of [ours, limit]) poster.end();
  }
  return {
    reads: besideOurs.reduce((sum, { posting }) => sum + posting.length, 0),
    idle: latenciesOf([...besideOurs, ...besideLimit].map(({ idle }) => idle)),
    posting: latenciesOf(besideOurs.map(({ posting }) => posting)),
    limit: latenciesOf(besideLimit.map(({ posting }) => posting)),
  };
}

async function readBesideLimit(
  limit: WorkerProcess,
  {
    serverUrl,
    round,
    window,
  }: { readonly serverUrl: string; readonly round: number; readonly window: number },
): Promise<ReadRound> {
  const url = databaseUrl(serverUrl, limitDatabase(round));
  await limit.ask({ kind: 'prepare', round });
  const store = await openStore({ databaseUrl: url, dataFolder: 'unused', clock: BENCH_CLOCK });
  const work = () => limit.ask({ kind: 'work', round });
  const told = await readBeside({ context: contextOf(store), work }, url, window);
  await store.close();
  await limit.ask({ kind: 'summarize', round });
  return told;
}

/** The middle of what rounds came to: one in which the disk stood still for a while does not speak for all. */
function latenciesOf(rounds: readonly (readonly number[])[]): Latencies {
  const middleOf = (quantile: number) =>
    quantileOf(
      rounds.map((reads) => quantileOf(reads, quantile)),
      0.5,
    );
  return { p50: middleOf(0.5), p99: middleOf(0.99) };
}
