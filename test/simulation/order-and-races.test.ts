import { v7 } from 'uuid';
import { createRandom } from '../../src/simulator/create-random.js';
import { openStore } from '../../src/store/open-store.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { findDifferences } from './auditor/books.js';
import { expectSoundYear } from './expect-sound-year.js';
import { readAccount } from './run/read-account.js';
import { readOutcomes } from './run/read-outcomes.js';
import { receiveAgain } from './run/receive-again.js';

describe('on PostgreSQL', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  }, 300_000);
  beforeEach(() => opened.allowBreaches());
  afterAll(() => opened.close());

  test('two workers that receive at once leave no difference', async () => {
    const other = await openStore({
      databaseUrl: opened.databaseUrl!,
      dataFolder: 'unused',
      clock: opened.clock,
    });
    try {
      await expectSoundYear('races', opened.store, { other, days: 180, racePercent: 70 });
    } finally {
      await other.close();
    }
  }, 300_000);

  test.each(['order-1', 'order-2'])(
    'the same files in another order say the same (seed %s)',
    async (seed) => {
      const { world } = await expectSoundYear(seed, opened.store, { days: 180, isOrderFree: true });
      const practiceId = `again-${v7()}`;
      const random = createRandom(`${seed}/shuffled`);
      await receiveAgain(world, opened.store, practiceId, random);
      const { dataSource } = opened.store;
      const [first, second] = [world.actor.practiceId, practiceId];
      expect(
        findDifferences(await readAccount(dataSource, first), await readAccount(dataSource, second)),
      ).toEqual([]);
      expect(await readOutcomes(dataSource, second)).toEqual(await readOutcomes(dataSource, first));
    },
    300_000,
  );
});
