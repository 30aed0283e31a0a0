import type { CalendarDate } from '../../schemas/calendar-date.js';
import { cents, formatCents } from '../../schemas/money.js';
import { partsOf } from '../../src/app/approvals/part-request.js';
import { varianceOf } from '../../src/app/approvals/variance-request.js';
import { recordDeposits } from '../../src/app/deposits/record-deposits.js';
import { recordPaperRemittance } from '../../src/app/files/record-paper-remittance.js';
import { readPaymentParts } from '../../src/app/reading/read-payment-parts.js';
import { readSetPlace } from '../../src/app/remittances/find-judged-set.js';
import { openDesk, refusalOf } from '../support/approval-desk.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';

const PAYMENT = { trace: 'T1', date: '20260301', stated: '300' };
const A = { ...PAYMENT, claims: ['J1N1 100 P1', 'J1N2 50 P2'] };
const B = { ...PAYMENT, claims: ['J1N3 90 P3'], plb: ['WO:P9 -20'] };
const C = { ...PAYMENT, claims: ['J1N4 40 P4'] };
const PARTS = [A, B, C];

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Receives sets of the payment and gives the keys under which they wait. */
async function quarantine(desk: Desk, ...sets: (typeof A)[]): Promise<string[]> {
  const keys: string[] = [];
  for (const set of sets) {
    const before = new Set((await desk.openItems()).map(({ naturalKey }) => naturalKey));
    expect(await desk.receive(set)).toBe('quarantined');
    keys.push((await desk.openItems()).find(({ naturalKey }) => !before.has(naturalKey))!.naturalKey);
  }
  return keys;
}

async function approve(desk: Desk, asked: Parameters<Desk['ask']>[1]) {
  const open = doneOf(await desk.ask(desk.ann, asked));
  return open.state === 'executed' ? open : doneOf(await desk.decide(desk.bob, open));
}

const release = (desk: Desk, keys: readonly string[]) => approve(desk, partsOf(keys));

async function items(desk: Desk): Promise<string[]> {
  return (await desk.openItems()).map(({ kind, amount }) => `${kind} ${formatCents(amount)}`).sort();
}

async function bank(desk: Desk, amount = '300.00') {
  const text = `date,amount,reference,addenda\n2026-03-02,${amount},B1,TRN*1*T1*1512345678~\n`;
  const file = { name: 'bank.csv', bytes: Buffer.from(text) };
  return doneOf(await recordDeposits(desk.context, desk.manager, file)).states;
}

async function partIds(desk: Desk): Promise<string[]> {
  const { items: listed } = await desk.read((records) => records.lists.remittances({}, { limit: 50 }));
  return listed.map(({ remittanceId }) => remittanceId);
}

const ALL = 'adjustment.contractual 320.00, payer.1 900.00, payer.offset -20.00';

