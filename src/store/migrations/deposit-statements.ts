/** Bank deposits, and what posted remittances lead one to expect. */
export const DEPOSIT_TABLES = [
  `CREATE TABLE deposits (
    practice_id text NOT NULL,
    deposit_key text COLLATE "C" NOT NULL,
    deposit_date date NOT NULL,
    amount_cents bigint NOT NULL,
    fee_cents bigint NOT NULL,
    trace_number text,
    payer_identifier text,
    trace_key text,
    payer_key text,
    file_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    state text NOT NULL,
    places jsonb NOT NULL,
    journal_count integer NOT NULL,
    CONSTRAINT deposits_pk PRIMARY KEY (practice_id, deposit_key),
    CONSTRAINT deposits_file_fk FOREIGN KEY (practice_id, file_id) REFERENCES files (practice_id, file_id),
    CONSTRAINT deposits_state_check
      CHECK (state IN ('matched', 'money-without-remittance', 'deposit-amount-mismatch')),
    CONSTRAINT deposits_fee_check CHECK (fee_cents >= 0)
  )`,
  'CREATE INDEX deposits_trace_index ON deposits (practice_id, payer_key, trace_key)',
  'CREATE INDEX deposits_state_index ON deposits (practice_id, state, deposit_date, deposit_key)',
  'CREATE INDEX deposits_file_index ON deposits (practice_id, file_id)',
  `CREATE TABLE expected_deposits (
    practice_id text NOT NULL,
    remittance_id uuid NOT NULL,
    set_hash text NOT NULL,
    trace_number text NOT NULL,
    payer_identifier text NOT NULL,
    payer_name text NOT NULL,
    trace_key text,
    payer_key text,
    payment_date date NOT NULL,
    amount_cents bigint NOT NULL,
    payment_method_code text NOT NULL,
    is_deposited boolean NOT NULL,
    CONSTRAINT expected_deposits_pk PRIMARY KEY (practice_id, remittance_id),
    CONSTRAINT expected_deposits_remittance_fk FOREIGN KEY (practice_id, remittance_id)
      REFERENCES remittances (practice_id, remittance_id),
    CONSTRAINT expected_deposits_amount_check CHECK (amount_cents > 0)
  )`,
  'CREATE INDEX expected_deposits_trace_index ON expected_deposits (practice_id, payer_key, trace_key)',
  `CREATE INDEX expected_deposits_open_index ON expected_deposits (practice_id, is_deposited, payment_date,
    remittance_id)`,
];

/** What may change of a row: where a deposit lies. */
export const DEPOSIT_RIGHTS: readonly (readonly [table: string, change: string])[] = [
  ['deposits', 'UPDATE (state, places, journal_count)'],
  ['expected_deposits', 'UPDATE (is_deposited)'],
];

/** Without case, blanks and leading zeros; nothing where that leaves nothing. */
const keyOf = (text: string) => `nullif(ltrim(upper(regexp_replace(${text}, '\\s', '', 'g')), '0'), '')`;

const PAYER_KEY = keyOf(`advice ->> 'payerIdentifier'`);

/** Of remittances that were posted before deposits were kept. */
export const EXPECT_EARLIER = `INSERT INTO expected_deposits (practice_id, remittance_id, set_hash, trace_number,
    payer_identifier, payer_name, trace_key, payer_key, payment_date, amount_cents, payment_method_code, is_deposited)
  SELECT practice_id, remittance_id, set_hash, trace_number, advice ->> 'payerIdentifier', payer_name,
    ${keyOf('trace_number')}, CASE WHEN ${PAYER_KEY} ~ '^[0-9]{9}$' THEN '1' || ${PAYER_KEY} ELSE ${PAYER_KEY} END,
    payment_date, payment_cents, coalesce(advice ->> 'paymentMethodCode', ''), false
  FROM remittances WHERE state = 'posted' AND payment_cents > 0`;
