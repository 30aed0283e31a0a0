import { ZERO } from '../../../schemas/money.js';
import type { PatientPaymentReturn } from '../../../schemas/patient-payment.js';
import { findUnapplied } from '../../domain/patient-accounts/plan-patient-payment.js';
import type { PatientPaymentRecord } from '../records/patient-payment-records.js';
import { viewAmount } from './common.js';

export function viewPatientPayment(payment: PatientPaymentRecord) {
  const { receiptNumber, patientAccountId, receivedOn, method, returned, recordedAt, recordedBy } = payment;
  return {
    ...{ receiptNumber, patientAccountId, receivedOn, method },
    amount: viewAmount(payment.amount),
    allocations: payment.allocations.map(({ claimId, amount }) => ({ claimId, amount: viewAmount(amount) })),
    applications: payment.applications.map(({ ordinal, claimId, amount, appliedOn }) => ({
      ...{ ordinal, claimId, appliedOn },
      amount: viewAmount(amount),
    })),
    refunds: payment.refunds.map(({ approvalId, amount }) => ({ approvalId, amount: viewAmount(amount) })),
    unappliedAmount: viewAmount(returned ? ZERO : findUnapplied(payment)),
    ...(returned && { returned: viewReturn(returned) }),
    ...{ recordedAt, recordedBy },
  };
}

function viewReturn({ kind, returnedOn, reason }: PatientPaymentReturn) {
  return { kind, returnedOn, reason };
}
