import { issue } from '../../../schemas/issue.js';
import { formatCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { findUnapplied } from '../../domain/patient-accounts/plan-patient-payment.js';
import { type PatientRefund, planPatientRefund } from '../../domain/patient-accounts/plan-patient-refund.js';
import { today } from '../context.js';
import type { PatientPaymentRecord } from '../records/patient-payment-records.js';
import type { ActSetting, AskedAct, PreparedAct } from './approval-act.js';

/** Gives back what a receipt has left without a claim: no more of it than is left, and nothing of one that was returned. */
export async function prepareReceiptRefund(
  setting: ActSetting,
  { approvalId, objectId: receipt, amount = ZERO }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  const { patientPayments } = setting.records;
  await patientPayments.lock(receipt);
  const payment = await patientPayments.find(receipt);
  if (!payment) return refused('unknown', []);
  if (payment.returned) {
    const told = { receipt, date: payment.returned.returnedOn };
    return refused('conflict', [issue('receipt.returned', {}, told)]);
  }
  const left = findUnapplied(payment);
  if (left <= ZERO) return refused('conflict', [issue('approval.nothing-open')]);
  if (amount > left) {
    const told = { amount: formatCents(amount), open: formatCents(left) };
    return refused('invalid', [issue('approval.amount-too-large', {}, told)]);
  }
  return done({ amount, perform: () => layReceiptRefund(setting, payment, { approvalId, amount }) });
}

/** Nothing is judged: a rebuild lays down what was approved. */
export async function layReceiptRefund(
  { context, records }: ActSetting,
  { patientAccountId }: PatientPaymentRecord,
  { approvalId, amount }: Pick<PatientRefund, 'approvalId' | 'amount'>,
): Promise<readonly string[]> {
  const journal = planPatientRefund({ approvalId, amount, patientAccountId }, today(context.clock));
  await records.ledger.append([journal]);
  return [journal.naturalKey];
}
