import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { PatientPayment } from '../../../schemas/patient-payment.js';
import { findFutureDate, findPaymentFault } from '../../domain/patient-accounts/check-allocations.js';
import type { Actor } from '../actor.js';
import { type AppContext, today } from '../context.js';
import type { PatientPaymentRecord } from '../records/patient-payment-records.js';
import { findOwedClaims } from './find-owed-claims.js';
import { actOn, postPatientPayment } from './post-patient-money.js';

/**
 * A patient pays: for claims that are named, no more of each than is owed, and the rest before there is a claim. The same
 * receipt again posts nothing.
 */
export async function recordPatientPayment(
  context: AppContext,
  actor: Actor,
  payment: PatientPayment,
): Promise<Outcome<PatientPaymentRecord>> {
  const { receiptNumber, patientAccountId, allocations } = payment;
  return context.unitOfWork.run<PatientPaymentRecord>(actor, actOn(receiptNumber), async (records) => {
    await records.patientPayments.lock(receiptNumber);
    const known = await records.patientPayments.find(receiptNumber);
    if (known) {
      if (describe(known) === describe(payment)) return done(known);
      return refused('conflict', [issue('receipt.receipt-known', {}, { receipt: receiptNumber })]);
    }
    const early = findFutureDate(payment.receivedOn, today(context.clock));
    if (early) return refused('invalid', [early]);
    if (!(await records.lists.findAccount(patientAccountId))) return refused('unknown', []);
    const claims = await records.claims.getByIds(allocations.map(({ claimId }) => claimId));
    const fault = findPaymentFault(payment, await findOwedClaims(records, claims));
    if (fault) return refused('invalid', [fault]);
    await postPatientPayment({ context, records, claims }, payment);
    records.audit.count({ claims: claims.length });
    return done((await records.patientPayments.find(receiptNumber))!);
  });
}

/** Equal where the content is, whatever the order of the allocations. */
function describe({ patientAccountId, receivedOn, method, amount, allocations }: PatientPayment): string {
  const divided = allocations.map(({ claimId, amount: part }) => `${claimId} ${part}`).sort();
  return JSON.stringify([patientAccountId, receivedOn, method, amount, divided]);
}
