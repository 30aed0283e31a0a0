import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Journal } from '../../schemas/ledger.js';
import { cents } from '../../schemas/money.js';
import { describeOnBothDatabases } from '../support/describe-on-databases.js';
import {
  DAY,
  layGround,
  newActor,
  sampleFile,
  sampleJournal,
  sampleRemittance,
  savePractice,
  succeed,
} from '../support/sample-records.js';

describeOnBothDatabases('ledger', (opened) => {
  test('the ledger tells balances by business date and by what was known', async () => {
    const actor = newActor();
    opened().clock.set('2026-02-11T00:00:00.000Z');
    const { claims } = await layGround(opened(), actor, 2);
    const file = sampleFile(new Uint8Array([3]));
    const { remittance, payments, journals } = sampleRemittance(file.fileId, [claims[0]!]);
    opened().clock.set('2026-02-20T00:00:00.000Z');
    const late = journals.map((journal) => ({ ...journal, accountingDate: '2026-02-12' as CalendarDate }));
    await succeed(opened(), actor, async (records) => {
      await records.files.insert(file, new Uint8Array([3]));
      await records.remittances.insert(remittance);
      await records.claimPayments.insert(payments);
      await records.ledger.append(late);
    });
    const at = (asOf: string, knownAt?: string) => ({
      asOf: asOf as CalendarDate,
      ...(knownAt ? { knownAt: new Date(knownAt) } : {}),
    });
    const result = await succeed(opened(), actor, async ({ ledger }) => ({
      before: await ledger.trialBalance(at('2026-02-09')),
      dayBefore: await ledger.trialBalance(at('2026-02-11')),
      notYetKnown: await ledger.trialBalance(at('2026-03-01', '2026-02-19T00:00:00Z')),
      now: await ledger.trialBalance(at('2026-03-01')),
      receivables: await ledger.receivables(at('2026-03-01')),
      entries: await ledger.entriesOfClaims([claims[0]!.claimId]),
    }));
    const charged = [
      { account: 'receivable.payer.1', balance: 30_000 },
      { account: 'revenue.charges', balance: -30_000 },
    ];
    expect(result).toMatchObject({
      before: [],
      dayBefore: charged,
      notYetKnown: charged,
      now: [
        { account: 'cash.remittance', balance: 15_000 },
        { account: 'receivable.payer.1', balance: 15_000 },
        { account: 'revenue.charges', balance: -30_000 },
      ],
      receivables: [
        {
          claimId: claims[1]!.claimId,
          account: 'receivable.payer.1',
          balance: 15_000,
          firstServiceDate: DAY,
        },
      ],
      entries: [
        { journalKey: `charge:${claims[0]!.claimId}`, sequence: 1 },
        { ...late[0]!.postings[0], journalKey: late[0]!.naturalKey, sequence: 3 },
      ],
    });
  });

  test('unapplied money is told by item, credits above zero', async () => {
    const actor = newActor();
    await savePractice(opened(), actor);
    const items = [
      { naturalKey: 'i1', kind: 'unmatched-claim', amount: cents(10_000), issues: [] },
      { naturalKey: 'i2', kind: 'unmatched-claim', amount: cents(-4_800), issues: [] },
    ] as const;
    const unapplied = await succeed(opened(), actor, async ({ ledger, workItems }) => {
      await workItems.open(items);
      await ledger.append([
        sampleJournal('j1', [
          {
            debit: 'cash.remittance',
            credit: 'liability.unapplied',
            amount: cents(10_000),
            workItemId: 'i1',
          },
          { debit: 'liability.unapplied', credit: 'cash.remittance', amount: cents(4_800), workItemId: 'i2' },
        ]),
      ]);
      return ledger.unapplied({ asOf: DAY });
    });
    expect(unapplied).toEqual([
      { workItemId: 'i1', balance: 10_000 },
      { workItemId: 'i2', balance: -4_800 },
    ]);
  });

  test('a journal is reversed by its mirror, and once', async () => {
    const actor = newActor();
    const { claims, patientAccountId } = await layGround(opened(), actor, 1);
    const { claimId } = claims[0]!;
    const mirror = (naturalKey: string): Journal => ({
      ...sampleJournal(naturalKey, [
        {
          debit: 'revenue.charges',
          credit: 'receivable.payer.1',
          amount: cents(15_000),
          claimId,
          patientAccountId,
        },
      ]),
      kind: 'reversal',
      reverses: `charge:${claimId}`,
    });
    await succeed(opened(), actor, ({ ledger }) => ledger.append([mirror('r1')]));
    expect(await succeed(opened(), actor, ({ ledger }) => ledger.receivables({ asOf: DAY }))).toEqual([]);
    const again = succeed(opened(), actor, ({ ledger }) => ledger.append([mirror('r2')]));
    await expect(again).rejects.toMatchObject({ sqlState: '23505', constraint: 'journals_reversed_once' });
  });
});
