import { oneOf, type Table } from './table.js';

const request = { table: 'approval_requests', column: 'approval_id' };

/** What one person asks for and others approve. */
export const approvalTables: readonly Table[] = [
  {
    name: 'approval_requests',
    key: ['approval_id'],
    columns: {
      approval_id: 'uuid',
      kind: 'text',
      object_id: 'text',
      claim_id: 'uuid?',
      amount_cents: 'bigint',
      counted_cents: 'bigint',
      limit_cents: 'bigint?',
      approvals_needed: 'integer',
      reason: 'text',
      payload: 'jsonb',
      requested_by: 'text',
      requested_at: 'timestamptz',
    },
    indices: {
      approval_requests_claim_index: ['claim_id'],
      approval_requests_object_index: ['object_id'],
      approval_requests_requested_index: ['requested_at', 'approval_id'],
    },
    foreignKeys: {
      approval_requests_practice_fk: { table: 'practices', column: undefined },
      approval_requests_claim_fk: { table: 'claims', column: 'claim_id' },
    },
    checks: {
      approval_requests_limit_check: `CASE WHEN limit_cents IS NULL
          THEN approvals_needed >= 1 AND kind NOT LIKE 'write-off%' AND kind NOT LIKE 'refund%'
        WHEN counted_cents <= limit_cents THEN approvals_needed = 0
        WHEN kind LIKE 'write-off%' OR kind LIKE 'refund%' THEN approvals_needed >= 2
        ELSE approvals_needed >= 1 END`,
      approval_requests_amount_check: `limit_cents IS NULL OR (counted_cents >= amount_cents
        AND (amount_cents > 0 OR (amount_cents = 0 AND kind IN ('undo-remittance', 'redo-remittance'))))`,
    },
  },
  {
    name: 'approval_decisions',
    key: ['approval_id', 'decided_by'],
    columns: {
      approval_id: 'uuid',
      decided_by: 'text',
      verdict: 'text',
      note: 'text?',
      decided_at: 'timestamptz',
    },
    foreignKeys: { approval_decisions_request_fk: request },
    checks: { approval_decisions_verdict_check: oneOf('verdict', ['approve', 'decline']) },
  },
  {
    name: 'approval_outcomes',
    key: ['approval_id'],
    columns: {
      approval_id: 'uuid',
      outcome: 'text',
      journal_keys: 'text[]',
      settled_at: 'timestamptz',
    },
    foreignKeys: { approval_outcomes_request_fk: request },
    checks: { approval_outcomes_outcome_check: oneOf('outcome', ['executed', 'declined']) },
  },
];
