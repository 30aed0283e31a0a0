import { openStore } from '../../src/store/open-store.js';
import { databaseUrl, withDatabase } from './bench-databases.js';
import { BENCH_ACTOR, BENCH_CLOCK } from './lay-claims.js';
import { postedDatabase } from './post-by-ours.js';
import { limitDatabase } from './post-by-raw-sql.js';

/**
 * Every invariant over what a round has posted: who is fast and leaves the books wrong has not won. The databases of
 * the round are not needed any more.
 */
export async function checkBooks(serverUrl: string, round: number): Promise<number> {
  const url = databaseUrl(serverUrl, postedDatabase(round));
  const store = await openStore({ databaseUrl: url, dataFolder: 'unused', clock: BENCH_CLOCK });
  let checked = 0;
  try {
    const results = await store.invariants.run({ ...BENCH_ACTOR, role: 'auditor' });
    const broken = results.filter(({ breaches }) => breaches.length > 0);
    if (broken.length > 0) throw new Error(`The books of round ${round} break ${JSON.stringify(broken)}`);
    checked = results.length;
  } finally {
    await store.close();
  }
  await withDatabase(serverUrl, async (client) => {
    for (const name of [postedDatabase(round), limitDatabase(round)]) {
      await client.query(`DROP DATABASE IF EXISTS ${name}`);
    }
  });
  return checked;
}
