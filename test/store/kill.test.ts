import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '../../src/app/actor.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { compileProject } from '../support/compile-project.js';
import { expectCoherentBooks } from '../support/expect-coherent-books.js';
import type { PostJobs } from '../support/post-jobs.js';
import { CLAIMS_PER_JOB, layJobs } from '../support/remittance-jobs.js';
import { newDatabase } from '../support/run-server.js';
import { type Runs, runsWithin } from '../support/runs-within.js';
import { newActor } from '../support/sample-records.js';
import { SetClock } from '../support/set-clock.js';

/** Beside those at every statement (test/app/chaos/crash-points.test.ts); the embedded database takes long to open. */
const KILLS = { server: { full: 150, least: 10 }, embedded: { full: 50, least: 3 } };

/** A planted defect is caught by one of the first few; so many show that it is not caught at all. */
const MOST_KILLS = 150;

/** Laid at a time. A kill takes four at most: three that are posted, and the one that it interrupts. */
const JOBS = 40;

type Place = Pick<PostJobs, 'databaseUrl' | 'dataFolder'>;

describe('a process that is killed while it posts', () => {
  let compiled: string;
  let folder: string;
  let child: ChildProcess | undefined;
  let jobMilliseconds = 60;

  beforeAll(async () => {
    compiled = await compileProject();
    folder = await mkdtemp(join(tmpdir(), 'claimwright-kill-'));
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function layMore(place: Place, actor: Actor, laid: number): Promise<number> {
    const store = await openStore({ ...place, clock: new SetClock() });
    await store.migrate();
    const opened = {
      kind: 'server',
      store,
      clock: new SetClock(),
      allowBreaches: () => {},
      close: store.close,
    } as const;
    await layJobs(opened, actor, JOBS, CLAIMS_PER_JOB, laid + 1);
    await store.close();
    return laid + JOBS;
  }

  /**
   * Lets a process post from a job on, and kills it in the midst: each time after some other number of jobs, and in
   * another part of the next, which is taken to last as long as the one before. Gives the last job it said was posted.
   */
  async function postUntilKilled(jobs: PostJobs, kill: number): Promise<number> {
    const script = join(compiled, 'test', 'support', 'post-jobs.js');
    child = spawn(process.execPath, [script, JSON.stringify(jobs)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'close');
    let last = jobs.from - 1;
    let began = 0;
    const underWay = new Promise<void>((resolve) => {
      createInterface(child!.stdout!).on('line', (line) => {
        const now = performance.now();
        if (line !== 'ready') {
          last = Number(line.slice('posted '.length));
          jobMilliseconds = now - began;
        }
        began = now;
        if (last - jobs.from + 1 >= kill % 4) resolve();
      });
    });
    await Promise.race([underWay, ended]);
    await wait((((kill * 7) % 60) / 60) * jobMilliseconds);
    child.kill('SIGKILL');
    const [, signal] = await ended;
    expect(signal).toBe('SIGKILL');
    return last;
  }

  async function postedJobs(store: Store, { practiceId }: Actor) {
    const [counts] = await store.dataSource.query(
      `SELECT (SELECT count(*)::int FROM remittances WHERE practice_id = $1) AS remittances,
         (SELECT count(*)::int FROM claim_payments WHERE practice_id = $1) AS payments,
         (SELECT count(*)::int FROM journals WHERE practice_id = $1 AND kind = 'claim-payment') AS journals,
         (SELECT count(*)::int FROM claim_states WHERE practice_id = $1 AND state = 'adjudicated') AS claims,
         coalesce((SELECT balance_cents::int FROM account_balances
           WHERE practice_id = $1 AND account = 'cash.remittance'), 0) AS cash`,
      [practiceId],
    );
    return counts;
  }

  /** Nothing lost, nothing doubled, nothing half posted. */
  async function expectWhole(place: Place, actor: Actor, acknowledged: number): Promise<void> {
    const store = await openStore({ ...place, clock: new SetClock() });
    try {
      await expectCoherentBooks(store, { ...actor, role: 'auditor' });
      const posted = await postedJobs(store, actor);
      const jobs: number = posted.remittances;
      // The last one may have been committed without having been told.
      expect([acknowledged, acknowledged + 1]).toContain(jobs);
      const claims = jobs * CLAIMS_PER_JOB;
      expect(posted).toEqual({
        remittances: jobs,
        payments: claims,
        journals: claims,
        claims,
        cash: claims * 12_000,
      });
    } finally {
      await store.close();
    }
  }

  const openServer = async () => ({ databaseUrl: await newDatabase(), dataFolder: 'unused' });
  const places: [string, Runs, () => Promise<Place>][] = [
    ['PostgreSQL', KILLS.server, openServer],
    ['the embedded database', KILLS.embedded, async () => ({ dataFolder: join(folder, 'embedded') })],
  ];

  test.each(places)(
    'on %s loses, doubles and halves nothing, however often',
    async (name, kills, open) => {
      const place = await open();
      const actor = newActor();
      let [last, laid, wanted] = [0, 0, 0];
      for (const kill of runsWithin(`G1: kills on ${name}`, kills)) {
        if (laid - last < 4) laid = await layMore(place, actor, laid);
        const jobs: PostJobs = { ...place, actor, from: last + 1, to: laid, isSplit: false };
        last = await postUntilKilled(jobs, kill);
        wanted += kill % 4;
      }
      // None was killed before it had posted what it was to.
      expect(last).toBeGreaterThanOrEqual(wanted);
      await expectWhole(place, actor, last);
    },
    1_800_000,
  );

  test('with its transaction split in two is caught', async () => {
    const place = await openServer();
    const actor = newActor();
    let [last, laid] = [0, 0];
    let caught: unknown;
    for (let kill = 0; kill < MOST_KILLS && caught === undefined; kill += 1) {
      if (laid - last < 4) laid = await layMore(place, actor, laid);
      const jobs: PostJobs = { ...place, actor, from: last + 1, to: laid, isSplit: true };
      last = await postUntilKilled(jobs, kill);
      caught = await expectWhole(place, actor, last).catch((error: unknown) => error);
    }
    expect(String(caught)).toContain('cash posted 0');
  }, 1_800_000);
});
