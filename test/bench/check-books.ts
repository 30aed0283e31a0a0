import { openStore } from '../../src/store/open-store.js';
import { databaseUrl } from './bench-databases.js';
import { BENCH_ACTOR, BENCH_CLOCK } from './lay-claims.js';
import { postedDatabase } from './post-by-ours.js';

/** Every invariant over what each round has posted: who is fast and leaves the books wrong has not won. */
export async function checkBooks(serverUrl: string, rounds: number): Promise<number> {
  let checked = 0;
  for (let round = 0; round < rounds; round += 1) {
    const url = databaseUrl(serverUrl, postedDatabase(round));
    const store = await openStore({ databaseUrl: url, dataFolder: 'unused', clock: BENCH_CLOCK });
    try {
      const results = await store.invariants.run({ ...BENCH_ACTOR, role: 'auditor' });
      const broken = results.filter(({ breaches }) => breaches.length > 0);
      if (broken.length > 0) throw new Error(`The books of round ${round} break ${JSON.stringify(broken)}`);
      checked += results.length;
    } finally {
      await store.close();
    }
  }
  return checked;
}
