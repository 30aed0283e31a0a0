import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import { receiveFile } from '../../../src/app/files/receive-file.js';
import { openStore, type Store } from '../../../src/store/open-store.js';
import { doneOf } from '../../support/clinic-books.js';
import { expectCoherentBooks } from '../../support/expect-coherent-books.js';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.js';
import { layJobs, renderJob } from '../../support/remittance-jobs.js';
import { runFolder } from '../../support/run-server.js';
import { runsWithin } from '../../support/runs-within.js';
import { newActor } from '../../support/sample-records.js';
import { SetClock } from '../../support/set-clock.js';
import { booksOf } from './books-of.js';

const KILLS = { full: 20, least: 5 };

/** Milliseconds within which posting goes on once the database is up again. */
const AGAIN = 10_000;

let server: PostgresServer;
let store: Store;

beforeAll(async () => {
  const folder = await mkdtemp(join(runFolder(), 'killed-'));
  // The server may run as another user, who has to reach its files.
  await chmod(folder, 0o755);
  server = await startPostgres(folder);
  store = await openStore({ databaseUrl: server.url, dataFolder: 'unused', clock: new SetClock() });
  await store.migrate();
}, 120_000);
afterAll(async () => {
  await store?.close();
  await server?.kill();
});

test('G3: a database that is killed in the midst, again and again, loses and doubles nothing', async () => {
  const actor = newActor();
  const opened = {
    kind: 'server',
    store,
    clock: new SetClock(),
    allowBreaches() {},
    close: store.close,
  } as const;
  await layJobs(opened, actor, 400, 2);
  const context = { unitOfWork: store.unitOfWork, clock: new SetClock(), ids: { next: () => v7() } };
  let job = 0;
  const post = () =>
    receiveFile(context, actor, { name: `${job + 1}.835`, bytes: renderJob(job + 1, 2) }).then((outcome) => {
      doneOf(outcome);
      job += 1;
    });
  for (const kill of runsWithin('G3: kills of the database', KILLS)) {
    for (let index = 0; index <= kill % 3; index += 1) await post();
    const posting = post().catch(() => {});
    await wait((kill * 7) % 40);
    await server.kill();
    await posting;
    await expect(store.ping()).rejects.toThrow();
    await server.start();
    await postSoon(post);
  }
  const books = await booksOf(store, actor.practiceId);
  expect(books).toEqual(
    expect.arrayContaining([
      `account cash.remittance: 1, ${job * 24_000}`,
      `claim payment posted: ${job * 2}, ${job * 24_000}`,
      `remittance posted: ${job}, ${job * 24_000}`,
    ]),
  );
  await expectCoherentBooks(store, { ...actor, role: 'auditor' });
}, 1_800_000);

/** By the same store, which finds by itself that its connections are gone. */
async function postSoon(post: () => Promise<void>): Promise<void> {
  const until = performance.now() + AGAIN;
  for (;;) {
    try {
      return await post();
    } catch (error) {
      if (performance.now() > until) throw error;
      await wait(50);
    }
  }
}
