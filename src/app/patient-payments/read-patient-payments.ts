import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import { type AppContext, sha256 } from '../context.js';
import type { Page, PageRequest } from '../records/list-records.js';
import type { PatientPaymentRecord } from '../records/patient-payment-records.js';

/** A receipt number is the practice's own text, which stands in no address: what stands there is a piece of its hash. */
export function receiptKeyOf(receiptNumber: string): string {
  return sha256(receiptNumber).slice(0, 32);
}

/** Receipts of an account that are looked through at a time. */
const TOGETHER = 200;

/** One payment of the patient, by the key of its receipt. */
export function getPatientPayment(
  context: AppContext,
  actor: Actor,
  { patientAccountId, receiptKey }: { readonly patientAccountId: string; readonly receiptKey: string },
): Promise<Outcome<PatientPaymentRecord>> {
  const act = {
    ...{ action: 'patient-payment.read' as const, objectType: 'patient-account', objectId: patientAccountId },
  };
  return context.unitOfWork.run<PatientPaymentRecord>(actor, act, async ({ lists }) => {
    let after: Page<PatientPaymentRecord>['next'];
    do {
      const page = await lists.patientPayments(patientAccountId, {
        limit: TOGETHER,
        ...(after && { after }),
      });
      const found = page.items.find(({ receiptNumber }) => receiptKeyOf(receiptNumber) === receiptKey);
      if (found) return done(found);
      after = page.next;
    } while (after !== undefined);
    return refused('unknown', []);
  });
}

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
