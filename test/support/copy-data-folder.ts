import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { embeddedStart } from './embedded-start.js';
import { madeOnce, runFolder } from './run-server.js';

/**
 * Puts into a data folder what the first command would: an embedded database that has every migration and nothing
 * else. It takes a moment, where making one takes as long as ten commands.
 */
export async function copyDataFolder(folder: string): Promise<void> {
  const made = await madeOnce('data-folder', async () => {
    const dataDir = join(runFolder(), 'data-folder-database');
    const database = await PGlite.create({ dataDir, ...(await embeddedStart()) });
    await database.close();
    return dataDir;
  });
  await cp(made, join(folder, 'database'), { recursive: true });
}
