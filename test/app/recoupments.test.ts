import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { cents, formatCents } from '../../schemas/money.js';
import type { Actor } from '../../src/app/actor.js';
import type { AppContext } from '../../src/app/context.js';
import { listWaitingDeposits } from '../../src/app/deposits/list-waiting-deposits.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { disputeRecoupment } from '../../src/app/recoupments/dispute-recoupment.js';
import { listRecoupments, summarizeRecoupments } from '../../src/app/recoupments/list-recoupments.js';
import { matchRecoupment } from '../../src/app/recoupments/match-recoupment.js';
import { recordOverpaymentLetter } from '../../src/app/recoupments/record-overpayment-letter.js';
import { recordPayerCheque } from '../../src/app/recoupments/record-payer-cheque.js';
import { withdrawLetter } from '../../src/app/recoupments/withdraw-letter.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { layJobs } from '../support/remittance-jobs.js';
import { type RenderedRemittance, renderRemittance } from '../support/render-remittance.js';
import { newActor, succeed } from '../support/sample-records.js';

const PAYER = '1512345678';
const PAYEE = '1999999984';
const LETTER_DATE = '2026-03-10' as CalendarDate;

/** A practice with ten claims of 150.00, J1N1 to J1N10. */
async function openPractice(opened: TestStore) {
  const actor = newActor();
  await layJobs(opened, actor, 1);
  const context: AppContext = {
    unitOfWork: opened.store.unitOfWork,
    clock: opened.clock,
    ids: { next: () => v7() },
  };
  const receive = async (remittance: RenderedRemittance) => {
    const bytes = renderRemittance(remittance);
    const received = doneOf(await receiveFile(context, actor, { name: 'era', bytes }));
    expect(received.remittances.map(({ result }) => result)).toEqual(['posted']);
  };
  return { actor, context, receive };
}

/** `WO:P1 opened -50.00 open 0.00 closed`, and the findings. */
async function tellRegister(context: AppContext, actor: Actor): Promise<string[]> {
  const { items } = doneOf(await listRecoupments(context, actor, {}, { limit: 200 }));
  return items.map(({ fact, openedAmount, openAmount, state, findings, patientControlNumber }) =>
    [
      [fact.reasonCode ?? fact.source, fact.reference].filter(Boolean).join(':'),
      `opened ${formatCents(openedAmount)} open ${formatCents(openAmount)} ${state}`,
      ...(patientControlNumber === undefined ? [] : [`of ${patientControlNumber}`]),
      ...findings.map(({ finding }) => `!${finding}`),
    ].join(' '),
  );
}

async function balances(opened: TestStore, actor: Actor): Promise<Record<string, string>> {
  const rows = await succeed(opened, actor, (records) =>
    records.ledger.trialBalance({ asOf: '9999-12-31' as CalendarDate }),
  );
  return Object.fromEntries(rows.map(({ account, balance }) => [account, formatCents(balance)]));
}

async function openItems(opened: TestStore, actor: Actor): Promise<string[]> {
  const page = await succeed(opened, actor, (records) =>
    records.lists.workItems({ state: 'open' }, { limit: 200 }),
  );
  return page.items.map(({ kind, amount }) => `${kind} ${formatCents(amount)}`).sort();
}

/** Worked journal 4.5, of claims of 150.00. */
const STORY: readonly RenderedRemittance[] = [
  { trace: 'T1', date: '20260301', claims: ['J1N1 120 P1'] },
  {
    trace: 'T2',
    date: '20260308',
    claims: ['J1N1 -120 P1', 'J1N1 70 P1A', 'J1N2 80 P2'],
    plb: ['WO:P1A -50'],
  },
  { trace: 'T3', date: '20260315', claims: ['J1N3 30 P3'], plb: ['WO:P1 50', 'FB -20'] },
  { trace: 'T4', date: '20260322', claims: ['J1N4 70 P4'], plb: ['FB 20', 'CS 12.50'] },
  { trace: 'T5', date: '20260329', claims: ['J1N5 90 P5'], plb: ['WO:P4 40', 'CS:GONE -40'] },
];

