import { v7 } from 'uuid';
import { listPatientClaims } from '../../src/app/patient-payments/list-patient-claims.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { openPatientDesk } from '../support/patient-desk.js';
import { layJobs } from '../support/remittance-jobs.js';
import { newActor, succeed } from '../support/sample-records.js';

describeOnServer('the claims of a patient', (opened) => {
  test('come with what the patient owes of each now, and those of nobody else', async () => {
    const { desk, receive, pay, account } = await openPatientDesk(opened());
    await receive('J1N1 120 P1 PR-1');
    doneOf(await pay({ receipt: 'R-1', amount: '10', claims: ['J1N1 10'] }));
    const claims = doneOf(await listPatientClaims(desk.context, desk.biller, account));
    const owing = claims.filter(({ owed }) => owed !== 0);
    expect(claims).toHaveLength(12);
    expect(owing.map(({ patientControlNumber, owed }) => [patientControlNumber, owed]).sort()).toEqual([
      ['J1N1', 2_000],
      ['SELFPAY', 20_000],
    ]);
    expect(await listPatientClaims(desk.context, desk.biller, v7())).toMatchObject({
      refused: { code: 'unknown' },
    });
  });

  test('come all, however many there are', async () => {
    const { store, clock } = opened();
    const manager = newActor();
    await layJobs(opened(), manager, 1, 201);
    const context = { unitOfWork: store.unitOfWork, clock, ids: { next: () => v7() } };
    const { items } = await succeed(opened(), manager, (records) => records.lists.accounts({}, { limit: 2 }));
    const claims = doneOf(await listPatientClaims(context, manager, items[0]!.patientAccountId));
    expect(new Set(claims.map(({ claimId }) => claimId)).size).toBe(201);
  });
});
