import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import { placeWaiting } from '../../src/app/claim-payments/place-waiting.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import type { UnitOfWork } from '../../src/app/ports.js';
import { addAdjustmentRule, endAdjustmentRule } from '../../src/app/settings/add-adjustment-rule.js';
import type { openDesk } from '../support/approval-desk.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { renderRemittance } from '../support/render-remittance.js';
import { chargeJournal } from '../support/sample-records.js';
import { CONTRACT, differencesOf, openSettingsDesk, payersOf } from '../support/settings-desk.js';

let second: TestStore;
beforeAll(async () => {
  second = await openTestStore();
}, 180_000);
afterAll(() => second?.close());

type Desk = Awaited<ReturnType<typeof openDesk>>;

describeOnServer('a ledger that is made again after its settings were changed', (opened) => {
  test('has what a habit made while it was one, and not where it was none', async () => {
    const { desk, tick, settle, receive } = await openSettingsDesk(opened());
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
    expect(await differencesOf(opened(), second, desk.manager)).toEqual([]);
    expect(await desk.balances()).toBe(balances);
  }, 180_000);

  test('has what a contract found underpaid while it stood, and nothing of before and after', async () => {
    const { desk, settle, receive } = await openSettingsDesk(opened());
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
    expect(await differencesOf(opened(), second, desk.manager)).toEqual([]);
  }, 180_000);

  test('has what a row of the decision table says of the payments after it', async () => {
    const { desk, tick, settle, receive } = await openSettingsDesk(opened());
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
    expect(await differencesOf(opened(), second, desk.manager)).toEqual([]);
  }, 180_000);

  test('has each set of a file under the settings that it met, also of one that was cut short', async () => {
    const { desk, tick, settle } = await openSettingsDesk(opened());
    const habit = { payers: payersOf({ replacesWithoutReversal: true }) };
    await settle({});
    await receiveApart(desk, twiceAnswered('A', 1), async () => {
      tick();
      await settle(habit);
    });
    await settle({});
    const file = twiceAnswered('B', 4);
    const cut = receiveApart(desk, file, () => Promise.reject(new Error('the connection is lost')));
    await expect(cut).rejects.toThrow('the connection is lost');
    await settle(habit);
    await receiveApart(desk, file, async () => tick());
    await settle({});
    const items = await desk.openItems();
    const replaced = items.filter(({ kind }) => kind === 'adjudicated-twice');
    expect(replaced.map(({ patientControlNumber }) => patientControlNumber).sort()).toEqual(['J1N1', 'J1N4']);
    expect(items.map(({ kind }) => kind)).toContain('quarantined-set');
    expect(await differencesOf(opened(), second, desk.manager)).toEqual([]);
  }, 180_000);

  test('has in quarantine what was there when its file was cut short, though the settings know its payee by now', async () => {
    const { desk, settle } = await openSettingsDesk(opened());
    await settle({ billingProvider: { npi: '1888888885' } as PracticeSettings['billingProvider'] });
    const file = twiceAnswered('C', 1);
    const cut = receiveApart(desk, file, () => Promise.reject(new Error('the connection is lost')));
    await expect(cut).rejects.toThrow('the connection is lost');
    await settle({});
    const { remittances } = await receiveApart(desk, file, async () => {});
    expect(remittances.map(({ result }) => result)).toEqual([
      ...['quarantined', 'quarantined', 'posted', 'posted'],
    ]);
    const kinds = (await desk.openItems()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'quarantined-set')).toHaveLength(2);
    expect(await differencesOf(opened(), second, desk.manager)).toEqual([]);
  }, 180_000);

  test('has under later settings what a claim made of payments that had waited for it', async () => {
    const { desk, tick, settle, receive } = await openSettingsDesk(opened());
    await settle({});
    await receive('J2N1 120 P1', 'J2N2 120 P2', 'J1N1 120 P3');
    await settle({ contracts: [CONTRACT] });
    tick();
    await layLateClaim(desk, 'J2N1');
    await settle({});
    const items = await desk.openItems();
    expect(items.map(({ kind }) => kind).sort()).toEqual(['underpayment', 'unmatched-claim']);
    expect(await differencesOf(opened(), second, desk.manager)).toEqual([]);
  }, 180_000);
});

/** Sets that pay two claims, are out of balance, pay the first claim again, and the second. */
function twiceAnswered(name: string, claim: number): Uint8Array {
  const [one, two] = [`J1N${claim}`, `J1N${claim + 1}`];
  const sets = [
    { claims: [`${one} 120 P${claim}`, `${two} 120 Q${claim}`] },
    { claims: [`${two} 100 Q${claim}`], stated: '7' },
    { claims: [`${one} 100 P${claim}`] },
    { claims: [`J1N${claim + 2} 90 R${claim}`] },
  ];
  const rendered = sets.map((set, index) =>
    renderRemittance({
      ...set,
      trace: `${name}${index}`,
      date: `2026030${index + 1}`,
      control: `00000000${index}`,
    }),
  );
  return Buffer.concat(rendered);
}

/** Something happens when the third of the sets is about to be posted. */
async function receiveApart(desk: Desk, bytes: Uint8Array, happen: () => Promise<void>) {
  const { unitOfWork } = desk.context;
  let sets = 0;
  const between: UnitOfWork = {
    run: async (actor, act, work) => {
      sets += act.action === 'remittance.post' ? 1 : 0;
      if (act.action === 'remittance.post' && sets === 3) await happen();
      return unitOfWork.run(actor, act, work);
    },
    preview: (actor, act, work) => unitOfWork.preview(actor, act, work),
  };
  const context = { ...desk.context, unitOfWork: between };
  return doneOf(await receiveFile(context, desk.manager, { name: 'era', bytes }));
}

/** As an import does: with its event, by which it has its place in time. */
async function layLateClaim(desk: Desk, patientControlNumber: string) {
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
