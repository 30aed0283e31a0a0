import { setTimeout as wait } from 'node:timers/promises';
import type { Outcome } from '../../schemas/outcome.js';
import type { Actor } from '../../src/app/actor.js';
import type { AppContext } from '../../src/app/context.js';
import { getAccount, listAccountEntries } from '../../src/app/reading/read-accounts.js';
import { withDatabase } from './bench-databases.js';
import { BENCH_ACTOR } from './lay-claims.js';
import { quantileOf } from './spread.js';

/** What each read took from when it was due until it was answered, in milliseconds. */
export interface ReadRound {
  readonly idle: readonly number[];
  readonly posting: readonly number[];
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

/** Reads patient accounts in peace, and then while something is worked on. */
export async function readBeside(
  { context, work }: { readonly context: AppContext; work(): unknown },
  databaseUrl: string,
  window: number,
): Promise<ReadRound> {
  const accountIds = await withDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT patient_account_id AS id FROM patient_accounts ORDER BY md5(patient_account_id::text) LIMIT 1000',
    );
    return rows.map(({ id }) => id);
  });
  const reader = { context, accountIds };
  const period = await comeToRest(databaseUrl, window, reader);
  const idle = await readUntil(reader, period, wait(PEACE * window));
  const posting = await readUntil(reader, period, Promise.resolve(work()));
  return { idle, posting };
}

interface Reader {
  readonly context: AppContext;
  readonly accountIds: readonly string[];
}

/** Lets the database write what was laid before, until nothing of it is felt; gives the reader's pace. */
async function comeToRest(databaseUrl: string, window: number, reader: Reader): Promise<number> {
  await withDatabase(databaseUrl, (client) => client.query('CHECKPOINT'));
  const warming = await readUntil(reader, PERIOD, wait(window));
  const period = Math.max(PERIOD, PAUSES * quantileOf(warming, 0.5));
  let before = Number.POSITIVE_INFINITY;
  for (let windows = 0; windows < MOST_WINDOWS; windows += 1) {
    const slowest = quantileOf(await readUntil(reader, period, wait(window)), 0.99);
    if (Math.max(slowest, before) <= ALIKE * Math.min(slowest, before)) break;
    before = slowest;
  }
  return period;
}

/** Each read begins when it is due, whether or not the one before has been answered: others ask for it. */
async function readUntil(reader: Reader, period: number, end: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  const over = end.finally(() => {
    isOver = true;
  });
  // Who waits for the end is told of a failure below.
  over.catch(() => {});
  const reads: Promise<number>[] = [];
  const start = performance.now();
  for (let number = 0; !isOver; number += 1) {
    const due = start + number * period;
    const early = due - performance.now();
    if (early > 0) await wait(early);
    const read = readAccount(reader.context, reader.accountIds[number % reader.accountIds.length]!);
    reads.push(read.then(() => performance.now() - due));
    read.catch(() => {});
  }
  await over;
  return Promise.all(reads);
}

/** What the page of an account asks for. */
async function readAccount(context: AppContext, patientAccountId: string): Promise<void> {
  const told: Outcome<unknown>[] = [
    await getAccount(context, READER, patientAccountId),
    await listAccountEntries(context, READER, patientAccountId, { limit: 50 }),
  ];
  if (told.some((each) => 'refused' in each)) throw new Error('An account could not be read');
}
