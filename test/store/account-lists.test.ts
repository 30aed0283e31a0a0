import { v7 } from 'uuid';
import type { Account, Posting } from '../../schemas/ledger.js';
import { cents } from '../../schemas/money.js';
import type { Actor } from '../../src/app/actor.js';
import type { ListRecords, Page, PageRequest } from '../../src/app/records/list-records.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import type { TestStore } from '../support/open-test-store.js';
import { readAllPages } from '../support/read-all-pages.js';
import {
  DAY,
  layGround,
  newActor,
  sampleClaim,
  sampleEncounter,
  sampleFile,
  sampleJournal,
  sampleRemittance,
  savePractice,
  succeed,
} from '../support/sample-records.js';

/** Three accounts: one that all parties owe, one that is paid, one with four cents too much. */
async function layAccounts(opened: TestStore) {
  const actor = newActor();
  await savePractice(opened, actor);
  const names = ['Doe', 'Döring', 'Zoë'];
  const accounts = names.map((lastName, index) => ({
    patientAccountId: v7(),
    sourceKey: `s|${index}`,
    person: { lastName },
  }));
  const encounter = sampleEncounter();
  const claims = accounts.map((account) => sampleClaim(encounter.encounterId, account.patientAccountId));
  const post = (index: number, debit: Account, credit: Account, amount: number): Posting => {
    const { claimId, patientAccountId } = claims[index]!;
    return { debit, credit, amount: cents(amount), claimId, patientAccountId };
  };
  await succeed(opened, actor, async (records) => {
    await records.patientAccounts.findOrInsert(accounts);
    await records.encounters.insert([encounter]);
    await records.claims.insert(claims);
    await records.ledger.append([
      sampleJournal('1', [
        post(0, 'receivable.payer.1', 'revenue.charges', 500),
        post(0, 'receivable.payer.2', 'receivable.payer.1', 200),
        post(0, 'receivable.patient', 'receivable.payer.1', 100),
        post(0, 'receivable.agency', 'receivable.patient', 30),
        post(1, 'receivable.patient', 'revenue.charges', 9),
        post(1, 'cash.patient', 'receivable.patient', 9),
        post(2, 'cash.patient', 'receivable.patient', 4),
      ]),
    ]);
  });
  return { actor, ids: accounts.map(({ patientAccountId }) => patientAccountId) };
}

describeOnServer('lists of accounts', (opened) => {
  /** All pages of a list, each of two rows. */
  const readBy = <T>(actor: Actor, read: (lists: ListRecords, page: PageRequest) => Promise<Page<T>>) =>
    readAllPages((page) => succeed(opened(), actor, ({ lists }) => read(lists, page)), 2);

  test('accounts with what each party owes, by name, and those alone on which something is open', async () => {
    const { actor, ids } = await layAccounts(opened());
    const [first, second, third] = ids;
    const balances = { payerBalance: 0, patientBalance: 0, agencyBalance: 0 };
    const [doe, doering, zoe] = [
      {
        patientAccountId: first,
        person: { lastName: 'Doe' },
        payerBalance: 400,
        patientBalance: 70,
        agencyBalance: 30,
      },
      { patientAccountId: second, person: { lastName: 'Döring' }, ...balances },
      { patientAccountId: third, person: { lastName: 'Zoë' }, ...balances, patientBalance: -4 },
    ];
    expect(await readBy(actor, (lists, page) => lists.accounts({}, page))).toEqual([[doe, doering], [zoe]]);
    expect(await readBy(actor, (lists, page) => lists.accounts({ openOnly: true }, page))).toEqual([
      [doe, zoe],
    ]);
    const byName = (name: string) =>
      readBy(actor, (lists, page) => lists.accounts({ name, openOnly: false }, page));
    expect([await byName('D'), await byName('dö'), await byName('%')]).toEqual([
      [[doe, doering]],
      [[doering]],
      [[]],
    ]);
    const found = await succeed(opened(), actor, async ({ lists }) => [
      await lists.findAccount(first!),
      await lists.findAccount(v7()),
    ]);
    expect(found).toEqual([
      {
        ...doe,
        sourceKey: 's|0',
        balances: [
          { account: 'receivable.agency', balance: 30 },
          { account: 'receivable.patient', balance: 70 },
          { account: 'receivable.payer.1', balance: 200 },
          { account: 'receivable.payer.2', balance: 200 },
          { account: 'revenue.charges', balance: -500 },
        ],
      },
      undefined,
    ]);
  });

  test('the ledger of an account, posting by posting, in its own order', async () => {
    const actor = newActor();
    const { claims, patientAccountId } = await layGround(opened(), actor, 5);
    const file = sampleFile(new Uint8Array([1]));
    const { remittance, payments, journals } = sampleRemittance(file.fileId, claims);
    await succeed(opened(), actor, async (records) => {
      await records.files.insert(file, new Uint8Array([1]));
      await records.remittances.insert(remittance);
      await records.claimPayments.insert(payments);
      await records.ledger.append(journals);
    });
    const pages = await readBy(actor, (lists, page) => lists.accountEntries(patientAccountId, page));
    const entries = pages.flat();
    expect([pages.length, entries.map(({ sequence }) => sequence)]).toEqual([
      5,
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    ]);
    expect(entries[5]).toEqual({
      journalKey: `claim-payment:${payments[0]!.claimPaymentId}`,
      sequence: 6,
      ordinal: 1,
      kind: 'claim-payment',
      accountingDate: DAY,
      recordedAt: '2026-03-02T15:00:00.000Z',
      debit: 'cash.remittance',
      credit: 'receivable.payer.1',
      amount: 15_000,
      claimId: claims[0]!.claimId,
      patientAccountId,
      payerSequence: 1,
      payerId: 'P1',
      remittanceId: remittance.remittanceId,
      claimPaymentId: payments[0]!.claimPaymentId,
    });
    expect(await readBy(newActor(), (lists, page) => lists.accountEntries(patientAccountId, page))).toEqual([
      [],
    ]);
  });
});
