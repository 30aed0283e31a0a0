import type { PracticeSettings } from '../../schemas/practice.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import fc from '../support/property-testing.js';
import { CONTRACT, differencesOf, openSettingsDesk, payersOf } from '../support/settings-desk.js';

let [opened, second]: TestStore[] = [];
beforeAll(async () => {
  opened = await openTestStore();
  second = await openTestStore();
}, 180_000);
afterAll(() => Promise.all([opened?.close(), second?.close()]));

/** By which posting differs; the last ones say nothing to it. */
const SETTINGS: readonly Partial<PracticeSettings>[] = [
  {},
  { payers: payersOf({ replacesWithoutReversal: true }) },
  { payers: payersOf({ unexplainedRemainderIsContractual: true }) },
  { payers: payersOf({ carriesForwardWithoutFb: true, providerAdjustmentCodes: ['L6'] }) },
  { contracts: [CONTRACT] },
  { payers: payersOf({ replacesWithoutReversal: true }), contracts: [CONTRACT] },
  { approvalLimits: { 'write-off.denial': '10.00' } },
];

const SAID = ['120', '100', '60 CO-16', '0 CO-50', '150', '40 PR-1', '-120', '-100'];

/** Claims of which several remittances speak, and what a payer says of one. */
const payment = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(...SAID));

const step = fc.oneof(
  { weight: 4, arbitrary: fc.array(payment, { minLength: 1, maxLength: 2 }).map((paid) => ({ paid })) },
  { weight: 2, arbitrary: fc.nat(SETTINGS.length - 1).map((settings) => ({ settings })) },
  { weight: 1, arbitrary: fc.nat(3).map((undo) => ({ undo })) },
  { weight: 1, arbitrary: fc.nat(2).map((givenUp) => ({ givenUp })) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Remittances and denials are named by their place among those that there are, as far as there are any. */
async function play(steps: readonly Step[]) {
  const { desk, settle, send, decide } = await openSettingsDesk(opened!);
  for (const each of steps) {
    if ('settings' in each) await settle(SETTINGS[each.settings]!);
    else if ('paid' in each) {
      await send(
        each.paid.map(([claim, said]) => {
          const [paid, ...rest] = said.split(' ');
          return [`J1N${claim}`, paid, `P${claim}`, ...rest].join(' ');
        }),
      );
    } else if ('undo' in each) {
      const remittance = (await desk.read((records) => records.remittances.list()))[each.undo];
      const kind = remittance?.state === 'undone' ? 'redo-remittance' : 'undo-remittance';
      if (remittance) await decide({ kind, objectId: remittance.remittanceId });
    } else {
      const { items } = await desk.read((records) => records.lists.denials({ state: 'open' }, { limit: 9 }));
      const objectId = items[each.givenUp]?.naturalKey;
      if (objectId) await decide({ kind: 'write-off.denial', amount: '20', objectId });
    }
  }
  return desk;
}

test('whatever settings payments and decisions came under, the ledger follows from them in any order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const desk = await play(steps);
      expect(await differencesOf(opened!, second!, desk.manager)).toEqual([]);
    }),
    { numRuns: 8 },
  );
}, 580_000);