describeOnServer('parts of a payment', (opened) => {
  test('released together by two persons, they are the payment, and nothing waits', async () => {
    const desk = await openDesk(opened());
    const keys = await quarantine(desk, ...PARTS);
    expect(await desk.balances()).toBe('payer.1 1500.00');
    expect(refusalOf(await desk.ask(desk.accountManager, partsOf(keys)))).toBe('forbidden');
    const open = doneOf(await desk.ask(desk.ann, partsOf(keys)));
    expect(open).toMatchObject({
      kind: 'part-of-payment',
      amount: 30_000,
      approvalsNeeded: 1,
      state: 'open',
    });
    expect(await desk.balances()).toBe('payer.1 1500.00');
    expect(refusalOf(await desk.decide(desk.ann, open))).toBe('forbidden approval.own');
    expect(doneOf(await desk.decide(desk.bob, open)).state).toBe('executed');
    expect([await desk.balances(), await desk.cash()]).toEqual([ALL, '300.00']);
    expect(await items(desk)).toEqual([]);
    for (const set of PARTS) expect(await desk.receive({ ...set, control: '000000009' })).toBe('duplicate');
    expect(await desk.balances()).toBe(ALL);
    expect(await bank(desk)).toMatchObject({ matched: 1 });
    expect(await desk.cash()).toBe('0.00');
  });

  test('what no part explains waits, and a late part explains it, whichever came first', async () => {
    for (const order of [PARTS, [B, C, A], [C, A, B]]) {
      const desk = await openDesk(opened());
      const [one] = await quarantine(desk, order[0]!);
      expect(await bank(desk)).toMatchObject({ 'money-without-remittance': 1 });
      await release(desk, [one!]);
      expect(await desk.balances()).toContain('cash.bank 300.00');
      const first = order[0] === A ? 150 : order[0] === B ? 110 : 40;
      expect(await items(desk)).toEqual([`unexplained-payment ${300 - first}.00`]);
      expect(await desk.cash()).toBe('0.00');
      const [two] = await quarantine(desk, order[1]!);
      await release(desk, [two!]);
      const [three] = await quarantine(desk, order[2]!);
      await release(desk, [three!]);
      expect(await items(desk)).toEqual([]);
      expect([await desk.balances(), await desk.cash()]).toEqual([
        'adjustment.contractual 320.00, cash.bank 300.00, payer.1 900.00, payer.offset -20.00',
        '0.00',
      ]);
    }
  });

  test('the payment is expected at the bank once, and undoing and redoing parts keeps every cent in its place', async () => {
    const desk = await openDesk(opened());
    await release(desk, await quarantine(desk, ...PARTS));
    const missing = await desk.read((records) => records.deposits.findMissing(10));
    expect(missing.map(({ amount }) => amount)).toEqual([30_000]);
    await bank(desk);
    const before = await desk.balances();
    const ids = await partIds(desk);
    for (const objectId of ids) {
      await approve(desk, { kind: 'undo-remittance', objectId });
      const open = await items(desk);
      expect(open).toHaveLength(1);
      expect(open[0]).toMatch(/^unexplained-payment (150|110|40)\.00$/);
      expect(await desk.cash()).toBe('0.00');
      await approve(desk, { kind: 'redo-remittance', objectId });
      expect([await items(desk), await desk.balances()]).toEqual([[], before]);
    }
    for (const objectId of ids) await approve(desk, { kind: 'undo-remittance', objectId });
    expect(await items(desk)).toEqual(['money-without-remittance 300.00']);
    expect(await desk.balances()).toBe('cash.bank 300.00, liability.unapplied -300.00, payer.1 1500.00');
    for (const objectId of [...ids].reverse()) await approve(desk, { kind: 'redo-remittance', objectId });
    expect([await items(desk), await desk.balances()]).toEqual([[], before]);
  });

  test('what would pay a claim twice or more than was paid is refused', async () => {
    const desk = await openDesk(opened());
    const again = { ...PAYMENT, claims: ['J1N2 50 P2', 'J1N4 40 P4'] };
    const large = { ...PAYMENT, claims: ['J1N5 150 P5', 'J1N6 100 P6'] };
    const other = { ...PAYMENT, stated: '301', claims: ['J1N7 10 P7'] };
    const [a, b, c, d] = await quarantine(desk, A, again, large, other);
    const ask = async (keys: readonly string[]) => refusalOf(await desk.ask(desk.ann, partsOf(keys)));
    expect(await ask([a!, b!])).toBe('conflict approval.part-repeats');
    expect(await ask([a!, c!])).toBe('conflict approval.parts-exceed-payment');
    expect(await ask([a!, d!])).toBe('conflict approval.other-payment');
    await release(desk, [a!]);
    expect(await ask([b!])).toBe('conflict approval.part-repeats');
    expect(await ask([c!])).toBe('conflict approval.parts-exceed-payment');
    expect(await ask([a!])).toBe('unknown approval.set-not-waiting');
    // Under a variance the payment would be announced a second time.
    expect(refusalOf(await desk.ask(desk.ann, varianceOf(b!)))).toBe(
      'conflict remittance.possible-duplicate',
    );
    const [debit] = await quarantine(desk, { ...A, claims: ['J1N8 1 P8'], stated: '-300' });
    expect(await ask([debit!])).toBe('conflict approval.not-a-part');
    expect(await desk.balances()).toBe(
      'adjustment.contractual 150.00, liability.unapplied -150.00, payer.1 1200.00',
    );
  });

  test('approved too late it is refused; the whole payment behind its parts is a possible duplicate', async () => {
    const desk = await openDesk(opened());
    const [a, b] = await quarantine(desk, A, B);
    const both = doneOf(await desk.ask(desk.ann, partsOf([a!, b!])));
    await release(desk, [b!]);
    expect(refusalOf(await desk.decide(desk.bob, both))).toBe('conflict approval.set-not-waiting');
    const whole = { ...PAYMENT, claims: [A, B, C].flatMap(({ claims }) => claims), plb: B.plb };
    expect(await desk.receive(whole)).toBe('possible-duplicate');
    const remittances = await desk.read((records) => records.remittances.list());
    const [undone, duplicate] = ['posted', 'possible-duplicate'].map((state) =>
      remittances.find((each) => each.state === state),
    );
    expect(undone!.advice).toMatchObject({ paymentAmount: 11_000, wholePaymentAmount: 30_000 });
    await approve(desk, { kind: 'undo-remittance', objectId: undone!.remittanceId });
    const posting = { kind: 'duplicate.posted', objectId: duplicate!.remittanceId } as const;
    doneOf(await desk.decide(desk.bob, doneOf(await desk.ask(desk.accountManager, posting))));
    expect(await desk.balances()).toBe(ALL);
    const redo = { kind: 'redo-remittance', objectId: undone!.remittanceId } as const;
    expect(refusalOf(await desk.ask(desk.ann, redo))).toBe('conflict approval.payment-posted');
    expect(refusalOf(await desk.ask(desk.ann, partsOf([a!])))).toBe('conflict approval.payment-posted');
  });

  test('claims that were left out wait for their paper, which is released as a part', async () => {
    const desk = await openDesk(opened());
    const [key] = await quarantine(desk, A);
    await release(desk, [key!]);
    const [partOf] = await partIds(desk);
    const paper = {
      ...{ patientControlNumber: 'J1N4', payerSequence: 1, payerIdentifier: '1512345678', traceNumber: 'T1' },
      ...{
        paymentDate: '2026-03-01' as CalendarDate,
        paymentAmount: cents(15_000),
        adjustments: [],
        partOf: partOf!,
      },
    };
    const wrong = { ...paper, traceNumber: 'T2' };
    expect(refusalOf(await recordPaperRemittance(desk.context, desk.manager, wrong))).toBe(
      'invalid decision.paper-of-other-payment',
    );
    const received = doneOf(await recordPaperRemittance(desk.context, desk.manager, paper));
    expect(received.remittances.map(({ result }) => result)).toEqual(['quarantined']);
    const place = readSetPlace(key!.slice('quarantined-set:'.length));
    const told = doneOf(await readPaymentParts(desk.context, desk.biller, place));
    expect(told).toMatchObject({ wholeAmount: 30_000, explained: 15_000, unexplained: 15_000, remainder: 0 });
    const waiting = told.parts.find(({ state }) => state === 'quarantined')!;
    expect(waiting).toMatchObject({ amount: 15_000, claimPaymentCount: 1 });
    await release(desk, [waiting.workItemKey!]);
    expect(await items(desk)).toEqual([]);
    expect(await desk.balances()).toBe('adjustment.contractual 150.00, payer.1 1050.00');
    expect(await desk.cash()).toBe('300.00');
  });
});
