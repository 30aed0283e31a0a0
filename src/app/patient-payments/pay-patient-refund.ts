import { type Approval, isRefund } from '../../../schemas/approval.js';
import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { RefundPayment } from '../../../schemas/patient-payment.js';
import { findFutureDate } from '../../domain/patient-accounts/check-allocations.js';
import { planRefundPayment } from '../../domain/patient-accounts/plan-patient-refund.js';
import type { Actor } from '../actor.js';
import { type AppContext, today } from '../context.js';
import type { Records } from '../ports.js';
import type { RefundPaymentRecord } from '../records/patient-payment-records.js';

/** An approved refund is paid out, once and in full: by a cheque or a transfer that is named. */
export async function payPatientRefund(
  context: AppContext,
  actor: Actor,
  payment: RefundPayment,
): Promise<Outcome<RefundPaymentRecord>> {
  const { approvalId } = payment;
  const act = { action: 'patient-refund.pay', objectType: 'approval', objectId: approvalId } as const;
  return context.unitOfWork.run<RefundPaymentRecord>(actor, act, async (records) => {
    await records.approvals.lock();
    const approval = await records.approvals.find(approvalId);
    if (!approval || !isRefund(approval.kind)) return refused('unknown', []);
    if (approval.state !== 'executed') {
      return refused('conflict', [issue('receipt.refund-state', {}, { state: approval.state })]);
    }
    const known = await records.patientPayments.findRefundPayment(approvalId);
    if (known) return refused('conflict', [issue('receipt.refund-paid', {}, { date: known.paidOn })]);
    const early = findFutureDate(payment.paidOn, today(context.clock));
    if (early) return refused('invalid', [early]);
    await postRefundPayment(records, approval, payment);
    return done((await records.patientPayments.findRefundPayment(approvalId))!);
  });
}

/** As the bare fact: a rebuild lays down what was recorded. */
export async function postRefundPayment(
  records: Records,
  { approvalId, amount, objectId, claimId }: Approval,
  payment: RefundPayment,
): Promise<void> {
  const [of] =
    claimId === undefined
      ? [await records.patientPayments.find(objectId)]
      : await records.claims.getByIds([claimId]);
  await records.patientPayments.payRefund(payment);
  const { patientAccountId } = of!;
  const refund = { approvalId, amount, patientAccountId, ...(claimId !== undefined && { claimId }) };
  await records.ledger.append([planRefundPayment(refund, payment.paidOn)]);
}
