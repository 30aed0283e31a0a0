import { v7 } from 'uuid';
import type { Actor } from '../../src/app/actor.js';
import { compareBooks } from '../../src/app/rebuild/compare-books.js';
import { rebuildBooks } from '../../src/app/rebuild/rebuild-books.js';
import { changeRemittance } from '../support/change-remittance.js';
import { doneOf } from '../support/clinic-books.js';
import { openDecisionScene, receive } from '../support/open-decision-scene.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
}, 180_000);
afterAll(() => opened?.close());

/** Undone before the number was known by which it would have found its claim. */
async function play() {
  const scene = await openDecisionScene(opened, 1);
  const tick = () => opened.clock.set(new Date(opened.clock.now().getTime() + 60_000).toISOString());
  tick();
  const early = await receive(scene, { trace: 'T1', date: '20260301', claims: ['ELSEWHERE 90 P1'] });
  tick();
  doneOf(await changeRemittance(scene, 'undo-remittance', early));
  tick();
  await receive(scene, { trace: 'T2', date: '20260302', claims: ['C1 100 P1'] });
  return scene.actor;
}

describe('an undone remittance that is made again', () => {
  it('is the same in any order of arrival, whatever claim it could have found', async () => {
    const actor = await play();
    const within = await opened.store.snapshots.within(actor, async (first) => {
      const differences: string[] = [];
      // In another order what persons decided comes last.
      for (const seed of [undefined, 'a']) {
        const made: Actor = { ...actor, practiceId: `rebuilt-${v7()}` };
        const context = {
          unitOfWork: opened.store.unitOfWork,
          clock: opened.clock,
          ids: { next: () => v7() },
        };
        const target = { context, clock: opened.clock, actor: made };
        expect(doneOf(await rebuildBooks(first, target, seed)).troubles).toEqual([]);
        const isShuffled = seed !== undefined;
        const compared = doneOf(
          await opened.store.snapshots.within(made, (second) => compareBooks(first, second, isShuffled)),
        );
        // The claims of the scene were submitted without a file.
        const found = compared.differences.filter(({ kind }) => kind !== 'claim');
        differences.push(
          ...found.map(({ kind, stands, rebuilt }) => `${seed} ${kind} ${stands?.state} | ${rebuilt?.state}`),
        );
      }
      return differences;
    });
    expect(doneOf(within)).toEqual([]);
  });
});
