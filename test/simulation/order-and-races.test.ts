import { v7 } from 'uuid';
import type { Journal, Posting } from '../../schemas/ledger.js';
import { findPatientBalance } from '../../src/domain/remittance/planning/plan-decision-postings.js';
import { createRandom } from '../../src/simulator/create-random.js';
import { openStore } from '../../src/store/open-store.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { findDifferences } from './auditor/books.js';
import { expectSoundYear } from './expect-sound-year.js';
import { readAccount } from './run/read-account.js';
import { readOutcomes } from './run/read-outcomes.js';
import { receiveAgain } from './run/receive-again.js';
import { changed, type PlantedDefect, withPostings, wrapping } from './run/spoil-records.js';
import type { World } from './run/world.js';

/** A defect that only another order shows: what a patient paid for a claim counts no further than it is owed by then. */
const PAYS_NO_MORE_THAN_IS_OWED = wrapping(() => ({ ledger }) => {
  const isOwed = async ({ claimId, credit, amount }: Posting) => {
    if (claimId === undefined || credit !== 'receivable.patient') return true;
    return findPatientBalance(await ledger.entriesOfClaims([claimId])) >= amount;
  };
  const append = async (appended: readonly Journal[]) => {
    const kept: Journal[] = [];
    for (const journal of appended) {
      const isOfPatient = journal.naturalKey.startsWith('patient-payment:');
      const areOwed = await Promise.all(journal.postings.map((each) => !isOfPatient || isOwed(each)));
      kept.push(
        ...withPostings(
          journal,
          journal.postings.filter((_, index) => areOwed[index]),
        ),
      );
    }
    await ledger.append(kept);
  };
  return { ledger: changed(ledger, { append }) };
});

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

  /** Both accounts, with what they say besides, of a world and of one that has received all of it in another order. */
  async function receiveInAnotherOrder(world: World, seed: string, wrap?: PlantedDefect['wrap']) {
    const practiceId = `again-${v7()}`;
    const random = createRandom(`${seed}/shuffled`);
    await receiveAgain(world, opened.store, { practiceId, random, ...(wrap && { wrap }) });
    const { dataSource } = opened.store;
    const [first, second] = [world.actor.practiceId, practiceId];
    return {
      differences: findDifferences(
        await readAccount(dataSource, first),
        await readAccount(dataSource, second),
      ),
      outcomes: await readOutcomes(dataSource, first),
      again: await readOutcomes(dataSource, second),
    };
  }

  test.each(['order-1', 'order-2'])(
    'the same files in another order say the same, whatever patients did among them (seed %s)',
    async (seed) => {
      const given = { days: 180, isOrderFree: true, asksEvery: 10 };
      const { world } = await expectSoundYear(seed, opened.store, given);
      const does = world.patientFacts.map((fact) => fact.does);
      expect(does).toEqual(expect.arrayContaining(['pay', 'return', 'approve-refund', 'pay-refund']));
      const { differences, outcomes, again } = await receiveInAnotherOrder(world, seed);
      expect(differences).toEqual([]);
      expect(again).toEqual(outcomes);
    },
    300_000,
  );

  test('a defect that only another order shows is found', async () => {
    const small = { days: 30, claimsPerDay: 0.5, only: ['share-paid-then-confirmed', 'balance-paid'] };
    const given = { ...small, isOrderFree: true, wrap: PAYS_NO_MORE_THAN_IS_OWED };
    const { world } = await expectSoundYear('order-defect', opened.store, given);
    const told = await receiveInAnotherOrder(world, 'order-defect', PAYS_NO_MORE_THAN_IS_OWED);
    expect(told.differences).toContainEqual(
      expect.objectContaining({ name: expect.stringContaining('receivable.patient') }),
    );
  }, 300_000);
});
