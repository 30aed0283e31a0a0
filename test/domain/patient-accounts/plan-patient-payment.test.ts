import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Journal } from '../../../schemas/ledger.js';
import { cents, formatCents } from '../../../schemas/money.js';
import {
  type AppliedPayment,
  findUnapplied,
  planPatientApplication,
  planPatientPayment,
  planPatientReturn,
} from '../../../src/domain/patient-accounts/plan-patient-payment.js';

const day = (text: string) => text as CalendarDate;

const PAYMENT: AppliedPayment = {
  ...{ receiptNumber: 'R1', patientAccountId: 'A', receivedOn: day('2026-03-01') },
  ...{ method: 'check', amount: cents(5_000) },
  allocations: [{ claimId: 'C1', amount: cents(1_000) }],
  refunds: [],
  applications: [
    { ordinal: 1, claimId: 'C1', amount: cents(500), appliedOn: day('2026-03-05') },
    { ordinal: 2, claimId: 'C2', amount: cents(700), appliedOn: day('2026-03-20') },
  ],
};

/** `patient-payment:R1 2026-03-01: cash.patient / receivable.patient C1 10.00`. */
function tell({ naturalKey, accountingDate, reverses, postings }: Journal): string {
  const moves = postings.map(({ debit, credit, claimId, amount }) =>
    [debit, '/', credit, claimId, formatCents(amount)].filter(Boolean).join(' '),
  );
  return `${naturalKey} ${accountingDate}${reverses ? ` mirrors ${reverses}` : ''}: ${moves.join(', ')}`;
}

test('a receipt goes to its claims, and the rest waits', () => {
  expect(tell(planPatientPayment(PAYMENT))).toBe(
    'patient-payment:R1 2026-03-01: cash.patient / receivable.patient C1 10.00, ' +
      'cash.patient / liability.patient-unapplied 40.00',
  );
  expect(formatCents(findUnapplied(PAYMENT))).toBe('28.00');
  expect(tell(planPatientPayment({ ...PAYMENT, amount: cents(1_000) }))).not.toContain('unapplied');
  expect(tell(planPatientPayment({ ...PAYMENT, allocations: [] }))).not.toContain('receivable');
});

test('an application moves a part of the rest', () => {
  expect(tell(planPatientApplication(PAYMENT, PAYMENT.applications[1]!))).toBe(
    'patient-payment-application:R1/2 2026-03-20: liability.patient-unapplied / receivable.patient C2 7.00',
  );
});

test('a return mirrors all of it, nothing before it was given', () => {
  expect(planPatientReturn(PAYMENT, day('2026-03-10')).map(tell)).toEqual([
    'patient-payment-return:R1/2 2026-03-20 mirrors patient-payment-application:R1/2: ' +
      'receivable.patient / liability.patient-unapplied C2 7.00',
    'patient-payment-return:R1/1 2026-03-10 mirrors patient-payment-application:R1/1: ' +
      'receivable.patient / liability.patient-unapplied C1 5.00',
    'patient-payment-return:R1 2026-03-10 mirrors patient-payment:R1: ' +
      'receivable.patient / cash.patient C1 10.00, liability.patient-unapplied / cash.patient 40.00',
  ]);
});
