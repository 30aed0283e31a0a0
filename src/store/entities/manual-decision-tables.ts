import { oneOf, type Table } from './table.js';

/** What persons have decided, and the numbers of claim payments that wait for a claim. */
export const manualDecisionTables: readonly Table[] = [
  {
    name: 'manual_decisions',
    key: ['decision_key'],
    columns: {
      decision_key: 'text',
      kind: 'text',
      set_hash: 'text',
      ordinal: 'integer?',
      payload: 'jsonb',
      reason: 'text',
      actor_id: 'text',
      recorded_at: 'timestamptz',
      revokes: 'text?',
    },
    inByteOrder: ['decision_key', 'revokes'],
    uniques: { manual_decisions_revoked_once: ['revokes'] },
    indices: { manual_decisions_subject_index: ['set_hash', 'ordinal'] },
    foreignKeys: {
      manual_decisions_practice_fk: { table: 'practices', column: undefined },
      manual_decisions_revokes_fk: { table: 'manual_decisions', column: 'decision_key', from: 'revokes' },
    },
    checks: {
      manual_decisions_kind_check: oneOf('kind', ['match', 'release', 'undo', 'legacy']),
      manual_decisions_subject_check: `(kind = 'undo') = (ordinal IS NULL)`,
    },
  },
  {
    name: 'waiting_numbers',
    key: ['normalised_number', 'kind', 'claim_payment_id'],
    columns: { normalised_number: 'text', kind: 'text', claim_payment_id: 'uuid' },
    indices: { waiting_numbers_claim_payment_index: ['claim_payment_id'] },
    foreignKeys: {
      waiting_numbers_claim_payment_fk: { table: 'claim_payments', column: 'claim_payment_id' },
    },
    checks: { waiting_numbers_kind_check: oneOf('kind', ['patient', 'payer']) },
  },
];
