import { oneOf, type Table } from './table.js';

const RECORDED = { recorded_at: 'timestamptz', recorded_by: 'text' };

const PAYMENT = { table: 'patient_payments', column: 'receipt_number' };

/** What patients have paid, what of it was given to claims later, what the bank has taken back, and refunds paid. */
export const patientPaymentTables: readonly Table[] = [
  {
    name: 'patient_payments',
    key: ['receipt_number'],
    columns: {
      receipt_number: 'text',
      patient_account_id: 'uuid',
      received_on: 'date',
      method: 'text',
      amount_cents: 'bigint',
      allocations: 'jsonb',
      ...RECORDED,
    },
    inByteOrder: ['receipt_number'],
    indices: { patient_payments_account_index: ['patient_account_id', 'receipt_number'] },
    foreignKeys: {
      patient_payments_account_fk: { table: 'patient_accounts', column: 'patient_account_id' },
    },
    checks: {
      patient_payments_amount_check: 'amount_cents > 0',
      patient_payments_method_check: oneOf('method', ['cash', 'check', 'card', 'electronic']),
    },
  },
  {
    name: 'patient_payment_applications',
    key: ['receipt_number', 'ordinal'],
    columns: {
      receipt_number: 'text',
      ordinal: 'integer',
      claim_id: 'uuid',
      amount_cents: 'bigint',
      applied_on: 'date',
      ...RECORDED,
    },
    inByteOrder: ['receipt_number'],
    indices: { patient_payment_applications_claim_index: ['claim_id'] },
    foreignKeys: {
      patient_payment_applications_payment_fk: PAYMENT,
      patient_payment_applications_claim_fk: { table: 'claims', column: 'claim_id' },
    },
    checks: {
      patient_payment_applications_ordinal_check: 'ordinal > 0',
      patient_payment_applications_amount_check: 'amount_cents > 0',
    },
  },
  {
    name: 'patient_payment_returns',
    key: ['receipt_number'],
    columns: { receipt_number: 'text', kind: 'text', returned_on: 'date', reason: 'text', ...RECORDED },
    inByteOrder: ['receipt_number'],
    foreignKeys: { patient_payment_returns_payment_fk: PAYMENT },
    checks: { patient_payment_returns_kind_check: oneOf('kind', ['nsf', 'chargeback']) },
  },
  {
    name: 'patient_refund_payments',
    key: ['approval_id'],
    columns: { approval_id: 'uuid', reference: 'text', paid_on: 'date', ...RECORDED },
    foreignKeys: {
      patient_refund_payments_approval_fk: { table: 'approval_requests', column: 'approval_id' },
    },
  },
];
