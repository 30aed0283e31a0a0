import { oneOf, type Table } from './table.js';

const file = { table: 'files', column: 'file_id' };

/** The proofs that remittances add up. */
export const certificateTables: readonly Table[] = [
  {
    name: 'balance_certificates',
    key: ['file_id', 'set_ordinal'],
    columns: {
      file_id: 'uuid',
      set_ordinal: 'integer',
      set_control_number: 'text',
      set_hash: 'text',
      remittance_id: 'uuid?',
      trace_number: 'text?',
      result: 'text',
      reasons: 'text[]',
      delimiters: 'jsonb',
      payment: 'jsonb?',
      provider_adjustments: 'jsonb',
      claim_payment_count: 'integer',
      paid_cents: 'bigint',
      computed_cents: 'bigint',
      difference_cents: 'bigint',
      failing_count: 'integer',
      part_count: 'integer',
      controls: 'jsonb?',
      certificate_hash: 'text',
      recorded_at: 'timestamptz',
    },
    indices: {
      balance_certificates_content_index: ['set_hash'],
      balance_certificates_remittance_index: ['remittance_id'],
      balance_certificates_trace_index: ['trace_number'],
    },
    foreignKeys: {
      balance_certificates_file_fk: file,
      balance_certificates_remittance_fk: { table: 'remittances', column: 'remittance_id' },
    },
    checks: {
      balance_certificates_result_check: oneOf('result', ['posted', 'quarantined', 'possible-duplicate']),
    },
  },
  {
    name: 'balance_certificate_parts',
    key: ['file_id', 'set_ordinal', 'part'],
    columns: {
      file_id: 'uuid',
      set_ordinal: 'integer',
      part: 'integer',
      first_ordinal: 'integer',
      payments: 'text',
    },
    foreignKeys: { balance_certificate_parts_file_fk: file },
  },
];
