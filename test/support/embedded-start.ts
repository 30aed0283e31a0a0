import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import v8 from 'node:v8';
import { type EmbeddedStart, embeddedDataSource, openEmbedded } from '../../src/store/data-source.js';
import { runMigrations } from '../../src/store/migrate.js';
import { madeOnce, runFolder } from './run-server.js';

/** Files of tests have worlds of their own, but the modules of Node in common; there a worker keeps what it has made. */
const MADE = Symbol.for('claimwright.embedded-start');

/** An embedded database that has every migration, as the dump of its folder, and its program. */
export async function embeddedStart(): Promise<Required<EmbeddedStart>> {
  const common: object & { [MADE]?: Promise<Required<EmbeddedStart>> } = v8 as object;
  common[MADE] ??= makeEmbeddedStart();
  const start = await common[MADE];
  // It may be of another world, by whose classes it would not be known.
  Object.setPrototypeOf(start.pgliteWasmModule, WebAssembly.Module.prototype);
  return start;
}

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
