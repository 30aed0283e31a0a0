import { cents } from '../../schemas/money.js';
import { legacyRequestOf } from '../../src/app/approvals/legacy-claims.js';
import { requestApproval } from '../../src/app/approvals/request-approval.js';
import { matchClaimPayment, unmatchClaimPayment } from '../../src/app/claim-payments/match-claim-payment.js';
import { listLegacyClaims } from '../../src/app/legacy-claims/list-legacy-claims.js';
import { refusalOf } from '../support/approval-desk.js';
import { changeRemittance } from '../support/change-remittance.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { GO_LIVE, OLD_SYSTEM, openLegacyDesk } from '../support/legacy-desk.js';
import {
  findClaimPayment,
  layClaims,
  openDecisionScene,
  receive,
  tellBooks,
  tellClaimPayments,
} from '../support/open-decision-scene.js';
import type { RenderedRemittance } from '../support/render-remittance.js';
import { succeed } from '../support/sample-records.js';

const FIRST: RenderedRemittance = {
  ...{ trace: 'A', date: '20260301' },
  claims: ['C1 120 P1', 'OLD-1 80 X1', 'OLD-2 0 X2 CO-16', 'OLD-3 -30 X3', 'STRANGE 10 X4'],
};

const reason = 'The voucher names this claim';

