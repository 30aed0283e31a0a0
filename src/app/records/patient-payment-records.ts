import type {
  PatientApplication,
  PatientPayment,
  PatientPaymentReturn,
  PatientReceiptRefund,
  RefundPayment,
} from '../../../schemas/patient-payment.js';

export interface PatientPaymentRecords {
  /** Until the transaction ends nobody else records, applies or returns this receipt; before any claim is locked. */
  lock(receiptNumber: string): Promise<void>;
  find(receiptNumber: string): Promise<PatientPaymentRecord | undefined>;
  /** Each as the actor's, now. */
  insert(payment: PatientPayment): Promise<void>;
  apply(receiptNumber: string, application: PatientApplication): Promise<void>;
  return(receiptNumber: string, returned: PatientPaymentReturn): Promise<void>;
  findRefundPayment(approvalId: string): Promise<RefundPaymentRecord | undefined>;
  payRefund(payment: RefundPayment): Promise<void>;
}

/** Who recorded something, and when. */
export interface Recorded {
  /** ISO, UTC. */
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export type PatientPaymentRecord = PatientPayment &
  Recorded & {
    /** In the order in which they came. */
    readonly applications: readonly (PatientApplication & Recorded)[];
    /** Approved by others; whether they were paid out their approvals tell. */
    readonly refunds: readonly PatientReceiptRefund[];
    readonly returned?: PatientPaymentReturn & Recorded;
  };

export type RefundPaymentRecord = RefundPayment & Recorded;
