import type { Table } from './table.js';

/** The practice's own rows of the decision table for adjustments. */
export const adjustmentRuleTables: readonly Table[] = [
  {
    name: 'adjustment_rules',
    key: ['rule_id'],
    columns: {
      rule_id: 'uuid',
      group_code: 'text?',
      reason_code: 'text?',
      remark_code: 'text?',
      payer_id: 'text?',
      meaning: 'text',
      is_preventable: 'boolean?',
      effective_from: 'date',
      effective_to: 'date?',
      recorded_at: 'timestamptz',
      recorded_by: 'text',
    },
    foreignKeys: { adjustment_rules_practice_fk: { table: 'practices', column: undefined } },
    checks: { adjustment_rules_key_check: 'reason_code IS NOT NULL OR remark_code IS NOT NULL' },
  },
];
