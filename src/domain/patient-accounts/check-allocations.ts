import { addDays, type CalendarDate } from '../../../schemas/calendar-date.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { type Cents, formatCents, sumCents, ZERO } from '../../../schemas/money.js';
import type { PatientAllocation, PatientPayment } from '../../../schemas/patient-payment.js';

/** A claim as far as money of a patient has to know it. */
export interface OwedClaim {
  readonly claimId: string;
  readonly patientAccountId: string;
  /** What the patient owes of it now; below zero a credit. */
  readonly owed: Cents;
}

/** Why a payment cannot be recorded as it was divided. */
export function findPaymentFault(payment: PatientPayment, claims: readonly OwedClaim[]): Issue | undefined {
  const { amount, allocations } = payment;
  if (amount <= ZERO) return issue('receipt.amount-not-positive', {}, { amount: formatCents(amount) });
  for (const [index, allocation] of allocations.entries()) {
    const ordinal = index + 1;
    const isRepeated = allocations.slice(0, index).some(({ claimId }) => claimId === allocation.claimId);
    if (isRepeated) return issue('receipt.claim-twice', {}, { ordinal });
    const fault = findAllocationFault(allocation, payment, claims, ordinal);
    if (fault) return fault;
  }
  const allocated = sumCents(allocations, (each) => each.amount);
  if (allocated <= amount) return undefined;
  const told = { allocated: formatCents(allocated), amount: formatCents(amount) };
  return issue('receipt.over-allocated', {}, told);
}

/** What has happened has a date; a mistyped year would otherwise stand in the ledger of a period to come. */
export function findFutureDate(date: CalendarDate, today: CalendarDate): Issue | undefined {
  return date > addDays(today, 1) ? issue('receipt.date-in-future', {}, { date, today }) : undefined;
}

/** Money goes to claims of its own account, and no more of it than the patient owes there. */
export function findAllocationFault(
  { claimId, amount }: PatientAllocation,
  { patientAccountId }: Pick<PatientPayment, 'patientAccountId'>,
  claims: readonly OwedClaim[],
  ordinal = 1,
): Issue | undefined {
  if (amount <= ZERO) return issue('receipt.amount-not-positive', {}, { amount: formatCents(amount) });
  const claim = claims.find((each) => each.claimId === claimId);
  if (!claim) return issue('receipt.no-claim', {}, { ordinal });
  if (claim.patientAccountId !== patientAccountId) {
    return issue('receipt.other-account', {}, { ordinal, claimId });
  }
  if (amount <= claim.owed) return undefined;
  const told = { ordinal, amount: formatCents(amount), owed: formatCents(claim.owed) };
  return issue('receipt.more-than-owed', {}, told);
}
