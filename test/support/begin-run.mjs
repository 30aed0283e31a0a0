import { chmod, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endRun } from './end-run.mjs';

/**
 * jest's globalSetup: one folder for the whole run, where the first test that wants a PostgreSQL server starts it.
 * What runs that were killed have left is cleared away.
 */
export default async function beginRun() {
  for (const name of await readdir(tmpdir())) {
    const owner = /^claimwright-test-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await endRun(join(tmpdir(), name)).catch(() => {});
  }
  const folder = await mkdtemp(join(tmpdir(), `claimwright-test-${process.pid}-`));
  // The server may run as another user, who has to reach its files.
  await chmod(folder, 0o755);
  process.env.CLAIMWRIGHT_TEST_RUN = folder;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
