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

/** Copays before the remittance, payments behind it, a reversal and a correction behind those, write-offs and returns. */
async function play(patients: PatientDesk): Promise<void> {
  const { desk, receive, pay, apply, takeBack, decide, claimId } = patients;
  doneOf(await pay({ receipt: 'COPAY', amount: '20' }));
  await receive('J1N1 120 P1 PR-1', 'J1N2 120 P2 PR-1', 'J1N3 120 P3 PR-1');
  doneOf(await apply('COPAY', 'J1N1', '15'));
  doneOf(await pay({ receipt: 'REST', amount: '25', claims: ['J1N1 15', 'J1N2 10'], method: 'card' }));
  await decide({ kind: 'write-off.small-balance', objectId: await claimId('J1N2'), amount: '20' });
  // The correction leaves less to the patient than was paid and written off.
  await receive('J1N2 -120 P2 PR-1', 'J1N4 150 P4');
  await receive('J1N2 145 P2A PR-1');
  doneOf(await pay({ receipt: 'BAD', amount: '30', claims: ['J1N3 10'], method: 'check' }));
  doneOf(await apply('BAD', 'J1N3', '5'));
  doneOf(await apply('COPAY', 'J1N3', '5'));
  doneOf(await takeBack('BAD', '2026-03-21'));
  doneOf(await pay({ receipt: 'SELF', amount: '60', claims: ['SELFPAY 60'], method: 'electronic' }));
  await answerWorked(patients, {
    ...{ number: 1, paid: '120' },
    claims: [{ paid: '120', adjustments: ['CO-45 50', 'PR-1 30'], payerNumber: 'W1' }],
  });
  doneOf(await pay({ receipt: 'WORKED', amount: '30', claims: ['WORKED 30'] }));
  await answerWorked(patients, {
    ...{ number: 2, paid: '30' },
    claims: [
      { paid: '-120', adjustments: ['CO-45 -50', 'PR-1 -30'], payerNumber: 'W1' },
      { paid: '150', adjustments: ['CO-45 50'], payerNumber: 'W2' },
    ],
  });
  const kinds = (await desk.openItems()).map(({ kind, amount }) => `${kind} ${amount}`);
  expect(kinds.sort()).toEqual(['cob-stale -3000', 'cob-stale -500']);
}

describeOnServer('money of patients in a ledger that is made again', (opened) => {
  test('is the same, whatever order remittances come in, and what was changed by hand is found', async () => {
    const patients = await openPatientDesk(opened());
    await play(patients);
    const { manager } = patients.desk;
    expect(await differencesOf(opened(), second, manager)).toEqual([]);
    opened().allowBreaches();
    const { dataSource } = opened().store;
    await dataSource.query('ALTER TABLE patient_payments DISABLE TRIGGER patient_payments_sealed');
    await dataSource.query(
      `UPDATE patient_payments SET amount_cents = 2100 WHERE practice_id = $1 AND receipt_number = 'COPAY'`,
      [manager.practiceId],
    );
    await dataSource.query('ALTER TABLE patient_payments ENABLE ALWAYS TRIGGER patient_payments_sealed');
    const found = await differencesOf(opened(), second, manager);
    expect(found).toContainEqual({
      ...{ kind: 'patient-payment', name: 'receipt COPAY', stands: [2_100, 2_000, 0] },
      ...{ rebuilt: [2_100, 2_000, 100], seed: undefined },
    });
    expect(found).toContainEqual(expect.objectContaining({ kind: 'account', name: 'cash.patient' }));
  });

  test('tells a payment that was taken out by hand', async () => {
    const { desk, receive, pay } = await openPatientDesk(opened());
    await receive('J1N1 120 P1 PR-1');
    doneOf(await pay({ receipt: 'R-1', amount: '30', claims: ['J1N1 30'] }));
    opened().allowBreaches();
    await opened().store.dataSource.query(
      'ALTER TABLE patient_payments DISABLE TRIGGER patient_payments_sealed',
    );
    await opened().store.dataSource.query('DELETE FROM patient_payments WHERE practice_id = $1', [
      desk.manager.practiceId,
    ]);
    await opened().store.dataSource.query(
      'ALTER TABLE patient_payments ENABLE ALWAYS TRIGGER patient_payments_sealed',
    );
    const found = await differencesOf(opened(), second, desk.manager);
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'receivable', stands: undefined, rebuilt: [3_000] }),
    );
  });
});
