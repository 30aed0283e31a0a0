import type { CalendarDate } from '../../schemas/calendar-date.js';
import { parseCents } from '../../schemas/money.js';
import type { PayerSettings } from '../../schemas/practice.js';
import type { SignedWaiver } from '../../schemas/signed-waiver.js';
import { explainClaimBalance } from '../../src/app/accounts/explain-balance.js';
import { requestApproval, waivedBillingOf } from '../../src/app/approvals/request-approval.js';
import { viewApproval } from '../../src/app/views/approvals.js';
import { openDesk, refusalOf } from '../support/approval-desk.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import type { TestStore } from '../support/open-test-store.js';
import { DAY, succeed } from '../support/sample-records.js';

const PAPER: SignedWaiver = { notice: 'waiver', document: 'W-17', signedOn: DAY, lines: ['L1'] };

/** A desk whose one payer allows waivers, unless it is said otherwise, and where two claims are denied. */
async function openWaiverDesk(opened: TestStore, given: Partial<PayerSettings> = { acceptsWaivers: true }) {
  const desk = await openDesk(opened);
  await succeed(opened, desk.manager, async (records) => {
    const practice = (await records.practices.find())!;
    const [claim] = await records.claims.findForRemittance(['J1N1'], []);
    const { payerId } = claim!.payers[0]!;
    const payers = [{ payerId, name: 'Payer One', claimFilingCode: 'CI', ...given }];
    await records.practices.save({ ...practice, settings: { ...(practice.settings as object), payers } });
  });
  const claims = ['J1N1 0 P1 CO-50', 'J1N2 0 P2 CO-16', 'J1N3 0 P3 PR-204'];
  await desk.receive({ trace: 'T1', date: '20260301', claims });
  const bill = async (waiver: Partial<SignedWaiver> = {}, claim = 'J1N1', amount = '150') =>
    requestApproval(
      desk.context,
      desk.biller,
      waivedBillingOf({
        ...{ denialKey: await desk.denialKey(claim), amount: parseCents(amount)!, reason: 'not necessary' },
        waiver: { ...PAPER, ...waiver },
      }),
    );
  return { ...desk, bill };
}

describeOnServer("denials that a signed waiver makes the patient's", (opened) => {
  test('are billed on when another person has approved it, however little it is', async () => {
    const desk = await openWaiverDesk(opened());
    const plain = { kind: 'billed-on', objectId: await desk.denialKey('J1N1'), amount: '5' } as const;
    expect(refusalOf(await desk.ask(desk.biller, plain))).toBe('invalid approval.no-waiver');
    const open = doneOf(await desk.bill({}, 'J1N1', '5'));
    expect(open).toMatchObject({ state: 'open', approvalsNeeded: 1, kind: 'billed-on.waiver' });
    expect(open).not.toHaveProperty('limitAmount');
    expect(await desk.balances()).toBe('payer.1 1500.00');
    expect(refusalOf(await desk.decide({ ...desk.biller, role: 'billing-manager' }, open))).toBe(
      'forbidden approval.own',
    );
    doneOf(await desk.decide(desk.ann, open));
    expect(await desk.balances()).toBe('patient 5.00, payer.1 1495.00');
    const rest = doneOf(await desk.bill({}, 'J1N1', '145'));
    const done = doneOf(await desk.decide(desk.ann, rest));
    expect(viewApproval(done).waiver).toEqual(PAPER);
    expect(await desk.balances()).toBe('patient 150.00, payer.1 1350.00');
    expect(await desk.denials()).toContain('J1N1 CO-50 150.00 at stake 0.00 billed-on');
    // Paid after all: the patient owes nothing of it.
    await desk.receive({ trace: 'T2', date: '20260401', claims: ['J1N1 100 P1'] });
    expect(await desk.balances()).toBe('adjustment.contractual 50.00, payer.1 1350.00');
  });

  test('say in the story of the balance by which paper', async () => {
    const desk = await openWaiverDesk(opened());
    doneOf(await desk.decide(desk.ann, doneOf(await desk.bill())));
    const story = doneOf(await explainClaimBalance(desk.context, desk.manager, await desk.claimId('J1N1')));
    expect(story.steps.at(-1)!.text).toBe(
      `moved to patient from payer 1 CO-50 150.00, line L1, under waiver W-17 (waiver), signed on ${DAY} for L1`,
    );
  });

  test('are refused with no paper that counts, and nothing moves', async () => {
    const desk = await openWaiverDesk(opened());
    const after = '2026-12-31' as CalendarDate;
    expect(refusalOf(await desk.bill({ signedOn: after }))).toBe('invalid approval.waiver-too-late');
    expect(refusalOf(await desk.bill({ lines: ['L2'] }))).toBe('invalid approval.waiver-no-line');
    expect(refusalOf(await desk.bill({ notice: 'abn' }))).toBe('invalid approval.waiver-notice');
    expect(refusalOf(await desk.bill({}, 'J1N2'))).toBe('invalid approval.waiver-class');
    expect(refusalOf(await desk.bill({}, 'J1N3'))).toBe('invalid approval.waiver-group');
    expect(refusalOf(await desk.bill({}, 'J1N1', '150.01'))).toBe('invalid approval.amount-too-large');
    const other = await openWaiverDesk(opened(), {});
    expect(refusalOf(await other.bill())).toBe('invalid approval.waiver-payer');
    const medicare = await openWaiverDesk(opened(), { claimFilingCode: 'MB' });
    expect(refusalOf(await medicare.bill({ notice: 'abn' }))).toBe('invalid approval.waiver-not-billed');
    for (const each of [desk, other, medicare]) expect(await each.balances()).toBe('payer.1 1500.00');
  });

  test('W9: never reach a patient who may not be billed', async () => {
    const desk = await openWaiverDesk(opened());
    await succeed(opened(), desk.manager, async (records) => {
      const [claim] = await records.claims.findForRemittance(['J1N1'], []);
      const payers = claim!.payers.map((payer) => ({ ...payer, isMedicaid: true }));
      await records.claims.update([{ ...claim!, version: claim!.version + 1, payers }]);
    });
    expect(refusalOf(await desk.bill())).toBe('invalid approval.patient-barred');
    expect(await desk.balances()).toBe('payer.1 1500.00');
  });
});
