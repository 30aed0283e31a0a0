import { matchClaimPayment, unmatchClaimPayment } from '../../src/app/claim-payments/match-claim-payment.js';
import { refusalOf } from '../support/approval-desk.js';
import { changeRemittance } from '../support/change-remittance.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { OLD_SYSTEM, openLegacyDesk } from '../support/legacy-desk.js';
import {
  findClaimPayment,
  layClaims,
  receive,
  tellBooks,
  tellClaimPayments,
} from '../support/open-decision-scene.js';
import type { RenderedRemittance } from '../support/render-remittance.js';
import { succeed } from '../support/sample-records.js';

const FIRST: RenderedRemittance = {
  ...{ trace: 'A', date: '20260301' },
  claims: ['C1 120 P1', 'OLD-1 80 X1', 'OLD-2 0 X2 CO-16', 'OLD-3 -30 X3'],
};

const LATER: RenderedRemittance = { trace: 'B', date: '20260305', claims: ['OLD-4 20 X5'] };

const reason = 'The voucher names this claim';

describeOnServer('a list of claims of others that was approved in error', (opened) => {
  const openMoved = async (claimCount = 1) => {
    const desk = await openLegacyDesk(opened(), claimCount, [OLD_SYSTEM]);
    const set = await receive(desk.scene, FIRST);
    const waiting = await tellBooks(desk.scene);
    const { approvalId } = await desk.move('old-system');
    return { desk, set, waiting, approvalId };
  };

  it('is taken back as a whole when another person has approved that, to the cent and once', async () => {
    const { desk, set, waiting, approvalId } = await openMoved();
    const moved = await tellBooks(desk.scene);
    const open = doneOf(await desk.askBack(approvalId));
    expect(open).toMatchObject({
      state: 'open',
      kind: 'undo-legacy-claims',
      amount: 5_000,
      approvalsNeeded: 1,
    });
    expect(await tellBooks(desk.scene)).toEqual(moved);
    expect(refusalOf(await desk.askBack(approvalId, desk.bob))).toBe('conflict approval.waiting');
    expect(refusalOf(await desk.approve(open, desk.ann))).toBe('forbidden approval.own');
    const done = doneOf(await desk.approve(open));
    expect(done.journalKeys).toHaveLength(2);
    expect(await tellBooks(desk.scene)).toEqual(waiting);
    expect(await tellClaimPayments(desk.scene, set)).toEqual([
      '1 posted C1',
      ...[2, 3, 4].map((ordinal) => `${ordinal} exception no claim`),
    ]);
    expect(refusalOf(await desk.askBack(approvalId))).toBe('conflict approval.nothing-open');
    expect(refusalOf(await desk.approve(open))).toBe('conflict approval.settled');
    expect(await tellBooks(desk.scene)).toEqual(waiting);
  });

  it('is moved by the exact entries that brought it there, turned', async () => {
    const { desk, set, approvalId } = await openMoved();
    const { journalKeys } = await desk.takeBack(approvalId);
    const entries = await succeed(opened(), desk.scene.actor, (records) =>
      records.ledger.entriesOfRemittance(set),
    );
    expect(entries.filter(({ journalKey }) => journalKeys.includes(journalKey))).toMatchObject([
      { debit: 'revenue.other-payer', credit: 'liability.unapplied', amount: 8_000 },
      { debit: 'liability.unapplied', credit: 'revenue.other-payer', amount: 3_000 },
    ]);
  });

  it('leaves those alone whose claim has come, which are not legacy any more when they lose it', async () => {
    const { desk, set, approvalId } = await openMoved(2);
    const { context, actor } = desk.scene;
    const subject = { claimPaymentId: await findClaimPayment(desk.scene, set, 2) };
    doneOf(await matchClaimPayment(context, actor, { subject, patientControlNumber: 'C2', reason }));
    const placed = await tellClaimPayments(desk.scene, set);
    const taken = await desk.takeBack(approvalId);
    expect([taken.amount, taken.journalKeys.length]).toEqual([-3_000, 1]);
    expect(await tellClaimPayments(desk.scene, set)).toEqual([
      ...placed.slice(0, 2),
      ...[3, 4].map((ordinal) => `${ordinal} exception no claim`),
    ]);
    doneOf(await unmatchClaimPayment(context, actor, { subject, reason }));
    expect(await tellClaimPayments(desk.scene, set)).toContain('2 exception no claim');
    expect((await tellBooks(desk.scene)).join()).not.toContain('revenue.other-payer');
  });

  it('lets what comes then find its claims, and what is posted again wait', async () => {
    const { desk, set, waiting, approvalId } = await openMoved();
    doneOf(await changeRemittance(desk.scene, 'undo-remittance', set));
    const undone = await desk.takeBack(approvalId);
    expect([undone.amount, undone.journalKeys]).toEqual([0, []]);
    doneOf(await changeRemittance(desk.scene, 'redo-remittance', set));
    expect(await tellBooks(desk.scene)).toEqual(waiting);
    await layClaims(desk.scene, ['OLD-1']);
    expect(await tellClaimPayments(desk.scene, set)).toContain('2 posted OLD-1');
  });

  it('can be approved anew, and taken back anew, beside another list', async () => {
    const { desk, waiting, approvalId } = await openMoved();
    const moved = await tellBooks(desk.scene);
    await desk.takeBack(approvalId);
    const again = await desk.move('old-system');
    expect(await tellBooks(desk.scene)).toEqual(moved);
    expect(refusalOf(await desk.askBack(approvalId))).toBe('conflict approval.nothing-open');
    await receive(desk.scene, LATER);
    const other = await desk.move('old-system');
    await desk.takeBack(again.approvalId);
    expect(await desk.list('old-system')).toEqual(['OLD-1 80.00', 'OLD-2 0.00', 'OLD-3 -30.00']);
    expect(await tellBooks(desk.scene)).toContain('revenue.other-payer -20.00');
    await desk.takeBack(other.approvalId);
    expect((await tellBooks(desk.scene)).filter((line) => line.startsWith('item'))).toEqual(
      [...waiting.filter((line) => line.startsWith('item')), 'item unmatched-claim no claim 20.00'].sort(),
    );
  });

  it('is refused where no list was moved, where others lie there by now, and to other roles', async () => {
    const { desk, approvalId } = await openMoved();
    const open = doneOf(await desk.askBack(approvalId));
    expect(refusalOf(await desk.askBack(open.approvalId))).toBe('invalid approval.no-legacy-list');
    for (const role of ['biller', 'account-manager', 'auditor', 'admin'] as const) {
      expect(refusalOf(await desk.askBack(approvalId, { ...desk.ann, role }))).toBe('forbidden');
    }
    await layClaims(desk.scene, ['OLD-1']);
    expect(refusalOf(await desk.approve(open))).toBe('conflict approval.legacy-list-changed');
    await receive(desk.scene, LATER);
    const late = doneOf(await desk.ask('old-system'));
    expect(refusalOf(await desk.askBack(late.approvalId))).toBe('invalid approval.no-legacy-list');
  });
});
