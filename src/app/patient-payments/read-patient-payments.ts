import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Page, PageRequest } from '../records/list-records.js';
import type { PatientPaymentRecord } from '../records/patient-payment-records.js';

/** What the patient has paid, by receipt number. */
export function listPatientPayments(
  context: AppContext,
  actor: Actor,
  patientAccountId: string,
  page: PageRequest,
): Promise<Outcome<Page<PatientPaymentRecord>>> {
  const act = {
    ...{ action: 'patient-payment.read' as const, objectType: 'patient-account', objectId: patientAccountId },
  };
  return context.unitOfWork.run<Page<PatientPaymentRecord>>(actor, act, async (records) => {
    if (!(await records.lists.findAccount(patientAccountId))) return refused('unknown', []);
    return done(await records.lists.patientPayments(patientAccountId, page));
  });
}
