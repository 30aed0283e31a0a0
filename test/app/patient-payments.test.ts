import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { renderIssue } from '../../schemas/issue.js';
import { cents } from '../../schemas/money.js';
import type { Outcome } from '../../schemas/outcome.js';
import { applyPatientPayment } from '../../src/app/patient-payments/apply-patient-payment.js';
import { listPatientPayments } from '../../src/app/patient-payments/read-patient-payments.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { answerWorked, openPatientDesk } from '../support/patient-desk.js';

const END = { asOf: '9999-12-31' as CalendarDate };

/** `invalid: The allocations come to 40.00, ...`. */
function told(outcome: Outcome<unknown>): string {
  if (!('refused' in outcome)) return 'done';
  const { code, issues } = outcome.refused;
  return [code, ...issues.map(renderIssue)].join(': ');
}

describeOnServer('what a patient pays', (opened) => {
  test('goes to the claims that it is for, and waits where there is none', async () => {
    const { desk, receive, pay, owed, account, claimId } = await openPatientDesk(opened());
    await receive('J1N1 120 P1 PR-1', 'J1N2 110 P2 PR-2');
    const claims = ['J1N1 30', 'J1N2 15'];
    const paid = doneOf(await pay({ receipt: 'R-1', amount: '60', claims, method: 'check' }));
    expect(paid).toMatchObject({
      ...{ receiptNumber: 'R-1', patientAccountId: account, method: 'check', amount: 6_000 },
      ...{ applications: [], recordedBy: 'biller-1' },
      allocations: [
        { claimId: await claimId('J1N1'), amount: 3_000 },
        { claimId: await claimId('J1N2'), amount: 1_500 },
      ],
    });
    expect([await owed('J1N1'), await owed('J1N2')]).toEqual(['0.00', '25.00']);
    expect(await desk.balances()).toContain('cash.patient 60.00');
    expect(await desk.balances()).toContain('liability.patient-unapplied -15.00');
    const listed = doneOf(await listPatientPayments(desk.context, desk.ann, account, { limit: 10 }));
    expect(listed).toEqual({ items: [paid] });
    expect(told(await listPatientPayments(desk.context, desk.ann, v7(), { limit: 10 }))).toBe('unknown');
  });

  test('is one journal on the day on which it was received', async () => {
    const { desk, receive, pay, account, claimId } = await openPatientDesk(opened());
    await receive('J1N1 120 P1 PR-1');
    await pay({ receipt: 'R-1', amount: '50', claims: ['J1N1 30'], on: '2026-03-05' });
    const { items } = await desk.read((records) => records.lists.accountEntries(account, { limit: 200 }));
    const own = items.filter(({ kind }) => kind === 'patient-payment');
    const of = { journalKey: 'patient-payment:R-1', accountingDate: '2026-03-05', patientAccountId: account };
    expect(own).toEqual([
      expect.objectContaining({
        ...{ ...of, debit: 'cash.patient', credit: 'receivable.patient', amount: 3_000 },
        claimId: await claimId('J1N1'),
      }),
      expect.objectContaining({
        ...{ ...of, debit: 'cash.patient', credit: 'liability.patient-unapplied', amount: 2_000 },
      }),
    ]);
    expect(own[1]).not.toHaveProperty('claimId');
  });

  test('is recorded once by a receipt, and a receipt says one thing', async () => {
    const { desk, receive, pay } = await openPatientDesk(opened());
    await receive('J1N1 120 P1 PR-1', 'J1N2 120 P2 PR-1');
    const paid = { receipt: 'R-1', amount: '50', claims: ['J1N1 30', 'J1N2 10'] };
    const first = doneOf(await pay(paid));
    const before = await desk.balances();
    expect(doneOf(await pay({ ...paid, claims: ['J1N2 10', 'J1N1 30'] }, desk.ann))).toEqual(first);
    const known =
      'conflict: Receipt R-1 is recorded already with other content; a receipt number is wanted that is not in use';
    for (const change of [
      { amount: '51' },
      { on: '2026-03-10' },
      { method: 'card' as const },
      { claims: ['J1N1 30', 'J1N2 11'] },
      { claims: ['J1N1 30'] },
    ]) {
      expect(told(await pay({ ...paid, ...change }))).toBe(known);
    }
    expect(await desk.balances()).toBe(before);
  });

  test('is recorded once by two who record it at the same time', async () => {
    const { desk, pay } = await openPatientDesk(opened());
    const paid = { receipt: 'R-1', amount: '50' };
    const [one, other] = await Promise.all([pay(paid), pay(paid)]);
    expect(doneOf(other)).toEqual(doneOf(one));
    expect(await desk.balances()).toContain('cash.patient 50.00');
  });

  test('is refused where it is divided as nobody owes it', async () => {
    const { desk, receive, pay, other, claimId } = await openPatientDesk(opened());
    await receive('J1N1 120 P1 PR-1', 'J1N2 120 P2 PR-1');
    const before = await desk.balances();
    const strange = await claimId('STRANGE');
    for (const [paid, wanted] of [
      [
        { claims: ['J1N1 30', 'J1N2 30.01'], amount: '90' },
        'Allocation 2 is of 30.01, and the patient owes 30.00 of the claim; no more than that is wanted',
      ],
      [
        { claims: ['J1N3 10'] },
        'Allocation 1 is of 10.00, and the patient owes 0.00 of the claim; no more than that is wanted',
      ],
      [{ claims: ['J1N1 30', 'J1N2 20.01'] }, 'The allocations come to 50.01, and 50.00 was received'],
      [
        { claims: ['STRANGE 10'] },
        `Allocation 1 names claim ${strange} of another patient account; one of the account that pays is wanted`,
      ],
      [
        { claims: ['J1N1 10', 'J1N1 10'] },
        'Allocation 2 names a claim that the list has named before; each claim is wanted once',
      ],
      [
        { on: '2026-03-28' },
        'The date is 2026-03-28, and today is 2026-03-26; none later than tomorrow is wanted, which may be today elsewhere',
      ],
      [{ claims: ['J1N1 0'] }, 'The amount is 0.00; one above zero is wanted'],
      [{ amount: '0' }, 'The amount is 0.00; one above zero is wanted'],
      [{ amount: '-50' }, 'The amount is -50.00; one above zero is wanted'],
    ] as const) {
      expect(told(await pay({ receipt: 'R-1', amount: '50', ...paid }))).toBe(`invalid: ${wanted}`);
    }
    expect(told(await pay({ receipt: 'R-1', amount: '50', account: v7() }))).toBe('unknown');
    expect(told(await pay({ receipt: 'R-1', amount: '50', claims: ['STRANGE 50'], account: other }))).toBe(
      'done',
    );
    expect(await desk.balances()).not.toBe(before);
  });

  test('is nothing that an auditor records', async () => {
    const { desk, pay } = await openPatientDesk(opened());
    const auditor = { ...desk.manager, role: 'auditor' as const };
    expect(told(await pay({ receipt: 'R-1', amount: '50' }, auditor))).toMatch(/^forbidden/);
  });
});

