import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { formatCents } from '../../schemas/money.js';
import type { Actor } from '../../src/app/actor.js';
import type { AppContext } from '../../src/app/context.js';
import { listWaitingDeposits } from '../../src/app/deposits/list-waiting-deposits.js';
import { recordDeposits } from '../../src/app/deposits/record-deposits.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import type { TestStore } from '../support/open-test-store.js';
import { layJobs } from '../support/remittance-jobs.js';
import { renderRemittance } from '../support/render-remittance.js';
import { newActor, succeed } from '../support/sample-records.js';

const HEAD = 'date,amount,reference,addenda,fee';

async function openPractice(opened: TestStore) {
  const actor = newActor();
  await layJobs(opened, actor, 1);
  const context: AppContext = {
    unitOfWork: opened.store.unitOfWork,
    clock: opened.clock,
    ids: { next: () => v7() },
  };
  const era = async (trace: string, claim: string, more: { method?: string; plb?: string[] } = {}) => {
    const bytes = renderRemittance({ trace, date: '20260301', claims: [claim], ...more });
    doneOf(await receiveFile(context, actor, { name: 'era', bytes }));
  };
  const bank = async (...rows: string[]) => {
    const bytes = Buffer.from([HEAD, ...rows].join('\n'));
    return doneOf(await recordDeposits(context, actor, { name: 'march.csv', bytes }));
  };
  return { actor, context, era, bank };
}

async function balances(opened: TestStore, actor: Actor): Promise<Record<string, string>> {
  const rows = await succeed(opened, actor, (records) =>
    records.ledger.trialBalance({ asOf: '9999-12-31' as CalendarDate }),
  );
  const money = rows.filter(({ account }) => /^(cash|liability|expense)/.test(account));
  return Object.fromEntries(money.map(({ account, balance }) => [account, formatCents(balance)]));
}

async function waiting(context: AppContext, actor: Actor): Promise<string[]> {
  const told = doneOf(await listWaitingDeposits(context, actor));
  return told.waiting.map(
    ({ kind, amount, traceNumber = '-' }) => `${kind} ${traceNumber} ${formatCents(amount)}`,
  );
}

const ROW_1 = '2026-03-02,120.00,B1,TRN*1*T1*1512345678~,';
const ROW_2 = '2026-03-03,77.60,B2,TRN*1*T2*1512345678~,2.40';

