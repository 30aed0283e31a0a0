import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Account, Journal, Posting } from '../../../schemas/ledger.js';
import { type Cents, subtractCents, sumCents, ZERO } from '../../../schemas/money.js';
import type {
  PatientAllocation,
  PatientApplication,
  PatientPayment,
  PatientReceiptRefund,
} from '../../../schemas/patient-payment.js';

/** A payment with what was given to claims of it later, and what of its rest went back. */
export interface AppliedPayment extends PatientPayment {
  readonly applications: readonly PatientApplication[];
  readonly refunds: readonly PatientReceiptRefund[];
}

const UNAPPLIED: Account = 'liability.patient-unapplied';

/** The receipt: what it pays goes to the patient's balance of each claim, the rest waits without one. */
export function planPatientPayment(payment: PatientPayment): Journal {
  const { receiptNumber, patientAccountId, receivedOn: accountingDate, allocations } = payment;
  const rest = findUnapplied({ ...payment, applications: [], refunds: [] });
  const postings = allocations.map((each) => postTo('cash.patient', each, patientAccountId));
  if (rest > ZERO) {
    postings.push({ debit: 'cash.patient', credit: UNAPPLIED, amount: rest, patientAccountId });
  }
  return {
    naturalKey: `patient-payment:${receiptNumber}`,
    kind: 'patient-payment',
    accountingDate,
    postings,
  };
}

/** A part of the rest, given to a claim. */
export function planPatientApplication(
  { receiptNumber, patientAccountId }: PatientPayment,
  application: PatientApplication,
): Journal {
  return {
    naturalKey: `patient-payment-application:${receiptNumber}/${application.ordinal}`,
    kind: 'patient-payment',
    accountingDate: application.appliedOn,
    postings: [postTo(UNAPPLIED, application, patientAccountId)],
  };
}

/**
 * The mirror of every application, the last one first, and of the payment itself. What was applied after the bank had
 * taken the money back is mirrored on its own day: nothing is taken back before it was given.
 */
export function planPatientReturn(payment: AppliedPayment, returnedOn: CalendarDate): Journal[] {
  const key = `patient-payment-return:${payment.receiptNumber}`;
  const applications = [...payment.applications].reverse().map((application) => ({
    ...mirror(planPatientApplication(payment, application), laterOf(returnedOn, application.appliedOn)),
    naturalKey: `${key}/${application.ordinal}`,
  }));
  return [...applications, { ...mirror(planPatientPayment(payment), returnedOn), naturalKey: key }];
}

/** What of a receipt has no claim yet, and did not go back. */
export function findUnapplied({ amount, allocations, applications, refunds }: AppliedPayment): Cents {
  return subtractCents(
    amount,
    sumCents([...allocations, ...applications, ...refunds], (each) => each.amount),
  );
}

function laterOf(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one > other ? one : other;
}

function postTo(debit: Account, { claimId, amount }: PatientAllocation, patientAccountId: string): Posting {
  return { debit, credit: 'receivable.patient', amount, claimId, patientAccountId };
}

function mirror({ naturalKey, kind, postings }: Journal, accountingDate: CalendarDate): Journal {
  return {
    ...{ naturalKey, kind, accountingDate, reverses: naturalKey },
    postings: postings.map(({ debit, credit, ...rest }) => ({ ...rest, debit: credit, credit: debit })),
  };
}
