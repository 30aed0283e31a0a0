import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { PayerSettings, PracticeSettings } from '../../schemas/practice.js';
import type { Actor } from '../../src/app/actor.js';
import { placeWaiting } from '../../src/app/claim-payments/place-waiting.js';
import { compareBooks } from '../../src/app/rebuild/compare-books.js';
import { rebuildBooks } from '../../src/app/rebuild/rebuild-books.js';
import { addAdjustmentRule, endAdjustmentRule } from '../../src/app/settings/add-adjustment-rule.js';
import { configurePractice } from '../../src/app/settings/configure-practice.js';
import { openDesk } from '../support/approval-desk.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnBothDatabases } from '../support/describe-on-both-databases.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { chargeJournal } from '../support/sample-records.js';

let second: TestStore;
beforeAll(async () => {
  second = await openTestStore();
}, 180_000);
afterAll(() => second?.close());

const NPI = '1999999984';

/** Both by the tax number of TRN03 and as payer of the claims. */
function payersOf(habits: Partial<PayerSettings>): PayerSettings[] {
  const rest = { match: { names: ['Payer One'] }, selfPay: false, name: 'Payer One', capitated: false };
  return ['512345678', 'P1'].map((payerId) => ({ ...rest, ...habits, payerId }));
}

const CONTRACT = {
  ...{ payerId: 'P1', name: 'Payer One', effectiveFrom: '2026-01-01' as CalendarDate, lesserOfCharge: true },
  terms: [{ method: 'percent-of-charge' as const, percent: '100' }],
  ...{ toleranceBelowUsd: '0.05', toleranceAboveUsd: '0' },
};

/** A practice whose settings change between its remittances, each thing a minute after the one before. */
async function openPlay(opened: TestStore) {
  const desk = await openDesk(opened);
  let count = 0;
  const tick = () => opened.clock.set(new Date(opened.clock.now().getTime() + 60_000).toISOString());
  const settle = async (changed: Partial<PracticeSettings>) => {
    tick();
    const base = { name: 'Riverside', billingProvider: { npi: NPI }, practitioners: [], facilities: [] };
    const settings = { ...base, payers: payersOf({}), ...changed } as unknown as PracticeSettings;
    doneOf(await configurePractice(desk.context, desk.bob, settings, () => undefined));
  };
  const receive = async (...claims: string[]) => {
    tick();
    count += 1;
    const remittance = { trace: `T${count}`, date: `202603${String(count).padStart(2, '0')}`, claims };
    expect(await desk.receive(remittance)).toBe('posted');
  };
  return { desk, tick, settle, receive };
}

/** What differs in ledgers that are made again as it came, and in other orders. */
async function differencesOf({ store: stands }: TestStore, manager: Actor): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const { store, clock } = second;
  for (const seed of [undefined, 'one', 'two']) {
    const actor: Actor = { ...manager, practiceId: `rebuilt-${v7()}` };
    const context = { unitOfWork: store.unitOfWork, clock, ids: { next: () => v7() } };
    const compared = await stands.snapshots.within(manager, async (first) => {
      const { troubles } = doneOf(await rebuildBooks(first, { context, clock, actor }, seed));
      found.push(...troubles.map((trouble) => ({ seed, ...trouble })));
      return doneOf(
        await store.snapshots.within(actor, (made) => compareBooks(first, made, seed !== undefined)),
      );
    });
    // The claims of the desk are laid as submitted, and no submission says so.
    const differences = doneOf(compared).differences.filter(({ kind }) => kind !== 'claim');
    found.push(
      ...differences.map(({ kind, stands: one, rebuilt: other }) => ({
        ...{ seed, kind, name: (one ?? other)!.name },
        ...{ stands: one?.amounts, rebuilt: other?.amounts },
      })),
    );
  }
  return found;
}

