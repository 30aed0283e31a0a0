/** What names something that is not there, or stands twice: by what statements, and what is then told. */
export const REFERENCE_BREACHES: readonly (readonly [string, string, readonly string[], RegExp])[] = [
  ...(
    [
      ['claim_id', 'claims'],
      ['patient_account_id', 'patient_accounts'],
      ['remittance_id', 'remittances'],
      ['claim_payment_id', 'claim_payments'],
    ] as const
  ).map(
    ([column, table]) =>
      [
        'I1',
        `a posting that names what is not in ${table}`,
        [`UPDATE postings SET ${column} = gen_random_uuid() WHERE sequence = 4 AND ordinal = 1`],
        new RegExp(`^${table} [-0-9a-f]{36} of postings is not there$`),
      ] as const,
  ),
  ...(
    [
      ['claim_id', 'claims', 'claim_payments'],
      ['remittance_id', 'remittances', 'claim_payments'],
      ['claim_id', 'claims', 'claim_events'],
    ] as const
  ).map(
    ([column, table, from]) =>
      [
        'I1',
        `a row of ${from} that names what is not in ${table}`,
        [
          `ALTER TABLE ${from} DISABLE TRIGGER ${from}_checked_update`,
          `UPDATE ${from} SET ${column} = gen_random_uuid() WHERE practice_id = $practice`,
        ],
        new RegExp(`^${table} [-0-9a-f]{36} of ${from} is not there$`),
      ] as const,
  ),
  [
    'I1',
    'a number of a payer that names what is not in claims',
    [
      `ALTER TABLE claim_payer_control_numbers DISABLE TRIGGER claim_payer_control_numbers_checked_insert`,
      `INSERT INTO claim_payer_control_numbers VALUES ($practice, 'n', gen_random_uuid(), 'n', 1, false, false)`,
    ],
    /^claims [-0-9a-f]{36} of claim_payer_control_numbers is not there$/,
  ],
  [
    'I3',
    'a balance of a patient account that is not there',
    [
      `INSERT INTO patient_account_balances (practice_id, patient_account_id, account, balance_cents)
        VALUES ($practice, gen_random_uuid(), 'receivable.patient', 0)`,
    ],
    /^patient_accounts \S+ of patient_account_balances is not there$/,
  ],
  [
    'I25',
    'a journal that was posted twice',
    [
      'ALTER TABLE journals DROP CONSTRAINT journals_posted_once CASCADE',
      `INSERT INTO journals (practice_id, sequence, natural_key, kind, accounting_date, recorded_at, hash)
        SELECT $practice, 6, natural_key, kind, accounting_date, recorded_at, hash FROM journals
        WHERE practice_id = $practice AND sequence = 5`,
    ],
    /^journals \S+ stands 2 times$/,
  ],
];
