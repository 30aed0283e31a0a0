import { changeRemittance } from '../support/change-remittance.js';
import { expectCoherentBooks } from '../support/expect-coherent-books.js';
import { OLD_SYSTEM, openLegacyDesk } from '../support/legacy-desk.js';
import { layClaims, receive, tellBooks } from '../support/open-decision-scene.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import fc from '../support/property-testing.js';
import type { RenderedRemittance } from '../support/render-remittance.js';

let opened: TestStore;

beforeAll(async () => {
  opened = await openTestStore();
}, 180_000);

afterAll(async () => {
  await opened.close();
});

/** Claims of ours beside claims of the old system: paid, denied, and one that is reversed in another set. */
const SETS: readonly RenderedRemittance[] = [
  { trace: 'T1', date: '20260301', claims: ['C1 120 P1', 'OLD-1 80 X1', 'OLD-2 0 X2 CO-16'] },
  { trace: 'T2', date: '20260305', claims: ['OLD-3 60 X3', 'OLD-1 -80 X1', 'OLD-1 50 X1A'] },
];

/** Those of the old system of which the claim comes after all. */
const LATE = ['OLD-1', 'OLD-3'];

type Step = { readonly kind: 'receive' | 'undo' | 'redo'; readonly set: number } | { readonly claim: string };

/** Every set and every late claim once, in any order; undone and posted again as they like. */
const arrivals = fc.shuffledSubarray<Step>(
  [
    { kind: 'receive', set: 0 },
    { kind: 'receive', set: 1 },
    ...LATE.map((claim): Step => ({ claim })),
    ...[0, 1].map((set): Step => ({ kind: 'undo', set })),
    ...[0, 1].map((set): Step => ({ kind: 'redo', set })),
  ],
  { minLength: 8 },
);

/** Plays what came, each time moves what is waiting as legacy, and ends with nothing undone and the claims there. */
async function play(steps: readonly Step[], isMoving: boolean): Promise<readonly string[]> {
  const desk = await openLegacyDesk(opened, 1, [OLD_SYSTEM]);
  const { scene } = desk;
  const ids = new Map<number, string>();
  const change = (kind: 'undo' | 'redo', set: number) => {
    const id = ids.get(set);
    return id === undefined ? undefined : changeRemittance(scene, `${kind}-remittance`, id);
  };
  for (const step of steps) {
    if ('claim' in step) await layClaims(scene, [step.claim]);
    else if (step.kind === 'receive') ids.set(step.set, await receive(scene, SETS[step.set]!));
    else await change(step.kind, step.set);
    if (isMoving && (await desk.list('old-system')).length > 0) await desk.move('old-system');
  }
  for (const set of [0, 1]) await change('redo', set);
  if ((await desk.list('old-system')).length > 0) await desk.move('old-system');
  await expectCoherentBooks(opened.store, scene.actor);
  return tellBooks(scene);
}

test('money of others lies on one account, whenever it was approved and whatever came or was undone around it', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, fc.boolean(), async (steps, isMoving) => {
      const straight = steps.filter((step) => 'claim' in step || step.kind === 'receive');
      const expected = await play(
        [...straight].sort((one, other) => Number('claim' in one) - Number('claim' in other)),
        false,
      );
      expect(await play(steps, isMoving)).toEqual(expected);
    }),
    { numRuns: 4 },
  );
}, 300_000);
