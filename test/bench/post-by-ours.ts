import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { AppContext } from '../../src/app/context.js';
import { type ReceivedFile, receiveFile } from '../../src/app/files/receive-file.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { copyGround, withDatabase } from './bench-databases.js';
import type { Contender, Setting } from './contender.js';
import { BENCH_ACTOR, BENCH_CLOCK } from './lay-claims.js';
import { countWritten, markWrites } from './written-rows.js';

/** The database that a round posts into; it stays until its books have been checked. */
export function postedDatabase(round: number): string {
  return `bench_posted_${round}`;
}

export function contextOf({ unitOfWork }: Store): AppContext {
  return { unitOfWork, clock: BENCH_CLOCK, ids: { next: () => v7() } };
}

/** From the bytes of one 835 to posted, audited and committed, by the use case that the service calls. */
export async function openPost({ folder, serverUrl, stored }: Setting): Promise<Contender> {
  const bytes = await readFile(join(folder, 'post.835'));
  let store: Store | undefined;
  let context: AppContext | undefined;
  let received: ReceivedFile | undefined;
  let url = '';
  let mark = '';
  return {
    async prepare(round) {
      url = await copyGround(serverUrl!, postedDatabase(round), stored);
      store = await openStore({ databaseUrl: url, dataFolder: 'unused', clock: BENCH_CLOCK });
      context = contextOf(store);
      mark = await withDatabase(url, markWrites);
    },
    context: () => context!,
    async work() {
      const outcome = await receiveFile(context!, BENCH_ACTOR, { name: 'post.835', bytes });
      if ('refused' in outcome) throw new Error(`The file was refused: ${outcome.refused.code}`);
      received = outcome.done;
    },
    async summarize() {
      await store!.close();
      if (received!.remittances.some(({ result }) => result !== 'posted'))
        throw new Error('Not all is posted');
      return withDatabase(url, (client) => countWritten(client, mark));
    },
  };
}