describeOnServer('the register of recoupments', (opened) => {
  test('follows payers through WO and FB, down to the claim, and ties to the ledger', async () => {
    const { actor, context, receive } = await openPractice(opened());
    const offsets: (string | undefined)[] = [];
    for (const remittance of STORY) {
      await receive(remittance);
      offsets.push((await balances(opened(), actor))['payer.offset']);
    }
    expect(offsets).toEqual([undefined, '-50.00', '-20.00', undefined, undefined]);
    expect(await tellRegister(context, actor)).toEqual([
      'WO:P1A opened -50.00 open 0.00 closed of J1N1',
      'FB opened -20.00 open 0.00 closed',
      'CS opened 0.00 open 0.00 unapplied',
      'WO:P4 opened 40.00 open 0.00 written-off of J1N4',
    ]);
    const summary = doneOf(await summarizeRecoupments(context, actor));
    expect(summary).toMatchObject({ openAmount: 0, ledgerAmount: 0, tiesToLedger: true });
    expect(summary.accounts).toEqual([
      {
        ...{ payerIdentifier: PAYER, payeeIdentifier: PAYEE, payerName: 'PAYER ONE' },
        ...{ openedAmount: -3_000, closedAmount: -3_000, openAmount: 0, openCount: 0 },
      },
    ]);
    expect(await openItems(opened(), actor)).toEqual(['provider-adjustment -12.50']);
  });

  test('is the same in whatever order the remittances come', async () => {
    const told: unknown[] = [];
    for (const order of [STORY, [...STORY].reverse(), [4, 2, 0, 3, 1].map((at) => STORY[at]!)]) {
      const { actor, context, receive } = await openPractice(opened());
      for (const remittance of order) await receive(remittance);
      const items = await openItems(opened(), actor);
      told.push([await tellRegister(context, actor), await balances(opened(), actor), items]);
    }
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  test('takes a letter, which explains the later WO under its number', async () => {
    const { actor, context, receive } = await openPractice(opened());
    await receive(STORY[0]!);
    const letter = {
      ...{ payerIdentifier: PAYER, payerName: 'PAYER ONE', payeeIdentifier: PAYEE, letterNumber: 'L77' },
      ...{ letterDate: LETTER_DATE, expectedDate: '2026-04-09' as CalendarDate, stance: 'accepted' as const },
      claims: [{ payerControlNumber: 'P1', amount: cents(5_000) }],
    };
    const { recoupmentKeys } = doneOf(await recordOverpaymentLetter(context, actor, letter));
    expect(await tellRegister(context, actor)).toEqual(['letter:P1 opened -50.00 open -50.00 open of J1N1']);
    const again = await recordOverpaymentLetter(context, actor, letter);
    expect(again).toMatchObject({ refused: { code: 'conflict' } });
    const [recoupmentKey = ''] = recoupmentKeys;
    const before = await balances(opened(), actor);
    doneOf(await disputeRecoupment(context, actor, { recoupmentKey, isDisputed: true }));
    const disputed = await balances(opened(), actor);
    expect([before['adjustment.contractual'], disputed['adjustment.contractual']]).toEqual([
      '80.00',
      '30.00',
    ]);
    doneOf(await disputeRecoupment(context, actor, { recoupmentKey, isDisputed: false }));
    expect(await balances(opened(), actor)).toEqual(before);
    await receive({ trace: 'T6', date: '20260410', claims: ['J1N2 80 P2'], plb: ['WO:L77 50'] });
    expect(await tellRegister(context, actor)).toEqual(['letter:P1 opened -50.00 open 0.00 closed of J1N1']);
    expect((await balances(opened(), actor))['payer.offset']).toBeUndefined();
  });

  test('finds a letter beside a reversal, which withdrawing the letter settles', async () => {
    const { actor, context, receive } = await openPractice(opened());
    await receive(STORY[0]!);
    const letter = {
      ...{ payerIdentifier: PAYER, payerName: 'PAYER ONE', payeeIdentifier: PAYEE, letterNumber: 'L77' },
      ...{ letterDate: LETTER_DATE, stance: 'disputed' as const },
      claims: [{ payerControlNumber: 'P1', amount: cents(5_000) }],
    };
    const { recoupmentKeys } = doneOf(await recordOverpaymentLetter(context, actor, letter));
    await receive({ trace: 'T2', date: '20260312', claims: ['J1N1 -120 P1', 'J1N1 70 P1A', 'J1N2 80 P2'] });
    expect(await tellRegister(context, actor)).toEqual([
      'letter:P1 opened -50.00 open -50.00 open of J1N1 !letter-and-reversal',
    ]);
    expect(await openItems(opened(), actor)).toEqual(['letter-and-reversal 50.00']);
    doneOf(await withdrawLetter(context, actor, recoupmentKeys[0]!));
    expect(await tellRegister(context, actor)).toEqual(['letter:P1 opened -50.00 open 0.00 closed of J1N1']);
    const accepted = { recoupmentKey: recoupmentKeys[0]!, isDisputed: false };
    expect(await disputeRecoupment(context, actor, accepted)).toMatchObject({
      refused: { code: 'conflict' },
    });
    expect(await openItems(opened(), actor)).toEqual([]);
    expect(await balances(opened(), actor)).toMatchObject({ 'adjustment.contractual': '150.00' });
    expect((await balances(opened(), actor))['receivable.payer.1']).toBe('1200.00');
  });

  test('knows a cheque of ours, and a takeback that comes all the same', async () => {
    const { actor, context, receive } = await openPractice(opened());
    for (const remittance of STORY.slice(0, 2)) await receive(remittance);
    const { items } = doneOf(await listRecoupments(context, actor, { state: 'unsettled' }, { limit: 10 }));
    const recoupmentKey = items[0]!.key;
    const cheque = { recoupmentKey, chequeNumber: '1001', date: LETTER_DATE, amount: cents(6_000) };
    expect(await recordPayerCheque(context, actor, cheque)).toMatchObject({ refused: { code: 'invalid' } });
    doneOf(await recordPayerCheque(context, actor, { ...cheque, amount: cents(5_000) }));
    await receive({ trace: 'T3', date: '20260315', claims: ['J1N3 90 P3'], plb: ['WO:P1 50'] });
    expect(await tellRegister(context, actor)).toEqual([
      'WO:P1A opened -50.00 open 0.00 closed of J1N1',
      'WO:P1 opened 50.00 open 50.00 open of J1N1 !double-recoupment',
    ]);
    await receive({ trace: 'T4', date: '20260322', claims: ['J1N4 70 P4'], plb: ['72:P1 -50'] });
    expect((await tellRegister(context, actor))[1]).toBe('WO:P1 opened 50.00 open 0.00 closed of J1N1');
    expect(await openItems(opened(), actor)).toEqual([]);
    expect((await balances(opened(), actor))['cash.bank']).toBe('-50.00');
  });

  test('knows a 72 by the number of our cheque, whatever else is open', async () => {
    const { actor, context, receive } = await openPractice(opened());
    await receive({ trace: 'T1', date: '20260301', claims: ['J1N1 10 P1'], plb: ['WO:P1 -50', 'WO:Z -50'] });
    const { items } = doneOf(await listRecoupments(context, actor, {}, { limit: 10 }));
    const recoupmentKey = items.find(({ fact }) => fact.reference === 'P1')!.key;
    const cheque = { recoupmentKey, chequeNumber: '1001', date: LETTER_DATE, amount: cents(5_000) };
    doneOf(await recordPayerCheque(context, actor, cheque));
    const plb = ['72:1001 -50', 'WO:P1 50'];
    await receive({ trace: 'T2', date: '20260315', claims: ['J1N3 90 P3'], plb });
    expect(await openItems(opened(), actor)).toEqual([]);
    expect((await balances(opened(), actor))['payer.offset']).toBe('-50.00');
  });

  test('lets a person say what a takeback closes, which counts before every rule', async () => {
    const { actor, context, receive } = await openPractice(opened());
    await receive({ trace: 'T1', date: '20260301', claims: ['J1N1 10 P1'], plb: ['WO:X -50', 'WO:Y -50'] });
    await receive({ trace: 'T2', date: '20260308', claims: ['J1N2 90 P2'], plb: ['WO:Z 50'] });
    expect(await openItems(opened(), actor)).toEqual(['unmatched-recoupment 50.00']);
    const { items } = doneOf(await listRecoupments(context, actor, {}, { limit: 10 }));
    const keyOf = (reference: string) => items.find(({ fact }) => fact.reference === reference)!.key;
    const choice = { recoupmentKey: keyOf('Z'), matchedTo: keyOf('Y') };
    doneOf(await matchRecoupment(context, actor, choice));
    expect(await tellRegister(context, actor)).toEqual([
      'WO:X opened -50.00 open -50.00 open',
      'WO:Y opened -50.00 open 0.00 closed',
    ]);
    expect(await openItems(opened(), actor)).toEqual([]);
    doneOf(await matchRecoupment(context, actor, { recoupmentKey: keyOf('Z') }));
    expect(await openItems(opened(), actor)).toEqual(['unmatched-recoupment 50.00']);
  });

  test('lets a person say what an adjustment writes off, and its money goes there', async () => {
    const { actor, context, receive } = await openPractice(opened());
    await receive({ trace: 'T1', date: '20260301', claims: ['J1N1 10 P1'], plb: ['WO:X -50', 'WO:Y -50'] });
    await receive({ trace: 'T2', date: '20260308', claims: ['J1N2 90 P2'], plb: ['CS 50'] });
    const asked = async () => [await openItems(opened(), actor), await balances(opened(), actor)];
    const before = await asked();
    expect(before[0]).toEqual(['provider-adjustment -50.00']);
    const { items } = doneOf(await listRecoupments(context, actor, {}, { limit: 10 }));
    const keyOf = (name: string) =>
      items.find(({ fact }) => [fact.reference, fact.reasonCode].includes(name))!.key;
    doneOf(await matchRecoupment(context, actor, { recoupmentKey: keyOf('CS'), matchedTo: keyOf('Y') }));
    expect(await tellRegister(context, actor)).toEqual([
      'WO:X opened -50.00 open -50.00 open',
      'WO:Y opened -50.00 open 0.00 written-off',
    ]);
    expect(await openItems(opened(), actor)).toEqual([]);
    const { 'liability.unapplied': waiting, 'payer.offset': offset } = await balances(opened(), actor);
    expect([waiting, offset]).toEqual([undefined, '-50.00']);
    doneOf(await matchRecoupment(context, actor, { recoupmentKey: keyOf('CS') }));
    expect(await asked()).toEqual(before);
  });

  test('asks about a cheque of ours that pays a letter no more', async () => {
    const { actor, context, receive } = await openPractice(opened());
    await receive(STORY[0]!);
    const letter = {
      ...{ payerIdentifier: PAYER, payerName: 'PAYER ONE', payeeIdentifier: PAYEE, letterNumber: 'L77' },
      ...{ letterDate: LETTER_DATE, stance: 'accepted' as const },
      claims: [{ payerControlNumber: 'P1', amount: cents(5_000) }],
    };
    const [recoupmentKey = ''] = doneOf(await recordOverpaymentLetter(context, actor, letter)).recoupmentKeys;
    const cheque = { recoupmentKey, chequeNumber: '1001', date: LETTER_DATE, amount: cents(5_000) };
    doneOf(await recordPayerCheque(context, actor, cheque));
    expect(await openItems(opened(), actor)).toEqual([]);
    doneOf(await withdrawLetter(context, actor, recoupmentKey));
    expect(await openItems(opened(), actor)).toEqual(['cheque-without-item 50.00']);
    await receive({ trace: 'T2', date: '20260412', claims: ['J1N2 80 P2'], plb: ['B2:L77 -50'] });
    expect(await openItems(opened(), actor)).toEqual([]);
    expect((await balances(opened(), actor))['payer.offset']).toBeUndefined();
  });

  test('is not for a biller', async () => {
    const { actor, context } = await openPractice(opened());
    const biller: Actor = { ...actor, role: 'biller' };
    expect(await listRecoupments(context, biller, {}, { limit: 10 })).toEqual({
      refused: { code: 'forbidden', issues: [] },
    });
  });
});

describe('a database from before there was a register', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  }, 180_000);
  afterAll(() => opened.close());

  test('has in it what was posted, and the next remittance sets that against each other', async () => {
    const { actor, context, receive } = await openPractice(opened);
    for (const remittance of STORY.slice(0, 3)) await receive(remittance);
    const kept = await tellRegister(context, actor);
    const { dataSource } = opened.store;
    const isThere = async () =>
      (await dataSource.query(`SELECT to_regclass('recoupments') IS NOT NULL AS there`))[0].there;
    while (await isThere()) await dataSource.undoLastMigration();
    await opened.store.migrate();
    expect(await tellRegister(context, actor)).toEqual([
      'WO:P1A opened -50.00 open -50.00 open',
      'WO:P1 opened 50.00 open 50.00 open',
      'FB opened -20.00 open -20.00 open',
    ]);
    await receive({ trace: 'T4', date: '20260322', claims: ['J1N4 70 P4'] });
    expect(await tellRegister(context, actor)).toEqual(kept);
    const told = doneOf(await listWaitingDeposits(context, actor));
    expect(told.waiting.map(({ traceNumber }) => traceNumber)).toEqual(['T1', 'T2', 'T4']);
  });
});
