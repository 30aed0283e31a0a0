import { setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { Outcome } from '../../schemas/outcome.js';
import type { Actor } from '../../src/app/actor.js';
import type { AppContext } from '../../src/app/context.js';
import { getAccount, listAccountEntries } from '../../src/app/reading/read-accounts.js';
import { openStore } from '../../src/store/open-store.js';
import { databaseUrl, withDatabase } from './bench-databases.js';
import type { Round } from './bench-messages.js';
import type { Rounds } from './benchmarks.js';
import type { Setting } from './contender.js';
import { BENCH_ACTOR, BENCH_CLOCK } from './lay-claims.js';
import { postedDatabase } from './post-by-ours.js';
import { limitDatabase } from './post-by-raw-sql.js';
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

/** A read is due every so many milliseconds, or four times what one takes in peace: nobody reads without a pause. */
const PERIOD = 10;
const PAUSES = 4;

/** How long is read in peace: in windows until the database has come to rest, and then so many more to measure. */
const PEACE = 3;

/** At rest: the slowest reads of one window are those of the one before, within a quarter. Else measured as it is. */
const ALIKE = 1.25;
const MOST_WINDOWS = 20;

const READER: Actor = { ...BENCH_ACTOR, role: 'auditor' };

interface Read {
  /** When it was due, since the reading began. */
  readonly due: number;
  /** From when it was due until it was answered, so that one that waits for the one before is counted so. */
  readonly milliseconds: number;
}

/**
 * What somebody waits who looks at patient accounts while ours posts and while raw SQL writes the same rows, beside the
 * same in peace before each, in rounds of their own. The reader is this process, which has nothing else to do, on a
 * connection of its own.
 */
export async function measureReaders(
  setting: Setting,
  serverUrl: string,
  { rounds, window }: Pick<Rounds, 'rounds' | 'window'>,
): Promise<MeasuredReaders> {
  const ours = new WorkerProcess();
  const limit = new WorkerProcess();
  const told: { readonly ours: ReadRound; readonly limit: ReadRound }[] = [];
  try {
    await ours.ask({ kind: 'open', contender: 'post:ours', setting });
    await limit.ask({ kind: 'open', contender: 'post:sql-unaudited', setting });
    for (let round = 0; round < rounds; round += 1) {
      const readBeside = async (poster: WorkerProcess, database: string): Promise<ReadRound> => {
        await poster.ask({ kind: 'prepare', round });
        return readRound(databaseUrl(serverUrl, database), window, () =>
          poster.ask({ kind: 'round', round, leads: 0 }),
        );
      };
      // Raw SQL writes what ours has written.
      told.push({
        ours: await readBeside(ours, postedDatabase(round)),
        limit: await readBeside(limit, limitDatabase(round)),
      });
      await askOnce({ kind: 'check', serverUrl, round });
    }
  } finally {
    for (const poster of [ours, limit]) poster.end();
  }
  return {
    reads: told.reduce((sum, each) => sum + each.ours.posting.length, 0),
    idle: latenciesOf(told.flatMap((each) => [each.ours.idle, each.limit.idle])),
    posting: latenciesOf(told.map((each) => each.ours.posting)),
    limit: latenciesOf(told.map((each) => each.limit.posting)),
  };
}

/** What each read took, in milliseconds. */
interface ReadRound {
  readonly idle: readonly number[];
  readonly posting: readonly number[];
}

async function readRound(url: string, window: number, post: () => Promise<unknown>): Promise<ReadRound> {
  const accountIds = await withDatabase(url, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT patient_account_id AS id FROM patient_accounts ORDER BY md5(patient_account_id::text) LIMIT 1000',
    );
    return rows.map(({ id }) => id);
  });
  const store = await openStore({ databaseUrl: url, dataFolder: 'unused', clock: BENCH_CLOCK });
  const context = { unitOfWork: store.unitOfWork, clock: BENCH_CLOCK, ids: { next: () => v7() } };
  try {
    const steady = await comeToRest(url, window, { context, accountIds, period: 0 });
    const peace = await readUntil(steady, wait(PEACE * window));
    const posted = post();
    const reads = await readUntil(steady, posted);
    const { milliseconds } = (await posted) as Round;
    // What comes after the work, such as counting what it wrote, is not posting.
    const during = reads.filter(({ due }) => due <= milliseconds);
    return { idle: peace.map(timeOf), posting: during.map(timeOf) };
  } finally {
    await store.close();
  }
}

/** Lets the database write what was laid before, until nothing of it is felt; gives the reader its pace. */
async function comeToRest(url: string, window: number, reader: Reader): Promise<Reader> {
  await withDatabase(url, (client) => client.query('CHECKPOINT'));
  const warming = (await readUntil(reader, wait(window))).map(timeOf);
  const steady = { ...reader, period: Math.max(PERIOD, PAUSES * quantileOf(warming, 0.5)) };
  let before = Number.POSITIVE_INFINITY;
  for (let windows = 0; windows < MOST_WINDOWS; windows += 1) {
    const slowest = quantileOf((await readUntil(steady, wait(window))).map(timeOf), 0.99);
    if (Math.max(slowest, before) <= ALIKE * Math.min(slowest, before)) break;
    before = slowest;
  }
  return steady;
}

function timeOf({ milliseconds }: Read): number {
  return milliseconds;
}

interface Reader {
  readonly context: AppContext;
  readonly accountIds: readonly string[];
  /** Milliseconds from when one read is due until the next is; zero: one right after the other. */
  readonly period: number;
}

async function readUntil({ context, accountIds, period }: Reader, end: Promise<unknown>): Promise<Read[]> {
  let isOver = false;
  const over = end.finally(() => {
    isOver = true;
  });
  // Who waits for the end is told of a failure below.
  over.catch(() => {});
  const reads: Read[] = [];
  const start = performance.now();
  for (let number = 0; !isOver; number += 1) {
    const due = period === 0 ? performance.now() - start : number * period;
    const early = start + due - performance.now();
    if (early > 0) await wait(early);
    // A timer that is late is not what is measured.
    const begun = early > 0 ? performance.now() : start + due;
    await readAccount(context, accountIds[number % accountIds.length]!);
    reads.push({ due, milliseconds: performance.now() - begun });
  }
  await over;
  return reads;
}

/** What the page of an account asks for. */
async function readAccount(context: AppContext, patientAccountId: string): Promise<void> {
  const told: Outcome<unknown>[] = [
    await getAccount(context, READER, patientAccountId),
    await listAccountEntries(context, READER, patientAccountId, { limit: 50 }),
  ];
  if (told.some((each) => 'refused' in each)) throw new Error('An account could not be read');
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
