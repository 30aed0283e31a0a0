import { oneOf, type Table } from './table.js';

const patientAccount = { table: 'patient_accounts', column: 'patient_account_id' };

/** The ledger, the balances kept beside it, and the audit trail. */
export const ledgerTables: readonly Table[] = [
  {
    name: 'journals',
    key: ['sequence'],
    columns: {
      sequence: 'bigint',
      natural_key: 'text',
      kind: 'text',
      accounting_date: 'date',
      recorded_at: 'timestamptz',
      reverses: 'text?',
      hash: 'text',
    },
    uniques: { journals_posted_once: ['natural_key'], journals_reversed_once: ['reverses'] },
    indices: { journals_accounting_date_index: ['accounting_date'] },
    foreignKeys: { journals_reverses_fk: { table: 'journals', column: 'natural_key', from: 'reverses' } },
    checks: {
      journals_sequence_check: 'sequence > 0',
      journals_kind_check: oneOf('kind', [
        ...['charge', 'claim-payment', 'unapplied-cash', 'release'],
        ...['reversal', 'restatement', 'provider-adjustment'],
      ]),
    },
  },
  {
    name: 'postings',
    key: ['sequence', 'ordinal'],
    columns: {
      sequence: 'bigint',
      ordinal: 'integer',
      debit: 'text',
      credit: 'text',
      amount_cents: 'bigint',
      claim_id: 'uuid?',
      patient_account_id: 'uuid?',
      line_control_number: 'text?',
      payer_sequence: 'integer?',
      payer_id: 'text?',
      remittance_id: 'uuid?',
      claim_payment_id: 'uuid?',
      work_item_id: 'text?',
      group_code: 'text?',
      reason_code: 'text?',
      provider_adjustment_reference: 'text?',
    },
    indices: {
      postings_claim_index: ['claim_id'],
      postings_patient_account_index: ['patient_account_id'],
      postings_remittance_index: ['remittance_id'],
      postings_claim_payment_index: ['claim_payment_id'],
    },
    foreignKeys: {
      postings_journal_fk: { table: 'journals', column: 'sequence' },
      postings_claim_fk: { table: 'claims', column: 'claim_id' },
      postings_patient_account_fk: patientAccount,
      postings_remittance_fk: { table: 'remittances', column: 'remittance_id' },
      postings_claim_payment_fk: { table: 'claim_payments', column: 'claim_payment_id' },
    },
    checks: {
      postings_amount_check: 'amount_cents > 0',
      postings_sides_check: 'debit <> credit',
      // The list of accounts stands in the migration; drift is told by the name.
      postings_debit_check: 'debit is an account',
      postings_credit_check: 'credit is an account',
    },
  },
  { name: 'ledger_heads', key: [], columns: { sequence: 'bigint', hash: 'text' } },
  { name: 'account_balances', key: ['account'], columns: { account: 'text', balance_cents: 'bigint' } },
  {
    name: 'patient_account_balances',
    key: ['patient_account_id', 'account'],
    columns: { patient_account_id: 'uuid', account: 'text', balance_cents: 'bigint' },
    foreignKeys: { patient_account_balances_account_fk: patientAccount },
  },
  {
    name: 'audit_rows',
    key: ['sequence'],
    columns: {
      sequence: 'bigint',
      recorded_at: 'timestamptz',
      actor_id: 'text',
      role: 'text',
      action: 'text',
      object_type: 'text?',
      object_id: 'text?',
      outcome: 'text',
      reason: 'text?',
      counts: 'jsonb',
      request_id: 'text?',
      previous_hash: 'text',
      hash: 'text',
      source_address: 'text?',
    },
    checks: { audit_rows_outcome_check: oneOf('outcome', ['done', 'refused', 'failed']) },
  },
  { name: 'audit_heads', key: [], columns: { sequence: 'bigint', hash: 'text' } },
];