describeOnServer('bank deposits', (opened) => {
  test('clear their remittances, whichever came first, with the fee of a card as an expense', async () => {
    const cleared = { 'cash.bank': '197.60', 'expense.payer-charges': '2.40' };
    const after = await openPractice(opened());
    await after.era('T1', 'J1N1 120 P1');
    await after.era('T2', 'J1N2 80 P2');
    expect(await waiting(after.context, after.actor)).toEqual([
      'remittance-without-money T1 120.00',
      'remittance-without-money T2 80.00',
    ]);
    const told = await after.bank(ROW_1, ROW_2);
    expect(told).toMatchObject({ deposits: 2, known: 0, amount: 19_760, states: { matched: 2 } });
    expect(await balances(opened(), after.actor)).toEqual(cleared);
    expect(await waiting(after.context, after.actor)).toEqual([]);

    const before = await openPractice(opened());
    await before.bank(ROW_1, ROW_2);
    expect(await balances(opened(), before.actor)).toEqual({ ...cleared, 'liability.unapplied': '-200.00' });
    await before.era('T2', 'J1N2 80 P2');
    expect(await waiting(before.context, before.actor)).toEqual(['money-without-remittance T1 120.00']);
    await before.era('T1', 'J1N1 120 P1');
    expect(await balances(opened(), before.actor)).toEqual(cleared);
    expect(await waiting(before.context, before.actor)).toEqual([]);
  });

  test('are taken once, in whatever file they come', async () => {
    const { actor, bank } = await openPractice(opened());
    await bank(ROW_1, ROW_2);
    const once = await balances(opened(), actor);
    expect(await bank(ROW_1, ROW_2)).toMatchObject({ known: 2, amount: 0 });
    expect(await bank('2026-03-04,5.00,B3,,', ROW_2)).toMatchObject({ known: 1, amount: 500 });
    expect(await balances(opened(), actor)).toEqual({
      ...once,
      ...{ 'cash.bank': '202.60', 'liability.unapplied': '-205.00' },
    });
  });

  test('of another amount wait, and so does their remittance', async () => {
    const { actor, context, era, bank } = await openPractice(opened());
    await era('T1', 'J1N1 120 P1');
    expect(await bank('2026-03-02,100.00,B1,TRN*1*T1*1512345678~,')).toMatchObject({
      states: { 'deposit-amount-mismatch': 1 },
      queues: { amountMismatch: { count: 1, amount: 10_000 }, remittanceWithoutMoney: { count: 1 } },
    });
    expect(await waiting(context, actor)).toEqual([
      'deposit-amount-mismatch T1 100.00',
      'remittance-without-money T1 120.00',
    ]);
    await bank(ROW_1.replace('B1', 'B7'));
    expect(await waiting(context, actor)).toEqual(['money-without-remittance T1 100.00']);
  });

  test('pay several sets of one trace together', async () => {
    const { actor, context, era, bank } = await openPractice(opened());
    await bank('2026-03-02,200.00,B1,TRN*1*T1*1512345678~,');
    await era('T1', 'J1N1 120 P1');
    expect(await waiting(context, actor)).toEqual([
      'deposit-amount-mismatch T1 200.00',
      'remittance-without-money T1 120.00',
    ]);
    await era('T1', 'J1N2 80 P2');
    expect(await waiting(context, actor)).toEqual([]);
    expect(await balances(opened(), actor)).toEqual({ 'cash.bank': '200.00' });
  });

  test('in pieces pay their remittance once all have come, in any order', async () => {
    const rows = ['70.00,B1', '60.00,B2', '-60.00,B3', '47.60,B4'].map(
      (row, day) => `2026-03-0${day + 2},${row},TRN*1*T1*1512345678~,${row.endsWith('B4') ? '2.40' : ''}`,
    );
    for (const order of [rows, [...rows].reverse()]) {
      const { actor, context, era, bank } = await openPractice(opened());
      for (const row of order.slice(0, 2)) await bank(row);
      await era('T1', 'J1N1 120 P1');
      await bank(order[2]!);
      expect(await waiting(context, actor)).toContain('remittance-without-money T1 120.00');
      await bank(order[3]!);
      expect(await waiting(context, actor)).toEqual([]);
      expect(await balances(opened(), actor)).toEqual({
        'cash.bank': '117.60',
        'expense.payer-charges': '2.40',
      });
    }
  });

  test('that the bank gives back leave their remittance waiting, and one that comes again pays it', async () => {
    const paid = '2026-03-02,120.00,B1,TRN*1*T1*1512345678~,';
    const back = '2026-03-02,-120.00,B8,TRN*1*T1*1512345678~,';
    const again = '2026-03-06,120.00,B9,TRN*1*T1*1512345678~,';
    const { actor, context, era, bank } = await openPractice(opened());
    await era('T1', 'J1N1 120 P1');
    await bank(paid);
    expect(await bank(back)).toMatchObject({
      queues: { remittanceWithoutMoney: { count: 1, amount: 12_000 } },
    });
    expect(await waiting(context, actor)).toEqual(['remittance-without-money T1 120.00']);
    expect(await balances(opened(), actor)).toEqual({ 'cash.remittance': '120.00' });
    await bank(again);
    expect(await waiting(context, actor)).toEqual([]);
    const cleared = await balances(opened(), actor);
    expect(cleared).toEqual({ 'cash.bank': '120.00' });
    const other = await openPractice(opened());
    await other.bank(again, back, paid);
    expect((await waiting(other.context, other.actor)).sort()).toEqual([
      'money-without-remittance T1 -120.00',
      'money-without-remittance T1 120.00',
      'money-without-remittance T1 120.00',
    ]);
    await other.era('T1', 'J1N1 120 P1');
    expect(await waiting(other.context, other.actor)).toEqual([]);
    expect(await balances(opened(), other.actor)).toEqual(cleared);
  });

  test('of several sets that the bank gives back leave all of them waiting', async () => {
    const { actor, context, era, bank } = await openPractice(opened());
    await era('T1', 'J1N1 120 P1');
    await era('T1', 'J1N2 80 P2');
    await bank('2026-03-02,200.00,B1,TRN*1*T1*1512345678~,', '2026-03-04,-200.00,B2,TRN*1*T1*1512345678~,');
    expect(await waiting(context, actor)).toEqual([
      'remittance-without-money T1 120.00',
      'remittance-without-money T1 80.00',
    ]);
    expect(await balances(opened(), actor)).toEqual({ 'cash.remittance': '200.00' });
  });

  test('are not waited for where nothing is paid, or not by money', async () => {
    const { actor, context, era } = await openPractice(opened());
    await era('0000', 'J1N1 30 P1', { plb: ['FB 30'] });
    await era('T2', 'J1N2 80 P2', { method: 'NON' });
    expect(await waiting(context, actor)).toEqual([]);
  });

  test('are refused without a date and an amount, and to a biller', async () => {
    const { actor, context } = await openPractice(opened());
    const file = { name: 'x.csv', bytes: Buffer.from('when,amount\n') };
    expect(await recordDeposits(context, actor, file)).toMatchObject({ refused: { code: 'invalid' } });
    const biller: Actor = { ...actor, role: 'biller' };
    const good = { name: 'x.csv', bytes: Buffer.from(`${HEAD}\n${ROW_1}`) };
    expect(await recordDeposits(context, biller, good)).toMatchObject({ refused: { code: 'forbidden' } });
  });

  test('and remittances of one trace that come at once find each other', async () => {
    const { actor, context, era, bank } = await openPractice(opened());
    await Promise.all([era('T1', 'J1N1 120 P1'), bank(ROW_1), bank(ROW_2), era('T2', 'J1N2 80 P2')]);
    expect(await waiting(context, actor)).toEqual([]);
    expect(await balances(opened(), actor)).toEqual({
      'cash.bank': '197.60',
      'expense.payer-charges': '2.40',
    });
  });
});
