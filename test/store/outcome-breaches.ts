/** Adjustments without their one outcome: what is broken, by what statements, and what is then told. */
export const OUTCOME_BREACHES: readonly (readonly [string, string, readonly string[], RegExp])[] = [
  [
    'I19',
    'an outcome of an adjustment that was never sent',
    [
      `UPDATE claim_payments SET decisions = '[{"casOrdinal": "0.1", "ruleId": "default:45", "outcome": "posted"}]'
        WHERE ordinal = 1`,
    ],
    /^claim payment \S+ adjustment 0\.1: 0 amounts, 1 outcomes$/,
  ],
  [
    'I19',
    'a denied adjustment without a denial',
    [
      `UPDATE claim_payments SET payment = jsonb_set(payment::jsonb, '{adjustments}', '[{"amount": 5}]'),
         decisions = '[{"casOrdinal": "0.1", "ruleId": "default:16", "outcome": "denied"}]'
        WHERE ordinal = 1`,
    ],
    /^claim payment \S+ adjustment 0\.1: denied 5, its denial says nothing$/,
  ],
];
