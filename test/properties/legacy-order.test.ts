import { changed, journals, type PlantedDefect, wrapping } from '../simulation/run/spoil-records.js';
import { changeRemittance } from '../support/change-remittance.js';
import { expectCoherentBooks } from '../support/expect-coherent-books.js';
import { OLD_SYSTEM, openLegacyDesk } from '../support/legacy-desk.js';
import { layClaims, receive, tellBooks } from '../support/open-decision-scene.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import fc from '../support/property-testing.js';
import type { RenderedRemittance } from '../support/render-remittance.js';

let opened: TestStore;
let spoiled: TestStore;

beforeAll(async () => {
  [opened, spoiled] = [await openTestStore(), await openTestStore()];
}, 180_000);

afterAll(async () => {
  await opened.close();
  await spoiled.close();
});

/** Claims of ours beside claims of the old system: paid, denied, and one that is reversed in another set. */
const SETS: readonly RenderedRemittance[] = [
  { trace: 'T1', date: '20260301', claims: ['C1 120 P1', 'OLD-1 80 X1', 'OLD-2 0 X2 CO-16'] },
  { trace: 'T2', date: '20260305', claims: ['OLD-3 60 X3', 'OLD-1 -80 X1', 'OLD-1 50 X1A'] },
];

/** Those of the old system of which the claim comes after all. */
const LATE = ['OLD-1', 'OLD-3'];

type Step =
  | { readonly kind: 'receive' | 'undo' | 'redo'; readonly set: number }
  | { readonly claim: string }
  | { readonly kind: 'take-back' };

/** Every set and every late claim once, in any order; undone, posted again and lists taken back as they like. */
const arrivals = fc.shuffledSubarray<Step>(
  [
    { kind: 'receive', set: 0 },
    { kind: 'receive', set: 1 },
    ...LATE.map((claim): Step => ({ claim })),
    ...[0, 1].map((set): Step => ({ kind: 'undo', set })),
    ...[0, 1].map((set): Step => ({ kind: 'redo', set })),
    ...[0, 1].map((): Step => ({ kind: 'take-back' })),
  ],
  { minLength: 10 },
);

interface Played {
  /** Each time what is waiting is moved as legacy. */
  readonly isMoving: boolean;
  /** At the end every list is taken back; otherwise all that waits is moved. */
  readonly isTakenBack: boolean;
  readonly store: TestStore;
}

/** Plays what came, and ends with nothing undone and the claims there. */
async function play(
  steps: readonly Step[],
  { isMoving, isTakenBack, store }: Played,
): Promise<readonly string[]> {
  const desk = await openLegacyDesk(store, 1, [OLD_SYSTEM]);
  const { scene } = desk;
  const ids = new Map<number, string>();
  const lists: string[] = [];
  const change = (kind: 'undo' | 'redo', set: number) => {
    const id = ids.get(set);
    return id === undefined ? undefined : changeRemittance(scene, `${kind}-remittance`, id);
  };
  const move = async () => {
    if ((await desk.list('old-system')).length === 0) return;
    lists.push((await desk.move('old-system')).approvalId);
  };
  for (const step of steps) {
    if ('claim' in step) await layClaims(scene, [step.claim]);
    else if (step.kind === 'receive') ids.set(step.set, await receive(scene, SETS[step.set]!));
    else if (step.kind !== 'take-back') await change(step.kind, step.set);
    const list = 'kind' in step && step.kind === 'take-back' ? lists.shift() : undefined;
    if (list !== undefined) await desk.takeBack(list);
    else if (isMoving) await move();
  }
  for (const set of [0, 1]) await change('redo', set);
  if (isTakenBack) for (const list of lists) await desk.takeBack(list);
  else await move();
  await expectCoherentBooks(store.store, scene.actor);
  return tellBooks(scene);
}

/** Every set, and then every late claim: what all other orders are held against. */
const STRAIGHT: readonly Step[] = [
  ...SETS.map((_, set): Step => ({ kind: 'receive', set })),
  ...LATE.map((claim): Step => ({ claim })),
];

const ends = new Map<boolean, ReturnType<typeof play>>();

/** How the straight order ends, on a sound store; played once. */
function straightEnd(isTakenBack: boolean): ReturnType<typeof play> {
  const end = ends.get(isTakenBack) ?? play(STRAIGHT, { isMoving: false, isTakenBack, store: opened });
  ends.set(isTakenBack, end);
  return end;
}

/** That the order does not matter, on a store that may be spoiled. */
const orderProperty = (store: TestStore) =>
  fc.asyncProperty(arrivals, fc.boolean(), fc.boolean(), async (steps, isMoving, isTakenBack) => {
    expect(await play(steps, { isMoving, isTakenBack, store })).toEqual(await straightEnd(isTakenBack));
  });

test('money of others lies on one account, whenever it was approved and whatever came, was undone or taken back around it', async () => {
  await fc.assert(orderProperty(opened), { numRuns: 6 });
}, 300_000);

/** What the product could do wrong. */
const DEFECTS: readonly (readonly [string, PlantedDefect['wrap']])[] = [
  [
    'money stays on the account when its claim comes or its remittance is undone',
    journals((journal) => (journal.naturalKey.endsWith('/back') ? [] : [journal])),
  ],
  [
    'a claim that comes after the approval does not find its money',
    wrapping(() => ({ claimPayments }) => ({
      claimPayments: changed(claimPayments, {
        findWaiting: async (...numbers) =>
          (await claimPayments.findWaiting(...numbers)).filter(({ state }) => state !== 'exception-resolved'),
      }),
    })),
  ],
  [
    'what was taken back still counts as legacy',
    wrapping(() => ({ manualDecisions }) => ({
      manualDecisions: changed(manualDecisions, { revokeAll: async () => {} }),
    })),
  ],
];

test.each(DEFECTS)(
  'is shown to be wrong where %s',
  async (_, wrap) => {
    spoiled.allowBreaches();
    const unitOfWork = wrap(spoiled.store.unitOfWork);
    const store = { ...spoiled, store: changed(spoiled.store, { unitOfWork }) };
    const found = await fc.check(orderProperty(store), { numRuns: 20, endOnFailure: true, seed: 1 });
    expect(found).toMatchObject({ failed: true });
  },
  300_000,
);
