import { openStore, type Store } from '../../src/store/open-store.js';
import { embeddedStart } from './embedded-start.js';
import { checkerOfBooks } from './expect-coherent-books.js';
import { hooksAfterEach } from './hooks-after-each.js';
import { madeOnce, newDatabase } from './run-server.js';
import { SetClock } from './set-clock.js';

export type DatabaseKind = 'embedded' | 'server';

export interface TestStore {
  readonly kind: DatabaseKind;
  readonly store: Store;
  readonly clock: SetClock;
  /** Of the server; another store can be opened by it. */
  readonly databaseUrl?: string;
  /** From here on, for one test, breaches are what the test wants. */
  allowBreaches(): void;
  close(): Promise<void>;
}

/**
 * A migrated store of its own: a new database on the run's server, or the embedded one in memory of this process, which
 * costs several times as much. After every test the books of each of its practices are checked, and all else at its end.
 */
export async function openTestStore(kind: DatabaseKind = 'server'): Promise<TestStore> {
  const clock = new SetClock();
  const databaseUrl = kind === 'server' ? await newDatabase(await migratedTemplate()) : undefined;
  const store = databaseUrl
    ? await openStore({ databaseUrl, dataFolder: 'unused', clock })
    : await openStore({ dataFolder: ':memory:', clock, embeddedStart: await embeddedStart() });
  let breachesAllowed = false;
  let isMeantToBreak = false;
  const checker = checkerOfBooks(store);
  const checkBooks = async () => {
    if (!breachesAllowed) await checker.checkBooks();
    breachesAllowed = false;
  };
  hooksAfterEach().add(checkBooks);
  return {
    kind,
    store,
    clock,
    ...(databaseUrl ? { databaseUrl } : {}),
    allowBreaches: () => {
      breachesAllowed = true;
      isMeantToBreak = true;
    },
    close: async () => {
      hooksAfterEach().delete(checkBooks);
      if (!isMeantToBreak) await checker.checkAll();
      await store.close();
    },
  };
}

/** The name of a database on the run's server that has every migration. */
function migratedTemplate(): Promise<string> {
  return madeOnce('template', async () => {
    const databaseUrl = await newDatabase();
    const store = await openStore({ databaseUrl, dataFolder: 'unused', clock: new SetClock() });
    await store.migrate();
    await store.close();
    return new URL(databaseUrl).pathname.slice(1);
  });
}
