import { chmod, mkdtemp, readdir, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endRun } from './end-run.mjs';

/** Where nothing is written to a disk. */
const MEMORY = '/dev/shm';

/** Twice what the databases of all tests come to. */
const PLENTY = 12e9;

/**
 * jest's globalSetup: one folder for the whole run, where the first test that wants a PostgreSQL server starts it.
 * Its databases, one for each file of tests, lie in memory where there is plenty. What runs that were killed have left is
 * cleared away.
 */
export default async function beginRun() {
  await clearAway(tmpdir());
  await clearAway(MEMORY);
  const folder = await makeFolder(tmpdir());
  process.env.CLAIMWRIGHT_TEST_RUN = folder;
  process.env.CLAIMWRIGHT_TEST_DATA = (await hasPlenty(MEMORY)) ? await makeFolder(MEMORY) : folder;
}

async function clearAway(place) {
  for (const name of await readdir(place).catch(() => [])) {
    const owner = /^claimwright-test-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await endRun(join(place, name)).catch(() => {});
  }
}

async function hasPlenty(place) {
  const { bavail, bsize } = await statfs(place).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > PLENTY;
}

async function makeFolder(place) {
  const folder = await mkdtemp(join(place, `claimwright-test-${process.pid}-`));
  // The server may run as another user, who has to reach its files.
  await chmod(folder, 0o755);
  return folder;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