describeOnBothDatabases('a ledger that is made again after its settings were changed', (opened) => {
  test('has what a habit made while it was one, and not where it was none', async () => {
    const { desk, tick, settle, receive } = await openPlay(opened());
    await settle({});
    await receive('J1N1 120 P1', 'J1N2 120 P2', 'J1N3 120 P3');
    await receive('J1N3 100 P3');
    const before = await desk.balances();
    await settle({ payers: payersOf({ replacesWithoutReversal: true }) });
    expect(await desk.balances()).toBe(before);
    await receive('J1N1 100 P1', 'J1N4 0 P4 CO-16');
    tick();
    doneOf(await desk.ask(desk.biller, { ...GIVEN_UP, objectId: await desk.denialKey('J1N4') }));
    const under = await desk.balances();
    expect(under).not.toBe(before);
    await settle({});
    await receive('J1N2 100 P2', 'J1N5 120 P5');
    const balances = await desk.balances();
    expect(await differencesOf(opened(), desk.manager)).toEqual([]);
    expect(await desk.balances()).toBe(balances);
  }, 180_000);

  test('has what a contract found underpaid while it stood, and nothing of before and after', async () => {
    const { desk, settle, receive } = await openPlay(opened());
    await settle({});
    await receive('J1N1 120 P1');
    await settle({ contracts: [CONTRACT] });
    await receive('J1N2 120 P2');
    await settle({ contracts: [{ ...CONTRACT, toleranceBelowUsd: '100' }] });
    await receive('J1N3 120 P3');
    const items = await desk.openItems();
    expect(items.map(({ kind, patientControlNumber }) => `${kind} ${patientControlNumber}`)).toEqual([
      'underpayment J1N2',
    ]);
    expect(await differencesOf(opened(), desk.manager)).toEqual([]);
  }, 180_000);

  test('has what a row of the decision table says of the payments after it', async () => {
    const { desk, tick, settle, receive } = await openPlay(opened());
    await settle({});
    await receive('J1N1 100 P1 CO-50 50');
    tick();
    const effectiveFrom = '2026-03-02' as CalendarDate;
    const rule = { reasonCode: '50', meaning: 'contractual', effectiveFrom } as const;
    const { ruleId } = doneOf(await addAdjustmentRule(desk.context, desk.bob, rule));
    await receive('J1N2 100 P2 CO-50 50');
    tick();
    doneOf(await endAdjustmentRule(desk.context, desk.bob, ruleId, '2026-03-03' as CalendarDate));
    await settle({ payers: payersOf({ appealDays: 30 }) });
    await receive('J1N3 100 P3 CO-50 50');
    await receive('J1N4 100 P4 CO-50 50');
    const denied = (await desk.denials()).map((denial) => denial.split(' ')[0]);
    expect(denied).toEqual(['J1N1', 'J1N4']);
    expect(await differencesOf(opened(), desk.manager)).toEqual([]);
  }, 180_000);

  test('has under later settings what a claim made of payments that had waited for it', async () => {
    const { desk, tick, settle, receive } = await openPlay(opened());
    await settle({});
    await receive('J2N1 120 P1', 'J2N2 120 P2', 'J1N1 120 P3');
    await settle({ contracts: [CONTRACT] });
    tick();
    await layLateClaim(desk, 'J2N1');
    await settle({});
    const items = await desk.openItems();
    expect(items.map(({ kind }) => kind).sort()).toEqual(['underpayment', 'unmatched-claim']);
    expect(await differencesOf(opened(), desk.manager)).toEqual([]);
  }, 180_000);
});

/** As an import does: with its event, by which it has its place in time. */
async function layLateClaim(desk: Awaited<ReturnType<typeof openDesk>>, patientControlNumber: string) {
  const claimId = await desk.claimId('J1N9');
  await desk.read(async (records) => {
    await records.claimPayments.lockPlaces();
    const [model] = await records.claims.getByIds([claimId]);
    const claim = { ...model!.claim, patientControlNumber };
    const late = { ...model!, claimId: v7(), version: 1, state: 'ready' as const, claim };
    await records.claims.insert([late]);
    await records.claims.appendEvents([
      { claimId: late.claimId, from: 'none', to: 'ready', cause: 'import' },
    ]);
    await records.ledger.append([chargeJournal(late)]);
    await placeWaiting(records, { controlNumbers: [patientControlNumber] });
  });
}

const GIVEN_UP = { kind: 'write-off.denial', amount: '20' } as const;
