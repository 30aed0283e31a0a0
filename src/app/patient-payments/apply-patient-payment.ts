import { issue } from '../../../schemas/issue.js';
import { formatCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { PatientAllocation } from '../../../schemas/patient-payment.js';
import { findAllocationFault } from '../../domain/patient-accounts/check-allocations.js';
import { findUnapplied } from '../../domain/patient-accounts/plan-patient-payment.js';
import type { Actor } from '../actor.js';
import { type AppContext, today } from '../context.js';
import type { PatientPaymentRecord } from '../records/patient-payment-records.js';
import { findOwedClaims } from './find-owed-claims.js';
import { actOn, postPatientApplication } from './post-patient-money.js';

export interface NewApplication extends PatientAllocation {
  readonly receiptNumber: string;
  /** Which application of the receipt it is, from 1: the same one again posts nothing. The next one when left out. */
  readonly ordinal?: number;
}

/** Gives a claim a part of what a receipt left unapplied: no more than is left of it, nor than the patient owes there. */
export async function applyPatientPayment(
  context: AppContext,
  actor: Actor,
  asked: NewApplication,
): Promise<Outcome<PatientPaymentRecord>> {
  const { receiptNumber, claimId, amount } = asked;
  return context.unitOfWork.run<PatientPaymentRecord>(actor, actOn(receiptNumber), async (records) => {
    await records.patientPayments.lock(receiptNumber);
    const payment = await records.patientPayments.find(receiptNumber);
    if (!payment) return refused('unknown', []);
    const { returned, applications } = payment;
    if (isKnown(asked, payment)) return done(payment);
    const receipt = receiptNumber;
    if (returned) {
      const told = { receipt, date: returned.returnedOn };
      return refused('conflict', [issue('receipt.returned', {}, told)]);
    }
    const next = applications.length + 1;
    if (asked.ordinal !== undefined && asked.ordinal !== next) {
      return refused('conflict', [issue('receipt.applied-meanwhile', {}, { receipt })]);
    }
    const left = findUnapplied(payment);
    if (amount > left && amount > ZERO) {
      const told = { receipt, amount: formatCents(amount), left: formatCents(left) };
      return refused('invalid', [issue('receipt.more-than-left', {}, told)]);
    }
    const claims = await records.claims.getByIds([claimId]);
    const owed = await findOwedClaims(records, claims);
    const fault = findAllocationFault({ claimId, amount }, payment, owed);
    if (fault) return refused('invalid', [fault]);
    const application = { ordinal: next, claimId, amount, appliedOn: today(context.clock) };
    await postPatientApplication({ context, records, claims }, payment, application);
    return done((await records.patientPayments.find(receiptNumber))!);
  });
}

function isKnown(
  { ordinal, claimId, amount }: NewApplication,
  { applications }: PatientPaymentRecord,
): boolean {
  const known = applications.find((each) => each.ordinal === ordinal);
  return known !== undefined && known.claimId === claimId && known.amount === amount;
}
