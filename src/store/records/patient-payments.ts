import type {
  PatientApplication,
  PatientPayment,
  PatientPaymentReturn,
  RefundPayment,
} from '../../../schemas/patient-payment.js';
import type {
  PatientPaymentRecord,
  PatientPaymentRecords,
  RefundPaymentRecord,
} from '../../app/records/patient-payment-records.js';
import { centsOf, instantOf, type Nullable, withoutNulls } from '../rows.js';
import type { Session } from '../session.js';

/** A payment `p` with what was applied of it later, and its return. */
export const PATIENT_PAYMENT = `p.receipt_number AS "receiptNumber", p.patient_account_id AS "patientAccountId",
    p.received_on::text AS "receivedOn", p.method, p.amount_cents AS amount, p.allocations,
    ${instantOf('p.recorded_at')} AS "recordedAt", p.recorded_by AS "recordedBy",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('ordinal', a.ordinal, 'claimId', a.claim_id, 'amount', a.amount_cents,
        'appliedOn', a.applied_on, 'recordedAt', ${instantOf('a.recorded_at')}, 'recordedBy', a.recorded_by)
        ORDER BY a.ordinal), '[]') FROM patient_payment_applications a
      WHERE a.practice_id = p.practice_id AND a.receipt_number = p.receipt_number) AS applications,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('approvalId', r.approval_id, 'amount', r.amount_cents)
        ORDER BY r.approval_id), '[]') FROM approval_requests r JOIN approval_outcomes o
        ON o.practice_id = r.practice_id AND o.approval_id = r.approval_id AND o.outcome = 'executed'
      WHERE r.practice_id = p.practice_id AND r.object_id = p.receipt_number AND r.kind = 'receipt-refund') AS refunds,
    (SELECT jsonb_build_object('kind', r.kind, 'returnedOn', r.returned_on, 'reason', r.reason,
        'recordedAt', ${instantOf('r.recorded_at')}, 'recordedBy', r.recorded_by) FROM patient_payment_returns r
      WHERE r.practice_id = p.practice_id AND r.receipt_number = p.receipt_number) AS returned`;

export const REFUND_PAYMENT = `f.approval_id AS "approvalId", f.reference, f.paid_on::text AS "paidOn",
    ${instantOf('f.recorded_at')} AS "recordedAt", f.recorded_by AS "recordedBy"`;

export type PatientPaymentRow = Nullable<Omit<PatientPaymentRecord, 'amount'>> & { readonly amount: string };

export function patientPaymentOf({ amount, ...row }: PatientPaymentRow): PatientPaymentRecord {
  return { ...withoutNulls(row), amount: centsOf(amount) };
}

export class StoredPatientPayments implements PatientPaymentRecords {
  constructor(private readonly session: Session) {}

  async lock(receiptNumber: string): Promise<void> {
    const name = `patient payment ${this.session.practiceId} ${receiptNumber}`;
    await this.session.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }

  async find(receiptNumber: string): Promise<PatientPaymentRecord | undefined> {
    const [row] = await this.session.rows<PatientPaymentRow>(
      `SELECT ${PATIENT_PAYMENT} FROM patient_payments p WHERE p.practice_id = $1 AND p.receipt_number = $2`,
      [this.session.practiceId, receiptNumber],
    );
    return row && patientPaymentOf(row);
  }

  async insert(payment: PatientPayment): Promise<void> {
    const { receiptNumber, patientAccountId, receivedOn, method, amount, allocations } = payment;
    await this.#write(
      `INSERT INTO patient_payments (practice_id, recorded_at, recorded_by, receipt_number, patient_account_id,
         received_on, method, amount_cents, allocations)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [receiptNumber, patientAccountId, receivedOn, method, amount, JSON.stringify(allocations)],
    );
  }

  async apply(receiptNumber: string, application: PatientApplication): Promise<void> {
    const { ordinal, claimId, amount, appliedOn } = application;
    await this.#write(
      `INSERT INTO patient_payment_applications (practice_id, recorded_at, recorded_by, receipt_number, ordinal,
         claim_id, amount_cents, applied_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [receiptNumber, ordinal, claimId, amount, appliedOn],
    );
  }

  async return(receiptNumber: string, { kind, returnedOn, reason }: PatientPaymentReturn): Promise<void> {
    await this.#write(
      `INSERT INTO patient_payment_returns (practice_id, recorded_at, recorded_by, receipt_number, kind, returned_on,
         reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [receiptNumber, kind, returnedOn, reason],
    );
  }

  async findRefundPayment(approvalId: string): Promise<RefundPaymentRecord | undefined> {
    const [row] = await this.session.rows<RefundPaymentRecord>(
      `SELECT ${REFUND_PAYMENT} FROM patient_refund_payments f WHERE f.practice_id = $1 AND f.approval_id = $2::uuid`,
      [this.session.practiceId, approvalId],
    );
    return row;
  }

  async payRefund({ approvalId, reference, paidOn }: RefundPayment): Promise<void> {
    await this.#write(
      `INSERT INTO patient_refund_payments (practice_id, recorded_at, recorded_by, approval_id, reference, paid_on)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [approvalId, reference, paidOn],
    );
  }

  async #write(statement: string, values: readonly unknown[]): Promise<void> {
    const { practiceId, actorId, clock } = this.session;
    await this.session.write(statement, [practiceId, clock.now().toISOString(), actorId, ...values]);
  }
}
