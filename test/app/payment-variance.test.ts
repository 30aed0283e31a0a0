import { formatCents } from '../../schemas/money.js';
import { partsOf } from '../../src/app/approvals/part-request.js';
import { varianceOf } from '../../src/app/approvals/variance-request.js';
import { readPaymentParts } from '../../src/app/reading/read-payment-parts.js';
import { readSetPlace } from '../../src/app/remittances/find-judged-set.js';
import { openDesk, refusalOf } from '../support/approval-desk.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';

const PAYMENT = { trace: 'T1', date: '20260301', stated: '300' };
const A = { ...PAYMENT, claims: ['J1N1 100 P1', 'J1N2 50 P2'] };
const B = { ...PAYMENT, claims: ['J1N3 90 P3'], plb: ['WO:P9 -20'] };
const C = { ...PAYMENT, claims: ['J1N4 40 P4'] };

type Desk = Awaited<ReturnType<typeof openDesk>>;

async function approve(desk: Desk, asked: Parameters<Desk['ask']>[1]) {
  const open = doneOf(await desk.ask(desk.ann, asked));
  return open.state === 'executed' ? open : doneOf(await desk.decide(desk.bob, open));
}

/** Received, released, and the key under which it had waited. */
async function release(desk: Desk, set: typeof A): Promise<string> {
  const before = new Set((await desk.openItems()).map(({ naturalKey }) => naturalKey));
  expect(await desk.receive(set)).toBe('quarantined');
  const key = (await desk.openItems()).find(({ naturalKey }) => !before.has(naturalKey))!.naturalKey;
  await approve(desk, partsOf([key]));
  return key;
}

const findItem = async (desk: Desk) =>
  (await desk.openItems()).find(({ kind }) => kind === 'unexplained-payment');

const askVariance = async (desk: Desk, key: string, person = desk.ann) => desk.ask(person, varianceOf(key));

async function accept(desk: Desk) {
  const { naturalKey } = (await findItem(desk))!;
  return approve(desk, varianceOf(naturalKey));
}

/** What waits, and what is a variance. */
async function tell(desk: Desk): Promise<string> {
  const item = await findItem(desk);
  const variance = /suspense\.variance (-?[\d.]+)/.exec(await desk.balances())?.[1] ?? '0.00';
  return `${item ? formatCents(item.amount) : '0.00'} waits, ${variance} in suspense.variance`;
}

describeOnServer('what no part of a payment explains', (opened) => {
  test('is accepted as a variance by two persons, once', async () => {
    const desk = await openDesk(opened());
    await release(desk, A);
    const { naturalKey: key } = (await findItem(desk))!;
    expect(refusalOf(await askVariance(desk, key, desk.accountManager))).toBe('forbidden');
    const open = doneOf(await askVariance(desk, key));
    expect(open).toMatchObject({
      kind: 'variance.payment',
      amount: 15_000,
      approvalsNeeded: 1,
      state: 'open',
    });
    expect(await tell(desk)).toBe('150.00 waits, 0.00 in suspense.variance');
    expect(refusalOf(await askVariance(desk, key))).toBe('conflict approval.waiting');
    expect(refusalOf(await desk.decide(desk.ann, open))).toBe('forbidden approval.own');
    const done = doneOf(await desk.decide(desk.bob, open));
    expect(done.journalKeys).toEqual([`approval:${done.approvalId}`]);
    expect(await tell(desk)).toBe('0.00 waits, -150.00 in suspense.variance');
    expect(await desk.balances()).toBe(
      'adjustment.contractual 150.00, payer.1 1200.00, suspense.variance -150.00',
    );
    expect(await desk.cash()).toBe('300.00');
    expect(refusalOf(await askVariance(desk, key))).toBe('unknown');
  });

  test('is a variance no more as far as a later part explains it, and again when that is undone', async () => {
    const desk = await openDesk(opened());
    const key = await release(desk, A);
    await accept(desk);
    await release(desk, B);
    expect(await tell(desk)).toBe('0.00 waits, -40.00 in suspense.variance');
    const told = await readPaymentParts(desk.context, desk.manager, readSetPlace(key.slice(16)));
    expect(doneOf(told)).toMatchObject({ explained: 26_000, unexplained: 0, accepted: 4_000 });
    await release(desk, C);
    expect(await tell(desk)).toBe('0.00 waits, 0.00 in suspense.variance');
    const plain = await openDesk(opened());
    for (const set of [A, B, C]) await release(plain, set);
    expect(await desk.balances()).toBe(await plain.balances());
    const { items } = await desk.read((records) => records.lists.remittances({}, { limit: 10 }));
    const change = (kind: 'undo-remittance' | 'redo-remittance', at: number) =>
      approve(desk, { kind, objectId: items[at]!.remittanceId });
    for (const [at, part] of items.entries()) {
      await change('undo-remittance', at);
      expect(await tell(desk)).toBe(`0.00 waits, -${formatCents(part.paymentAmount)} in suspense.variance`);
      await change('redo-remittance', at);
    }
    for (const at of items.keys()) await change('undo-remittance', at);
    expect(await tell(desk)).toBe('0.00 waits, 0.00 in suspense.variance');
    expect(await desk.balances()).toBe('payer.1 1500.00');
    for (const at of [2, 0, 1]) await change('redo-remittance', at);
    expect(await desk.balances()).toBe(await plain.balances());
  });

  test('ends the same whichever part comes first and whenever it is accepted, and more is accepted by another act', async () => {
    const ends: string[] = [];
    for (const [first, second] of [
      [A, B],
      [B, A],
    ] as const) {
      for (const isEarly of [true, false]) {
        const desk = await openDesk(opened());
        await release(desk, first);
        if (isEarly) await accept(desk);
        await release(desk, second);
        if (!isEarly) await accept(desk);
        ends.push(`${await tell(desk)}; ${await desk.balances()}`);
      }
    }
    expect(new Set(ends).size).toBe(1);
    expect(ends[0]).toMatch(/^0\.00 waits, -40\.00 in suspense\.variance/);
    const desk = await openDesk(opened());
    await release(desk, A);
    await release(desk, C);
    await accept(desk);
    const { items } = await desk.read((records) => records.lists.remittances({}, { limit: 10 }));
    const objectId = items.find(({ paymentAmount }) => paymentAmount === 4_000)!.remittanceId;
    await approve(desk, { kind: 'undo-remittance', objectId });
    expect(await tell(desk)).toBe('40.00 waits, -110.00 in suspense.variance');
    await accept(desk);
    expect(await tell(desk)).toBe('0.00 waits, -150.00 in suspense.variance');
    await approve(desk, { kind: 'redo-remittance', objectId });
    expect(await tell(desk)).toBe('0.00 waits, -110.00 in suspense.variance');
  });

  test('is not accepted where it is another amount by the time of the approval', async () => {
    const desk = await openDesk(opened());
    await release(desk, A);
    const open = doneOf(await askVariance(desk, (await findItem(desk))!.naturalKey));
    await release(desk, C);
    expect(refusalOf(await desk.decide(desk.bob, open))).toBe('conflict approval.amount-changed');
    expect(await tell(desk)).toBe('110.00 waits, 0.00 in suspense.variance');
  });
});
