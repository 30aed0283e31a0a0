import type { PatientPaymentTold } from '../patient-payment-port.js';

/** The receipt, what went to which claim, what is left, and whether it was returned. */
export function renderPatientPayment(payment: PatientPaymentTold): string {
  const { receiptNumber, patientAccountId, method, amount, receivedOn, returned } = payment;
  return [
    `${receiptNumber}: ${amount} by ${method}, received on ${receivedOn}`,
    `  of patient account ${patientAccountId}`,
    ...payment.allocations.map((each) => `  ${each.amount} to claim ${each.claimId}`),
    ...payment.applications.map(
      ({ ordinal, claimId, appliedOn, ...each }) =>
        `  ${each.amount} to claim ${claimId} on ${appliedOn}, application ${ordinal}`,
    ),
    ...payment.refunds.map((each) => `  ${each.amount} back to the patient by approval ${each.approvalId}`),
    returned
      ? `  returned on ${returned.returnedOn} (${returned.kind}): ${returned.reason}`
      : `  ${payment.unappliedAmount} without a claim`,
  ].join('\n');
}