describeOnServer('what a receipt left unapplied', (opened) => {
  test('goes to claims later, never more than is left of it nor than is owed', async () => {
    const { desk, receive, pay, apply, owed, claimId } = await openPatientDesk(opened());
    doneOf(await pay({ receipt: 'R-1', amount: '20' }));
    await receive('J1N1 120 P1 PR-1', 'J1N2 140 P2 PR-1');
    expect(told(await apply('R-1', 'J1N2', '10.01'))).toBe(
      'invalid: Allocation 1 is of 10.01, and the patient owes 10.00 of the claim; no more than that is wanted',
    );
    const once = doneOf(await apply('R-1', 'J1N1', '15'));
    expect(once.applications).toEqual([
      expect.objectContaining({
        ordinal: 1,
        claimId: await claimId('J1N1'),
        amount: 1_500,
        appliedOn: '2026-03-26',
      }),
    ]);
    expect(told(await apply('R-1', 'J1N1', '5.01'))).toBe(
      'invalid: 5.01 is to be applied, and 5.00 is left of receipt R-1 without a claim',
    );
    expect(told(await apply('R-1', 'J1N1', '-5'))).toBe(
      'invalid: The amount is -5.00; one above zero is wanted',
    );
    expect(told(await apply('R-2', 'J1N1', '5'))).toBe('unknown');
    expect(told(await apply('R-1', 'STRANGE', '5'))).toMatch(
      /^invalid: Allocation 1 names claim \S+ of another/,
    );
    const nowhere = { receiptNumber: 'R-1', claimId: v7(), amount: cents(100) };
    expect(told(await applyPatientPayment(desk.context, desk.biller, nowhere))).toBe(
      'invalid: Allocation 1 names a claim that the practice does not have',
    );
    doneOf(await apply('R-1', 'J1N2', '5'));
    expect([await owed('J1N1'), await owed('J1N2')]).toEqual(['15.00', '5.00']);
    expect(await desk.balances()).not.toContain('patient-unapplied');
    expect(told(await apply('R-1', 'J1N2', '0.01'))).toBe(
      'invalid: 0.01 is to be applied, and 0.00 is left of receipt R-1 without a claim',
    );
  });

  test('is not given twice by two who apply at once', async () => {
    const { receive, pay, apply, owed } = await openPatientDesk(opened());
    doneOf(await pay({ receipt: 'R-1', amount: '20' }));
    await receive('J1N1 120 P1 PR-1', 'J1N2 120 P2 PR-1');
    const outcomes = await Promise.all([apply('R-1', 'J1N1', '15'), apply('R-1', 'J1N2', '15')]);
    expect(outcomes.map((outcome) => 'done' in outcome).sort()).toEqual([false, true]);
    expect([await owed('J1N1'), await owed('J1N2')].sort()).toEqual(['15.00', '30.00']);
  });

  test('is given once by an application that says which one it is', async () => {
    const { desk, receive, pay, owed, claimId } = await openPatientDesk(opened());
    doneOf(await pay({ receipt: 'R-1', amount: '20' }));
    await receive('J1N1 120 P1 PR-1');
    const first = { receiptNumber: 'R-1', claimId: await claimId('J1N1'), amount: cents(500), ordinal: 1 };
    const apply = (changed: object) =>
      applyPatientPayment(desk.context, desk.biller, { ...first, ...changed });
    const [once, again] = await Promise.all([apply({}), apply({})]);
    expect(doneOf(again)).toEqual(doneOf(once));
    expect([doneOf(once).applications.length, await owed('J1N1')]).toEqual([1, '25.00']);
    const meanwhile =
      'conflict: Something else was applied of receipt R-1 in the meantime; look at what is left of it first';
    expect(told(await apply({ amount: cents(600) }))).toBe(meanwhile);
    expect(told(await apply({ ordinal: 3 }))).toBe(meanwhile);
    expect(doneOf(await apply({ ordinal: 2 })).applications.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  });

  test('pays what a patient without a payer owes', async () => {
    const { pay, apply, owed } = await openPatientDesk(opened());
    doneOf(await pay({ receipt: 'R-1', amount: '120', claims: ['SELFPAY 100'] }));
    doneOf(await apply('R-1', 'SELFPAY', '20'));
    expect(await owed('SELFPAY')).toBe('80.00');
  });
});

describeOnServer('a payment that the bank returns', (opened) => {
  test('is mirrored with all its applications, once', async () => {
    const { desk, receive, pay, apply, takeBack, owed, account } = await openPatientDesk(opened());
    await receive('J1N1 120 P1 PR-1', 'J1N2 120 P2 PR-1');
    const before = await desk.balances();
    doneOf(await pay({ receipt: 'R-1', amount: '50', claims: ['J1N1 10'], method: 'check' }));
    doneOf(await apply('R-1', 'J1N1', '20'));
    doneOf(await apply('R-1', 'J1N2', '5'));
    expect(told(await takeBack('R-1', '2027-03-20'))).toMatch(/^invalid: The date is 2027-03-20/);
    expect(told(await takeBack('R-1', '2026-03-08'))).toBe(
      'invalid: The return is dated 2026-03-08, and the payment was received on 2026-03-09; a day not before that is wanted',
    );
    const returned = doneOf(await takeBack('R-1', '2026-03-20'));
    expect(returned.returned).toMatchObject({
      kind: 'nsf',
      returnedOn: '2026-03-20',
      recordedBy: 'biller-1',
    });
    expect(await desk.balances()).toBe(before);
    expect([await owed('J1N1'), await owed('J1N2')]).toEqual(['30.00', '30.00']);
    const again = 'conflict: Receipt R-1 was returned on 2026-03-20; nothing of it stands any more';
    expect(told(await takeBack('R-1'))).toBe(again);
    expect(told(await apply('R-1', 'J1N2', '5'))).toBe(again);
    expect(told(await takeBack('R-2'))).toBe('unknown');
    const { items } = await desk.read((records) => records.lists.accountEntries(account, { limit: 200 }));
    const keys = items.filter(({ kind }) => kind === 'patient-payment').map(({ journalKey }) => journalKey);
    expect([...new Set(keys)]).toEqual([
      ...['patient-payment:R-1', 'patient-payment-application:R-1/1', 'patient-payment-application:R-1/2'],
      ...['patient-payment-return:R-1/2', 'patient-payment-return:R-1/1', 'patient-payment-return:R-1'],
    ]);
  });
});

describeOnServer('worked journal 4.4', (opened) => {
  const FIRST = { paid: '120', adjustments: ['CO-45 50', 'PR-1 30'], payerNumber: 'P1' };
  const TAKEN = { paid: '-120', adjustments: ['CO-45 -50', 'PR-1 -30'], payerNumber: 'P1' };
  const CORRECTED = { paid: '150', adjustments: ['CO-45 50'], payerNumber: 'P2' };
  const OTHER = {
    ...{ controlNumber: 'J1N1', charge: '150', paid: '140', adjustments: ['CO-45 10'], payerNumber: 'P9' },
  };
  const REFUND = { kind: 'refund-patient', amount: 3_000 };

  /** ERA 1, and the patient pays what it leaves. */
  async function open() {
    const patients = await openPatientDesk(opened());
    await answerWorked(patients, { number: 1, paid: '120', claims: [FIRST] });
    expect(await patients.owed('WORKED')).toBe('30.00');
    doneOf(await patients.pay({ receipt: 'R-1', amount: '30', claims: ['WORKED 30'] }));
    expect(await patients.owed('WORKED')).toBe('0.00');
    return patients;
  }

  test('ends with the payer at zero and a credit of the patient that is to be refunded', async () => {
    const patients = await open();
    await answerWorked(patients, { number: 2, paid: '30', claims: [TAKEN, CORRECTED] });
    const worked = await patients.claimId('WORKED');
    const receivables = await patients.desk.read((records) => records.ledger.receivables(END));
    expect(receivables.filter(({ claimId }) => claimId === worked)).toEqual([
      expect.objectContaining({ account: 'receivable.patient', balance: -3_000 }),
    ]);
    const [item] = await patients.desk.openItems();
    expect(item).toMatchObject({ kind: 'cob-stale', amount: -3_000 });
    expect(item!.proposal!.steps).toContainEqual(REFUND);
  });

  test('holds the credit until the correction comes, and proposes nothing when the bank returns the payment', async () => {
    const patients = await open();
    await answerWorked(patients, { number: 2, paid: '20', claims: [TAKEN, OTHER] });
    expect(await patients.owed('WORKED')).toBe('-30.00');
    const steps = async () => (await patients.desk.openItems())[0]!.proposal!.steps;
    expect(await steps()).toContainEqual({ kind: 'hold-patient-credit', amount: 3_000 });
    await answerWorked(patients, { number: 3, paid: '150', claims: [CORRECTED] });
    expect(await steps()).toContainEqual(REFUND);
    doneOf(await patients.takeBack('R-1'));
    expect(await patients.owed('WORKED')).toBe('0.00');
    expect(await patients.desk.openItems()).toEqual([]);
  });
});
