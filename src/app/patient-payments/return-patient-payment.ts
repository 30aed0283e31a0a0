import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { PatientPaymentReturn } from '../../../schemas/patient-payment.js';
import { findFutureDate } from '../../domain/patient-accounts/check-allocations.js';
import type { Actor } from '../actor.js';
import { type AppContext, today } from '../context.js';
import type { PatientPaymentRecord } from '../records/patient-payment-records.js';
import { actOn, claimIdsOf, postPatientReturn } from './post-patient-money.js';

export interface NewReturn extends PatientPaymentReturn {
  readonly receiptNumber: string;
}

/** The bank takes a payment back, once: the patient owes again exactly what it and its applications had paid. */
export async function returnPatientPayment(
  context: AppContext,
  actor: Actor,
  { receiptNumber, kind, returnedOn, reason }: NewReturn,
): Promise<Outcome<PatientPaymentRecord>> {
  return context.unitOfWork.run<PatientPaymentRecord>(actor, actOn(receiptNumber), async (records) => {
    await records.patientPayments.lock(receiptNumber);
    const payment = await records.patientPayments.find(receiptNumber);
    if (!payment) return refused('unknown', []);
    if (payment.returned) {
      const told = { receipt: receiptNumber, date: payment.returned.returnedOn };
      return refused('conflict', [issue('receipt.returned', {}, told)]);
    }
    if (returnedOn < payment.receivedOn) {
      const told = { returned: returnedOn, received: payment.receivedOn };
      return refused('invalid', [issue('receipt.returned-before', {}, told)]);
    }
    const early = findFutureDate(returnedOn, today(context.clock));
    if (early) return refused('invalid', [early]);
    const claims = await records.claims.getByIds(claimIdsOf(payment));
    await postPatientReturn({ context, records, claims }, payment, { kind, returnedOn, reason });
    return done((await records.patientPayments.find(receiptNumber))!);
  });
}
