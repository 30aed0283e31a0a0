import type { CalendarDate } from './calendar-date.js';
import type { Cents } from './money.js';

export const PATIENT_PAYMENT_METHODS = ['cash', 'check', 'card', 'electronic'] as const;

export type PatientPaymentMethod = (typeof PATIENT_PAYMENT_METHODS)[number];

/** nsf: the bank did not pay a cheque or a debit; chargeback: the patient took a card payment back. */
export const PATIENT_RETURN_KINDS = ['nsf', 'chargeback'] as const;

export type PatientReturnKind = (typeof PATIENT_RETURN_KINDS)[number];

/** What a patient has paid, as the receipt says it; never changed. */
export interface PatientPayment {
  /** The natural key within the practice. */
  readonly receiptNumber: string;
  readonly patientAccountId: string;
  readonly receivedOn: CalendarDate;
  readonly method: PatientPaymentMethod;
  /** Above zero. */
  readonly amount: Cents;
  /** What it was paid for, each claim once; what is left has no claim yet. */
  readonly allocations: readonly PatientAllocation[];
}

export interface PatientAllocation {
  readonly claimId: string;
  /** Above zero. */
  readonly amount: Cents;
}

/** A part of what a receipt left unapplied, given to a claim later. */
export interface PatientApplication extends PatientAllocation {
  /** Of this receipt, from 1. */
  readonly ordinal: number;
  readonly appliedOn: CalendarDate;
}

/** What of a receipt's rest goes back to the patient, approved by others. */
export interface PatientReceiptRefund {
  readonly approvalId: string;
  readonly amount: Cents;
}

/** An approved refund that was paid out. */
export interface RefundPayment {
  readonly approvalId: string;
  /** Number of the cheque or of the transfer. */
  readonly reference: string;
  readonly paidOn: CalendarDate;
}

/** The money did not stay: the payment and all its applications are taken back. */
export interface PatientPaymentReturn {
  readonly kind: PatientReturnKind;
  readonly returnedOn: CalendarDate;
  readonly reason: string;
}
