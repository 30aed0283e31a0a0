import { v7 } from 'uuid';
import type { Actor } from '../../src/app/actor.js';
import { partsOf } from '../../src/app/approvals/part-request.js';
import { varianceOf } from '../../src/app/approvals/variance-request.js';
import { compareBooks } from '../../src/app/rebuild/compare-books.js';
import { rebuildBooks } from '../../src/app/rebuild/rebuild-books.js';
import { openDesk } from '../support/approval-desk.js';
import { doneOf } from '../support/clinic-books.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
}, 180_000);
afterAll(() => opened?.close());

const PAYMENT = { trace: 'T1', date: '20260301', stated: '300' };
const SETS = [
  { ...PAYMENT, claims: ['J1N1 100 P1', 'J1N2 50 P2'] },
  { ...PAYMENT, claims: ['J1N3 90 P3'], plb: ['WO:P9 -20'] },
  { ...PAYMENT, claims: ['J1N4 30 P4'] },
];

/** Parts that were released together, undone, posted again and released later, and the whole payment behind them. */
async function play(): Promise<Actor> {
  const desk = await openDesk(opened);
  const tick = () => opened.clock.set(new Date(opened.clock.now().getTime() + 60_000).toISOString());
  for (const set of SETS) {
    tick();
    expect(await desk.receive(set)).toBe('quarantined');
  }
  const keys = (await desk.openItems()).map(({ naturalKey }) => naturalKey);
  const decide = async (asked: Parameters<typeof desk.ask>[1]) => {
    tick();
    const open = doneOf(await desk.ask(desk.ann, asked));
    tick();
    if (open.state === 'open') doneOf(await desk.decide(desk.bob, open));
  };
  await decide(partsOf(keys.slice(0, 2)));
  const objectId = (await desk.read((records) => records.remittances.list()))[0]!.remittanceId;
  await decide({ kind: 'undo-remittance', objectId });
  await decide({ kind: 'redo-remittance', objectId });
  const accept = async () => {
    const item = (await desk.openItems()).find(({ kind }) => kind === 'unexplained-payment')!;
    await decide(varianceOf(item.naturalKey));
  };
  await accept();
  await decide({ kind: 'undo-remittance', objectId });
  await accept();
  await decide({ kind: 'redo-remittance', objectId });
  await decide(partsOf(keys.slice(2)));
  tick();
  const claims = SETS.flatMap((set) => set.claims);
  expect(await desk.receive({ ...PAYMENT, claims, plb: ['WO:P9 -20', 'L6 -10'] })).toBe('possible-duplicate');
  tick();
  await desk.receive({ trace: 'T2', date: '20260302', claims: ['J1N5 60 P5'] });
  tick();
  doneOf(await desk.ask(desk.ann, { kind: 'undo-remittance', objectId }));
  return desk.manager;
}

test('releases are replayed from bytes and approvals alone, also in another order', async () => {
  const manager = await play();
  const { clock, store } = opened;
  for (const seed of [undefined, 'one', 'two']) {
    const actor: Actor = { ...manager, practiceId: `rebuilt-${v7()}` };
    const context = { unitOfWork: store.unitOfWork, clock, ids: { next: () => v7() } };
    const compared = await store.snapshots.within(manager, async (first) => {
      const { troubles } = doneOf(await rebuildBooks(first, { context, clock, actor }, seed));
      expect([seed, troubles]).toEqual([seed, []]);
      return doneOf(
        await store.snapshots.within(actor, (made) => compareBooks(first, made, seed !== undefined)),
      );
    });
    // The claims of the desk are laid as submitted, and no submission says so.
    const differences = doneOf(compared).differences.filter(({ kind }) => kind !== 'claim');
    expect([seed, differences]).toEqual([seed, []]);
  }
}, 180_000);
