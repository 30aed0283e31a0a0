import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import v8 from 'node:v8';
import { type EmbeddedStart, embeddedDataSource, openEmbedded } from '../../src/store/data-source.js';
import { runMigrations } from '../../src/store/migrate.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { checkerOfBooks } from './expect-coherent-books.js';
import { hooksAfterEach } from './hooks-after-each.js';
import { madeOnce, newDatabase, runFolder } from './run-server.js';
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

/** Files of tests have worlds of their own, but the modules of Node in common; there a worker keeps what it has made. */
const MADE = Symbol.for('claimwright.embedded-start');

async function embeddedStart(): Promise<EmbeddedStart> {
  const common: object & { [MADE]?: Promise<Required<EmbeddedStart>> } = v8 as object;
  common[MADE] ??= makeEmbeddedStart();
  const start = await common[MADE];
  // It may be of another world, by whose classes it would not be known.
  Object.setPrototypeOf(start.pgliteWasmModule, WebAssembly.Module.prototype);
  return start;
}

/** An embedded database that has every migration, as the dump of its folder, and its program. */
async function makeEmbeddedStart(): Promise<Required<EmbeddedStart>> {
  const program = join(
    dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')),
    'pglite.wasm',
  );
  const file = await madeOnce('image', async () => {
    const database = await openEmbedded(undefined);
    const dataSource = await embeddedDataSource(database).initialize();
    await runMigrations(dataSource, false);
    const image = await database.dumpDataDir('none');
    await dataSource.destroy();
    await database.close();
    const written = join(runFolder(), 'embedded.tar');
    await writeFile(written, new Uint8Array(await image.arrayBuffer()));
    return written;
  });
  return {
    loadDataDir: new Blob([await readFile(file)]),
    pgliteWasmModule: await WebAssembly.compile(await readFile(program)),
  };
}
