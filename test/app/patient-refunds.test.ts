import { v7 } from 'uuid';
import type { Approval } from '../../schemas/approval.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { renderIssue } from '../../schemas/issue.js';
import type { Outcome } from '../../schemas/outcome.js';
import { payPatientRefund } from '../../src/app/patient-payments/pay-patient-refund.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { answerWorked, openPatientDesk, type PatientDesk } from '../support/patient-desk.js';
import { differencesOf } from '../support/settings-desk.js';

let second: TestStore;
beforeAll(async () => {
  second = await openTestStore();
}, 180_000);
afterAll(() => second?.close());

const FIRST = { paid: '120', adjustments: ['CO-45 50', 'PR-1 30'], payerNumber: 'P1' };
const TAKEN = { paid: '-120', adjustments: ['CO-45 -50', 'PR-1 -30'], payerNumber: 'P1' };
const CORRECTED = { paid: '150', adjustments: ['CO-45 50'], payerNumber: 'P2' };
const OTHER = {
  ...{ controlNumber: 'J1N1', charge: '150', paid: '140', adjustments: ['CO-45 10'], payerNumber: 'P9' },
};

function told(outcome: Outcome<unknown>): string {
  if (!('refused' in outcome)) return 'done';
  const { code, issues } = outcome.refused;
  return [code, ...issues.map(renderIssue)].join(': ');
}

/** Worked journal 4.4 up to where the patient has paid 30.00. */
async function open(opened: TestStore) {
  const patients = await openPatientDesk(opened);
  await answerWorked(patients, { number: 1, paid: '120', claims: [FIRST] });
  doneOf(await patients.pay({ receipt: 'R-1', amount: '30', claims: ['WORKED 30'] }));
  return patients;
}

async function ask({ desk, tick, claimId }: PatientDesk, amount: string) {
  tick();
  return desk.ask(desk.ann, { kind: 'patient-refund', objectId: await claimId('WORKED'), amount });
}

async function pay({ desk, tick }: PatientDesk, approvalId: string, paidOn = '2026-03-25') {
  tick();
  const payment = { approvalId, reference: 'CHQ-9', paidOn: paidOn as CalendarDate };
  return payPatientRefund(desk.context, desk.bob, payment);
}

describeOnServer('what a receipt has left without a claim', (opened) => {
  test('is refunded when two others have approved, never more than is left when they do', async () => {
    const patients = await openPatientDesk(opened());
    const { desk, tick, receive, apply } = patients;
    await receive('J1N1 120 P1 PR-1');
    doneOf(await patients.pay({ receipt: 'R-1', amount: '50' }));
    const askBack = (amount: string, receipt = 'R-1') => {
      tick();
      return desk.ask(desk.ann, { kind: 'receipt-refund', objectId: receipt, amount });
    };
    expect(told(await askBack('50.01'))).toMatch(/^invalid: The amount is 50.01, and 50.00 is open/);
    expect(told(await askBack('50', 'R-2'))).toBe('unknown');
    const approve = async (asked: Approval, persons = [desk.bob, desk.cyd]) => {
      for (const person of persons) {
        tick();
        doneOf(await desk.decide(person, asked));
      }
    };
    const late = doneOf(await askBack('50'));
    await approve(late, [desk.bob]);
    doneOf(await apply('R-1', 'J1N1', '30'));
    tick();
    expect(told(await desk.decide(desk.cyd, late))).toMatch(
      /^conflict: The amount is 50.00, and 20.00 is open/,
    );
    doneOf(await desk.decide(desk.cyd, late, 'decline'));
    const asked = doneOf(await askBack('15'));
    expect(asked).toMatchObject({ state: 'open', approvalsNeeded: 2, amount: 1_500 });
    await approve(asked);
    expect(await desk.balances()).toContain('liability.refund -15.00');
    expect(await desk.balances()).toContain('liability.patient-unapplied -5.00');
    expect(told(await apply('R-1', 'J1N1', '5.01'))).toMatch(
      /^invalid: 5.01 is to be applied, and 5.00 is left/,
    );
    doneOf(await pay(patients, asked.approvalId));
    expect(await desk.balances()).toContain('cash.bank -15.00');
    expect(await differencesOf(opened(), second, desk.manager)).toEqual([]);
  });

  test('is owed by the patient once it went back and the bank returns the payment', async () => {
    const patients = await openPatientDesk(opened());
    const { desk, tick } = patients;
    doneOf(await patients.pay({ receipt: 'R-1', amount: '50' }));
    const asked = doneOf(await desk.ask(desk.ann, { kind: 'receipt-refund', objectId: 'R-1', amount: '20' }));
    for (const person of [desk.bob, desk.cyd]) {
      tick();
      doneOf(await desk.decide(person, asked));
    }
    doneOf(await patients.takeBack('R-1'));
    expect(await desk.balances()).toContain('liability.patient-unapplied 20.00');
    const again = await desk.ask(desk.ann, { kind: 'receipt-refund', objectId: 'R-1', amount: '1' });
    expect(told(again)).toMatch(/^conflict: Receipt R-1 was returned/);
    expect(await differencesOf(opened(), second, desk.manager)).toEqual([]);
  });
});