describeOnServer('claims of an old system or another practice', (opened) => {
  it('are moved together to one account when another person has approved the list', async () => {
    const desk = await openLegacyDesk(opened(), 1, [OLD_SYSTEM]);
    const set = await receive(desk.scene, FIRST);
    const before = await tellBooks(desk.scene);
    expect(await desk.list('old-system')).toEqual(['OLD-1 80.00', 'OLD-2 0.00', 'OLD-3 -30.00']);
    const open = doneOf(await desk.ask('old-system'));
    expect(open).toMatchObject({ state: 'open', kind: 'legacy-claims', amount: 5_000, approvalsNeeded: 1 });
    expect(open.objectId).toBe('legacy-claims:old-system');
    expect(await tellBooks(desk.scene)).toEqual(before);
    expect(refusalOf(await desk.ask('old-system'))).toBe('conflict approval.waiting');
    expect(refusalOf(await desk.approve(open, desk.ann))).toBe('forbidden approval.own');
    const done = doneOf(await desk.approve(open));
    expect(done.state).toBe('executed');
    expect(done.journalKeys).toHaveLength(2);
    const after = await tellBooks(desk.scene);
    expect(after).toContain('revenue.other-payer -50.00');
    expect(after.filter((line) => line.startsWith('item'))).toEqual(['item unmatched-claim no claim 10.00']);
    expect(after).toContain('liability.unapplied -10.00');
    expect(await tellClaimPayments(desk.scene, set)).toEqual([
      '1 posted C1',
      ...[2, 3, 4].map((ordinal) => `${ordinal} exception-resolved no claim`),
      '5 exception no claim',
    ]);
    expect(await desk.list('old-system')).toEqual([]);
    const [told] = doneOf(await listLegacyClaims(desk.scene.context, desk.bob, open.approvalId));
    expect(told).toMatchObject({ amount: 5_000, rule: OLD_SYSTEM });
    expect(told!.claims.map(({ sign }) => sign)).toEqual(
      Array.from({ length: 3 }, () => ({ by: 'control-number', pattern: 'OLD-*' })),
    );
  });

  it('are each one journal that names its claim payment and remittance', async () => {
    const desk = await openLegacyDesk(opened(), 1, [OLD_SYSTEM]);
    const set = await receive(desk.scene, FIRST);
    const { journalKeys } = await desk.move('old-system');
    const entries = await succeed(opened(), desk.scene.actor, (records) =>
      records.ledger.entriesOfRemittance(set),
    );
    const moved = entries.filter(({ journalKey }) => journalKeys.includes(journalKey));
    expect(moved).toMatchObject([
      { debit: 'liability.unapplied', credit: 'revenue.other-payer', amount: 8_000 },
      { debit: 'revenue.other-payer', credit: 'liability.unapplied', amount: 3_000 },
    ]);
    expect(moved.map(({ claimPaymentId }) => claimPaymentId)).toEqual([
      await findClaimPayment(desk.scene, set, 2),
      await findClaimPayment(desk.scene, set, 4),
    ]);
  });

  it("may be told by the days of their services, and lie with refunds where the money is another practice's", async () => {
    const desk = await openLegacyDesk(opened(), 1, [OLD_SYSTEM, GO_LIVE]);
    await receive(desk.scene, FIRST);
    expect(await desk.list('go-live')).toEqual(['STRANGE 10.00']);
    await desk.move('go-live');
    expect(await tellBooks(desk.scene)).toContain('liability.refund -10.00');
  });

  it('are refused where the list is not the one that was seen, where there is no rule, and to other roles', async () => {
    const desk = await openLegacyDesk(opened(), 1, [OLD_SYSTEM]);
    const { context } = desk.scene;
    expect(refusalOf(await desk.ask('old-system'))).toBe('conflict approval.nothing-open');
    await receive(desk.scene, FIRST);
    const ask = (rule: string, count: number, amount: number, actor = desk.ann) =>
      requestApproval(context, actor, legacyRequestOf({ rule, count, amount: cents(amount), reason }));
    expect(refusalOf(await ask('old-system', 2, 5_000))).toBe('conflict approval.legacy-changed');
    expect(refusalOf(await ask('old-system', 3, 5_001))).toBe('conflict approval.legacy-changed');
    expect(refusalOf(await ask('new-system', 3, 5_000))).toBe('invalid approval.no-legacy-rule');
    for (const role of ['biller', 'account-manager', 'auditor', 'admin'] as const) {
      expect(refusalOf(await ask('old-system', 3, 5_000, { ...desk.ann, role }))).toBe('forbidden');
    }
  });

  it('are moved as the list stood: what came since waits, and a list of which one was placed is declined', async () => {
    const desk = await openLegacyDesk(opened(), 1, [OLD_SYSTEM]);
    await receive(desk.scene, FIRST);
    const open = doneOf(await desk.ask('old-system'));
    await receive(desk.scene, { trace: 'B', date: '20260305', claims: ['OLD-4 20 X5'] });
    await desk.saveRules([]);
    doneOf(await desk.approve(open));
    expect(await tellBooks(desk.scene)).toContain('revenue.other-payer -50.00');
    await desk.saveRules([OLD_SYSTEM]);
    expect(await desk.list('old-system')).toEqual(['OLD-4 20.00']);
    const late = doneOf(await desk.ask('old-system'));
    await layClaims(desk.scene, ['OLD-4']);
    expect(refusalOf(await desk.approve(late))).toBe('conflict approval.legacy-placed');
    expect(await tellBooks(desk.scene)).toContain('revenue.other-payer -50.00');
  });

  it('go to their claim when it comes after all, as if nobody had taken them for legacy', async () => {
    const untouched = await openDecisionScene(opened(), 1);
    await receive(untouched, FIRST);
    const desk = await openLegacyDesk(opened(), 1, [OLD_SYSTEM]);
    const set = await receive(desk.scene, FIRST);
    await desk.move('old-system');
    for (const scene of [untouched, desk.scene]) await layClaims(scene, ['OLD-1', 'OLD-2', 'OLD-3']);
    expect(await tellClaimPayments(desk.scene, set)).toContain('2 posted OLD-1');
    expect(await tellBooks(desk.scene)).toEqual(await tellBooks(untouched));
  });

  it('go where a person says, and back to the account that was approved', async () => {
    const desk = await openLegacyDesk(opened(), 2, [OLD_SYSTEM]);
    const set = await receive(desk.scene, FIRST);
    await desk.move('old-system');
    const moved = await tellBooks(desk.scene);
    const { context, actor } = desk.scene;
    const subject = { claimPaymentId: await findClaimPayment(desk.scene, set, 2) };
    for (let times = 0; times < 2; times += 1) {
      doneOf(await matchClaimPayment(context, actor, { subject, patientControlNumber: 'C2', reason }));
      expect(await tellClaimPayments(desk.scene, set)).toContain('2 posted C2');
      expect(await tellBooks(desk.scene)).toContain('revenue.other-payer 30.00');
      const row = doneOf(await unmatchClaimPayment(context, actor, { subject, reason }));
      expect(row).toMatchObject({ state: 'exception-resolved' });
      expect(await tellBooks(desk.scene)).toEqual(moved);
    }
  });

  it('leave with their remittance when that is undone, and are legacy again when it is posted again', async () => {
    const empty = await openDecisionScene(opened(), 1);
    const desk = await openLegacyDesk(opened(), 1, [OLD_SYSTEM]);
    const set = await receive(desk.scene, FIRST);
    await desk.move('old-system');
    const moved = await tellBooks(desk.scene);
    for (let times = 0; times < 2; times += 1) {
      doneOf(await changeRemittance(desk.scene, 'undo-remittance', set));
      expect(await tellBooks(desk.scene)).toEqual(await tellBooks(empty));
      doneOf(await changeRemittance(desk.scene, 'redo-remittance', set));
      expect(await tellBooks(desk.scene)).toEqual(moved);
    }
  });
});
