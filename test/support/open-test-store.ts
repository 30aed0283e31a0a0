import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openStore, type Store } from '../../src/store/open-store.js';
import { expectCoherentBooks } from './expect-coherent-books.js';
import { hooksAfterEach } from './hooks-after-each.js';
import { newDatabase, runFolder } from './run-server.js';
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
 * A migrated store of its own: PostgreSQL in memory of this process, or a new database on the run's server. After
 * every test the books of each of its practices are checked.
 */
export async function openTestStore(kind: DatabaseKind = 'embedded'): Promise<TestStore> {
  const clock = new SetClock();
  const databaseUrl = kind === 'server' ? await newDatabase() : undefined;
  const store = databaseUrl
    ? await openStore({ databaseUrl, dataFolder: 'unused', clock })
    : await openStore({ dataFolder: ':memory:', clock, image: await embeddedImage() });
  await store.migrate();
  let breachesAllowed = false;
  const checkBooks = async () => {
    if (!breachesAllowed) await expectCoherentBooks(store);
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
    },
    close: async () => {
      hooksAfterEach().delete(checkBooks);
      await store.close();
    },
  };
}

/** An empty embedded database, made once a run: starting from it takes a third of the time. */
async function embeddedImage(): Promise<Blob> {
  const file = join(runFolder(), 'embedded.tar');
  const known = await readFile(file).catch(() => undefined);
  if (known) return new Blob([new Uint8Array(known)]);
  const database = await PGlite.create();
  const image = await database.dumpDataDir('none');
  await database.close();
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, new Uint8Array(await image.arrayBuffer()));
  await rename(draft, file);
  return image;
}