describeOnServer('a credit of a patient', (opened) => {
  test('is refunded when two others have approved, and paid out once', async () => {
    const patients = await open(opened());
    const { desk, tick, owed } = patients;
    await answerWorked(patients, { number: 2, paid: '30', claims: [TAKEN, CORRECTED] });
    const asked = doneOf(await ask(patients, '30'));
    expect(asked).toMatchObject({ state: 'open', approvalsNeeded: 2, amount: 3_000 });
    expect(told(await pay(patients, asked.approvalId))).toBe(
      'conflict: The refund is open; one that others have approved is wanted',
    );
    for (const person of [desk.bob, desk.cyd]) {
      tick();
      expect(await owed('WORKED')).toBe('-30.00');
      doneOf(await desk.decide(person, asked));
    }
    expect(await owed('WORKED')).toBe('0.00');
    expect(await desk.openItems()).toEqual([]);
    expect(await desk.balances()).toContain('liability.refund -30.00');
    expect(told(await pay(patients, asked.approvalId, '2027-03-25'))).toMatch(
      /^invalid: The date is 2027-03-25/,
    );
    doneOf(await pay(patients, asked.approvalId));
    expect(await desk.balances()).not.toContain('liability.refund');
    expect(await desk.balances()).toContain('cash.bank -30.00');
    expect(told(await pay(patients, asked.approvalId))).toBe(
      'conflict: The refund was paid on 2026-03-25 already',
    );
    expect(told(await pay(patients, v7()))).toBe('unknown');
    expect(told(await ask(patients, '0.01'))).toMatch(/^conflict: Nothing is open/);
    expect(await differencesOf(opened(), second, desk.manager)).toEqual([]);
  });

  test('is none while the payer has not answered again, nor more than the patient paid', async () => {
    const patients = await open(opened());
    expect(told(await ask(patients, '30'))).toMatch(/^conflict: Nothing is open/);
    await answerWorked(patients, { number: 2, paid: '20', claims: [TAKEN, OTHER] });
    expect(told(await ask(patients, '30'))).toBe(
      'conflict: A payer has taken back and has not answered again; nothing is refunded before that',
    );
    await answerWorked(patients, { number: 3, paid: '150', claims: [CORRECTED] });
    expect(told(await ask(patients, '30.01'))).toBe('invalid: The amount is 30.01, and 30.00 is open');
    expect(told(await ask(patients, '30'))).toBe('done');
  });

  test('is proposed to be refunded when the payer pays after all what was billed on, and takes nothing back', async () => {
    const patients = await openPatientDesk(opened());
    const { desk, decide, owed } = patients;
    const denied = { paid: '0', adjustments: ['PR-204 200'], payerNumber: 'P1' };
    await answerWorked(patients, { number: 1, paid: '0', claims: [denied] });
    await decide({ kind: 'billed-on', objectId: await desk.denialKey('WORKED'), amount: '200' });
    doneOf(await patients.pay({ receipt: 'R-1', amount: '200', claims: ['WORKED 200'] }));
    expect(await desk.openItems()).toEqual([]);
    await answerWorked(patients, { number: 2, paid: '150', claims: [CORRECTED] });
    expect(await owed('WORKED')).toBe('-200.00');
    expect(await desk.openItems()).toMatchObject([
      {
        ...{ kind: 'cob-stale', amount: -20_000 },
        proposal: { stale: [], changes: [], steps: [{ kind: 'refund-patient', amount: 20_000 }] },
      },
    ]);
    expect(await differencesOf(opened(), second, desk.manager)).toEqual([]);
    await decide({ kind: 'patient-refund', objectId: await patients.claimId('WORKED'), amount: '200' });
    expect(await owed('WORKED')).toBe('0.00');
    expect(await desk.openItems()).toEqual([]);
  });

  test('that was refunded is none again when the bank returns the payment behind it', async () => {
    const patients = await open(opened());
    const { desk, owed, takeBack } = patients;
    await answerWorked(patients, { number: 2, paid: '30', claims: [TAKEN, CORRECTED] });
    const asked = doneOf(await ask(patients, '30'));
    for (const person of [desk.bob, desk.cyd]) doneOf(await desk.decide(person, asked));
    doneOf(await takeBack('R-1'));
    expect(await owed('WORKED')).toBe('30.00');
    expect(await desk.openItems()).toEqual([]);
    expect(await differencesOf(opened(), second, desk.manager)).toEqual([]);
  });
});
