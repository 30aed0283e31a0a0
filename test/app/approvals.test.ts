import type { Journal } from '../../schemas/ledger.js';
import { cents } from '../../schemas/money.js';
import { varianceOf } from '../../src/app/approvals/variance-request.js';
import type { Records } from '../../src/app/ports.js';
import { listApprovals } from '../../src/app/reading/read-approvals.js';
import { openDesk, refusalOf } from '../support/approval-desk.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { sampleJournal, succeed } from '../support/sample-records.js';

const DENIED = { trace: 'T1', date: '20260301', claims: ['J1N1 0 P1 CO-16', 'J1N2 0 P2 PR-204'] };

/** Ten claims of 150.00 less what the remittances of a test settle. */
const untouched = (claims: number) => `payer.1 ${claims * 150}.00`;

describeOnServer('approvals', (opened) => {
  test('up to the limit one person gives a denial up, at once and once', async () => {
    const desk = await openDesk(opened());
    await desk.receive(DENIED);
    const objectId = await desk.denialKey('J1N1');
    const done = doneOf(await desk.ask(desk.biller, { kind: 'write-off.denial', objectId, amount: '60' }));
    expect(done).toMatchObject({ state: 'executed', approvalsNeeded: 0, limitAmount: 10_000, decisions: [] });
    expect(done.journalKeys).toEqual([`approval:${done.approvalId}`]);
    expect(await desk.balances()).toBe('payer.1 1440.00, write-off.denial 60.00');
    expect(await desk.denials()).toContain('J1N1 CO-16 150.00 at stake 90.00 open');
    // In small steps the limit is not passed: 60 alone, and 60 more would be 120.
    const more = doneOf(await desk.ask(desk.biller, { kind: 'write-off.denial', objectId, amount: '60' }));
    expect(more).toMatchObject({ state: 'open', approvalsNeeded: 2, countedAmount: 12_000 });
    expect(await desk.balances()).toBe('payer.1 1440.00, write-off.denial 60.00');
  });

  test('I22: above it nothing moves before two others have approved, and neither is who asked', async () => {
    const desk = await openDesk(opened());
    await desk.receive(DENIED);
    const objectId = await desk.denialKey('J1N1');
    const asked = { kind: 'write-off.denial', objectId, amount: '150' } as const;
    const open = doneOf(await desk.ask(desk.ann, asked));
    expect(open).toMatchObject({ state: 'open', approvalsNeeded: 2, journalKeys: [] });
    expect(refusalOf(await desk.ask(desk.biller, asked))).toBe('conflict approval.waiting');
    expect(refusalOf(await desk.decide(desk.ann, open))).toBe('forbidden approval.own');
    expect(refusalOf(await desk.decide(desk.biller, open))).toBe('forbidden');
    expect(doneOf(await desk.decide(desk.bob, open)).state).toBe('open');
    expect(refusalOf(await desk.decide(desk.bob, open))).toBe('conflict approval.decided-already');
    expect(await desk.balances()).toBe(untouched(10));
    expect(doneOf(await desk.decide(desk.cyd, open)).state).toBe('executed');
    expect(await desk.balances()).toBe('payer.1 1350.00, write-off.denial 150.00');
    expect(await desk.denials()).toContain('J1N1 CO-16 150.00 at stake 0.00 given-up');
    expect(refusalOf(await desk.decide(desk.manager, open))).toBe('conflict approval.settled');
    expect(refusalOf(await desk.ask(desk.biller, { ...asked, amount: '1' }))).toBe(
      'conflict approval.nothing-open',
    );
  });

  test('of approvals that come at once exactly one has the effect', async () => {
    const desk = await openDesk(opened());
    await desk.receive(DENIED);
    const objectId = await desk.denialKey('J1N1');
    const open = doneOf(await desk.ask(desk.biller, { kind: 'write-off.denial', objectId, amount: '150' }));
    const told = await Promise.all(
      [desk.ann, desk.bob, desk.cyd, desk.manager].map((actor) => desk.decide(actor, open)),
    );
    expect(told.map(refusalOf).sort()).toEqual([
      ...['conflict approval.settled', 'conflict approval.settled', 'done', 'done'],
    ]);
    expect(await desk.balances()).toBe('payer.1 1350.00, write-off.denial 150.00');
  });

  test('one refusal ends a request; who asked may take it back, and ask again', async () => {
    const desk = await openDesk(opened());
    await desk.receive(DENIED);
    const objectId = await desk.denialKey('J1N1');
    const asked = { kind: 'write-off.denial', objectId, amount: '150' } as const;
    const open = doneOf(await desk.ask(desk.ann, asked));
    doneOf(await desk.decide(desk.bob, open));
    expect(doneOf(await desk.decide(desk.ann, open, 'decline')).state).toBe('declined');
    expect(refusalOf(await desk.decide(desk.cyd, open))).toBe('conflict approval.settled');
    expect(await desk.balances()).toBe(untouched(10));
    expect(doneOf(await desk.ask(desk.ann, asked)).state).toBe('open');
    const list = doneOf(await listApprovals(desk.context, desk.biller, { state: 'open' }, { limit: 10 }));
    expect(list.items.map(({ requestedBy, state }) => [requestedBy, state])).toEqual([['ann', 'open']]);
  });

  test('M6: more than is open, nothing and less than nothing are refused', async () => {
    const desk = await openDesk(opened());
    await desk.receive(DENIED);
    const objectId = await desk.denialKey('J1N1');
    const ask = async (amount: string) =>
      refusalOf(await desk.ask(desk.biller, { kind: 'write-off.denial', objectId, amount }));
    expect(await ask('150.01')).toBe('invalid approval.amount-too-large');
    expect(await ask('0')).toBe('invalid approval.amount-not-positive');
    expect(await ask('-5')).toBe('invalid approval.amount-not-positive');
    const claimId = await desk.claimId('J1N1');
    const balance = { kind: 'write-off.charity', objectId: claimId, amount: '5' } as const;
    expect(refusalOf(await desk.ask(desk.biller, balance))).toBe('conflict approval.nothing-open');
    const [unknown, role] = [{ ...balance, objectId: desk.context.ids.next() }, { ...balance }];
    expect(refusalOf(await desk.ask(desk.biller, unknown))).toBe('unknown');
    expect(refusalOf(await desk.ask({ ...desk.biller, role: 'auditor' }, role))).toBe('forbidden');
    expect(await desk.balances()).toBe(untouched(10));
  });

  test('C8: what the payer denies under PR is billed on after review, and CO never', async () => {
    const desk = await openDesk(opened());
    await desk.receive(DENIED);
    const [co, pr] = [await desk.denialKey('J1N1'), await desk.denialKey('J1N2')];
    const refused = await desk.ask(desk.biller, { kind: 'billed-on', objectId: co, amount: '150' });
    expect(refusalOf(refused)).toBe('invalid approval.no-waiver');
    const open = doneOf(await desk.ask(desk.biller, { kind: 'billed-on', objectId: pr, amount: '150' }));
    expect(open.approvalsNeeded).toBe(1);
    doneOf(await desk.decide(desk.ann, open));
    expect(await desk.balances()).toBe('patient 150.00, payer.1 1350.00');
    expect(await desk.denials()).toContain('J1N2 PR-204 150.00 at stake 0.00 billed-on');
    // W10b: given up by the patient's side, and undone when the payer pays after all.
    const objectId = await desk.claimId('J1N2');
    const debt = doneOf(await desk.ask(desk.biller, { kind: 'write-off.bad-debt', objectId, amount: '90' }));
    expect(debt.state).toBe('executed');
    expect(await desk.balances()).toBe('patient 60.00, payer.1 1350.00, write-off.bad-debt 90.00');
    await desk.receive({ trace: 'T2', date: '20260401', claims: ['J1N2 100 P2'] });
    expect(await desk.balances()).toBe('adjustment.contractual 50.00, payer.1 1350.00');
  });

  test('a denial that was given up and is paid after all leaves no write-off, in either order', async () => {
    const desk = await openDesk(opened());
    await desk.receive(DENIED);
    const objectId = await desk.denialKey('J1N1');
    const open = doneOf(await desk.ask(desk.biller, { kind: 'write-off.denial', objectId, amount: '150' }));
    for (const actor of [desk.ann, desk.bob]) doneOf(await desk.decide(actor, open));
    await desk.receive({ trace: 'T2', date: '20260401', claims: ['J1N1 50 P1 CO-197'] });
    // What the payer now leaves stays given up.
    expect(await desk.balances()).toBe('payer.1 1350.00, write-off.denial 100.00');
    await desk.receive({ trace: 'T3', date: '20260501', claims: ['J1N1 -50 P1 CO-197', 'J1N1 150 P1'] });
    expect(await desk.balances()).toBe('payer.1 1350.00');
    const other = await openDesk(opened());
    await other.receive(DENIED);
    const late = doneOf(
      await other.ask(other.biller, {
        kind: 'write-off.denial',
        objectId: await other.denialKey('J1N1'),
        amount: '150',
      }),
    );
    await other.receive({ trace: 'T2', date: '20260401', claims: ['J1N1 120 P1'] });
    doneOf(await other.decide(other.ann, late));
    expect(refusalOf(await other.decide(other.bob, late))).toBe('conflict approval.nothing-open');
    expect(await other.balances()).toBe('adjustment.contractual 30.00, payer.1 1350.00');
  });

  test('a possible duplicate is dismissed or posted, proposed by one and approved by another', async () => {
    const desk = await openDesk(opened());
    const first = { trace: 'T1', date: '20260301', claims: ['J1N1 100 P1'] };
    await desk.receive(first);
    for (const claims of [['J1N2 100 P2'], ['J1N3 100 P3']]) {
      expect(await desk.receive({ ...first, claims })).toBe('possible-duplicate');
    }
    const remittances = () =>
      succeed(opened(), desk.manager, (records) => records.lists.remittances({}, { limit: 10 }));
    const waiting = (await remittances()).items.filter(({ state }) => state === 'possible-duplicate');
    const [one, two] = waiting.map(({ remittanceId }) => remittanceId) as [string, string];
    const posted = { kind: 'duplicate.posted', objectId: one } as const;
    expect(refusalOf(await desk.ask(desk.biller, posted))).toBe('forbidden');
    const open = doneOf(await desk.ask(desk.accountManager, posted));
    expect(open).toMatchObject({ state: 'open', amount: 10_000, approvalsNeeded: 1 });
    expect(await desk.balances()).toBe('adjustment.contractual 50.00, payer.1 1350.00');
    doneOf(await desk.decide(desk.ann, open));
    expect(await desk.balances()).toBe('adjustment.contractual 100.00, payer.1 1200.00');
    const dismissed = await desk.ask(desk.accountManager, { kind: 'duplicate.dismissed', objectId: two });
    doneOf(await desk.decide(desk.ann, doneOf(dismissed)));
    expect((await remittances()).items.map(({ state }) => state).sort()).toEqual([
      'dismissed',
      'posted',
      'posted',
    ]);
    const again = await desk.ask(desk.accountManager, { kind: 'duplicate.posted', objectId: two });
    expect(refusalOf(again)).toBe('conflict approval.not-possible-duplicate');
    const items = await succeed(opened(), desk.manager, (records) =>
      records.lists.workItems({ state: 'open' }, { limit: 10 }),
    );
    expect(items.items.map(({ kind }) => kind)).toEqual([]);
  });

  test('a set whose total alone is wrong is posted under an approved variance, and its cash is the payment', async () => {
    const desk = await openDesk(opened());
    const claims = ['J1N1 100 P1'];
    expect(await desk.receive({ trace: 'T1', date: '20260301', claims, stated: '103' })).toBe('quarantined');
    const [item] = await desk.openItems();
    const asked = { ...varianceOf(item!.naturalKey) };
    expect(asked.kind).toBe('variance.set');
    expect(refusalOf(await desk.ask(desk.accountManager, asked))).toBe('forbidden');
    const open = doneOf(await desk.ask(desk.ann, asked));
    expect(open).toMatchObject({ state: 'open', amount: 300, approvalsNeeded: 1 });
    expect(await desk.balances()).toBe(untouched(10));
    expect(refusalOf(await desk.decide(desk.ann, open))).toBe('forbidden approval.own');
    expect(doneOf(await desk.decide(desk.bob, open)).journalKeys).toEqual([`approval:${open.approvalId}`]);
    expect(await desk.balances()).toBe(
      'adjustment.contractual 50.00, payer.1 1350.00, suspense.variance -3.00',
    );
    expect(await desk.cash()).toBe('103.00');
    expect(await desk.openItems()).toEqual([]);
    expect(refusalOf(await desk.ask(desk.ann, asked))).toBe('unknown');
    // A negative cycle and what is wrong beside the total stay quarantined.
    await desk.receive({ trace: 'T2', date: '20260302', claims: ['J1N2 100 P2'], stated: '-5' });
    const [negative] = await desk.openItems();
    const refused = await desk.ask(desk.ann, varianceOf(negative!.naturalKey));
    expect(refusalOf(refused)).toBe('conflict approval.not-only-total');
  });

  test.each([
    [
      'less than it charges is explained',
      'J1N1 100 P1 CO-45 30',
      'adjustment.contractual 30.00, payer.1 1350.00, suspense.variance 20.00',
    ],
    ['more was paid than was open', 'J1N1 170 P1 CO-45 0', 'payer.1 1350.00, suspense.variance -20.00'],
  ])('a claim payment is posted under a variance where %s', async (_, claim, wanted) => {
    const desk = await openDesk(opened());
    const approve = async () => {
      const [item] = await desk.openItems();
      expect(item!.kind).toBe('claim-out-of-balance');
      const open = doneOf(await desk.ask(desk.ann, varianceOf(item!.naturalKey)));
      return doneOf(await desk.decide(desk.bob, open));
    };
    expect(await desk.receive({ trace: 'T1', date: '20260301', claims: [claim] })).toBe('posted');
    const posted = await approve();
    expect([Math.abs(posted.amount), posted.journalKeys.length]).toEqual([2_000, 1]);
    expect(await desk.balances()).toBe(wanted);
    expect(await desk.openItems()).toEqual([]);
    // Taken back by a reversal that does not balance either: with it, the variance does not stand any more.
    const back = claim.replace(/N1 (\d+) P1 CO-45 (\d+)/, 'N1 -$1 P1 CO-45 -$2');
    await desk.receive({ trace: 'T2', date: '20260401', claims: [back, 'J1N2 150 P2', 'J1N3 150 P3'] });
    expect(await desk.balances()).toContain('liability.unapplied');
    expect(await approve()).toMatchObject({ amount: 0, journalKeys: [] });
    expect(await desk.balances()).toBe(untouched(8));
  });

  test('the database refuses what the use cases would: own approvals, too few, and acts nobody approved', async () => {
    const desk = await openDesk(opened());
    await desk.receive(DENIED);
    const objectId = await desk.denialKey('J1N1');
    const open = doneOf(await desk.ask(desk.ann, { kind: 'write-off.denial', objectId, amount: '150' }));
    const { approvalId } = open;
    const at = '2026-04-01T00:00:00.000Z';
    const journal: Journal = {
      ...sampleJournal(`approval:${approvalId}`, [
        { debit: 'write-off.denial', credit: 'receivable.payer.1', amount: cents(15_000) },
      ]),
      kind: 'write-off',
    };
    const own = { verdict: 'approve', decidedBy: 'ann', decidedAt: at } as const;
    const alone = { ...open, approvalId: desk.context.ids.next(), approvalsNeeded: 1 };
    const tries: readonly (readonly [string, (records: Records) => Promise<unknown>])[] = [
      ['approval_decisions_not_own', ({ approvals }) => approvals.decide(approvalId, own)],
      ['approval_outcomes_approved', ({ approvals }) => approvals.settle(approvalId, 'executed', [], at)],
      ['approval_requests_limit_check', ({ approvals }) => approvals.insert(alone)],
      ['journals_are_approved', ({ ledger }) => ledger.append([journal])],
    ];
    for (const [constraint, work] of tries) {
      await expect(succeed(opened(), desk.ann, work)).rejects.toMatchObject({ constraint });
    }
    expect(await desk.balances()).toBe(untouched(10));
  });
});
