import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** jest's globalTeardown: stops the run's PostgreSQL server, if one was started, and removes the run's folder. */
export default async function finishRun() {
  await endRun(process.env.CLAIMWRIGHT_TEST_DATA);
  await endRun(process.env.CLAIMWRIGHT_TEST_RUN);
}

/** @param {string} folder */
export async function endRun(folder) {
  const pid = await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8').then(
    (text) => Number(text.split('\n')[0]),
    () => undefined,
  );
  // SIGINT is PostgreSQL's fast shutdown.
  if (pid !== undefined) await stop(pid, 'SIGINT');
  await rm(folder, { recursive: true, force: true });
}

async function stop(pid, signal) {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      process.kill(pid, tries === 0 ? signal : 0);
    } catch {
      return;
    }
    await wait(50);
  }
}
