import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPostgres } from '../support/postgres-server.js';
import { withDatabase } from './bench-databases.js';

export interface BenchServer {
  readonly url: string;
  /** `18.1`. */
  readonly version: string;
  /** Settings without which a commit may be lost and is faster than it ought to be; none is as it should be. */
  readonly unsafe: readonly string[];
}

/** A PostgreSQL server of its own in the folder, with the settings that it comes with. */
export async function startBenchServer(folder: string): Promise<BenchServer> {
  await mkdir(folder);
  // It may run as another user, who has to reach its files.
  await chmod(folder, 0o755);
  const { url } = await startPostgres(folder);
  return withDatabase(url, async (client) => {
    const settings = await client.query<{ name: string; setting: string }>(
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'server_version')`,
    );
    const version = settings.rows.find(({ name }) => name === 'server_version')?.setting ?? '';
    const unsafe = settings.rows.filter(({ setting }) => setting === 'off').map(({ name }) => name);
    return { url, version, unsafe };
  });
}

/** Ends the server of the folder, where one was started, and waits until it is gone. */
export async function stopBenchServer(folder: string): Promise<void> {
  const file = await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (file === undefined) return;
  const pid = Number(file.split('\n')[0]);
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      // SIGINT is PostgreSQL's fast shutdown; 0 asks whether it still runs.
      process.kill(pid, tries === 0 ? 'SIGINT' : 0);
    } catch {
      return;
    }
    await wait(50);
  }
}
