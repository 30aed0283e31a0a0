import type { Journal } from '../../../schemas/ledger.js';
import type {
  PatientApplication,
  PatientPayment,
  PatientPaymentReturn,
} from '../../../schemas/patient-payment.js';
import {
  planPatientApplication,
  planPatientPayment,
  planPatientReturn,
} from '../../domain/patient-accounts/plan-patient-payment.js';
import { ClaimPlanning } from '../claim-payments/claim-planning.js';
import { findPlanTerms } from '../claim-payments/plan-terms.js';
import { type AppContext, today } from '../context.js';
import type { AuditedAct, ClaimRecord, Records } from '../ports.js';
import type { PatientPaymentRecord } from '../records/patient-payment-records.js';

/** Claims are locked already, and nothing is judged: a rebuild lays down what was recorded. */
export interface PatientMoneySetting {
  readonly context: Pick<AppContext, 'clock'>;
  readonly records: Records;
  readonly claims: readonly ClaimRecord[];
}

/** What the audit says of every act on a receipt. */
export function actOn(receiptNumber: string): AuditedAct {
  return { action: 'patient-payment.record', objectType: 'patient-payment', objectId: receiptNumber };
}

export async function postPatientPayment(
  setting: PatientMoneySetting,
  payment: PatientPayment,
): Promise<void> {
  await setting.records.patientPayments.insert(payment);
  await post(setting, payment, [planPatientPayment(payment)]);
}

export async function postPatientApplication(
  setting: PatientMoneySetting,
  payment: PatientPayment,
  application: PatientApplication,
): Promise<void> {
  await setting.records.patientPayments.apply(payment.receiptNumber, application);
  await post(setting, payment, [planPatientApplication(payment, application)]);
}

/** @param payment with all that was applied of it */
export async function postPatientReturn(
  setting: PatientMoneySetting,
  payment: PatientPaymentRecord,
  returned: PatientPaymentReturn,
): Promise<void> {
  await setting.records.patientPayments.return(payment.receiptNumber, returned);
  await post(setting, payment, planPatientReturn(payment, returned.returnedOn));
}

/** Of the claims that a payment or its applications name. */
export function claimIdsOf({ allocations, applications }: PatientPaymentRecord): string[] {
  return [...new Set([...allocations, ...applications].map(({ claimId }) => claimId))];
}

/**
 * Proposals and write-offs of a claim go by what its patient has paid: the claims are planned again over it, so that they
 * end the same whether the money or a remittance came first.
 */
async function post(
  { context, records, claims }: PatientMoneySetting,
  { receiptNumber }: PatientPayment,
  journals: readonly Journal[],
): Promise<void> {
  await records.ledger.append(journals);
  if (claims.length === 0) return;
  const date = today(context.clock);
  const planning = new ClaimPlanning(records, await findPlanTerms(records), {
    dateOf: () => date,
    causeOf: () => `patient-payment:${receiptNumber}`,
  });
  await planning.store(await planning.plan(await planning.know(claims), {}));
}
