import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE files (
    practice_id text NOT NULL,
    file_id uuid NOT NULL,
    direction text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    byte_size bigint NOT NULL,
    state text NOT NULL,
    issues jsonb NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT files_pk PRIMARY KEY (practice_id, file_id),
    CONSTRAINT files_practice_fk FOREIGN KEY (practice_id) REFERENCES practices (practice_id),
    CONSTRAINT files_direction_check CHECK (direction IN ('in', 'out')),
    CONSTRAINT files_state_check CHECK (state IN ('received', 'read', 'quarantined', 'built'))
  )`,
  `CREATE UNIQUE INDEX files_received_once ON files (practice_id, sha256) WHERE direction = 'in'`,
  `CREATE TABLE file_chunks (
    practice_id text NOT NULL,
    file_id uuid NOT NULL,
    ordinal integer NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT file_chunks_pk PRIMARY KEY (practice_id, file_id, ordinal),
    CONSTRAINT file_chunks_file_fk FOREIGN KEY (practice_id, file_id) REFERENCES files (practice_id, file_id),
    CONSTRAINT file_chunks_size_check CHECK (octet_length(bytes) <= 1048576)
  )`,
  `CREATE TABLE submissions (
    practice_id text NOT NULL,
    submission_id uuid NOT NULL,
    file_id uuid NOT NULL,
    receiver_id text NOT NULL,
    interchange_control_number text NOT NULL,
    group_control_number text NOT NULL,
    transaction_set_control_number text NOT NULL,
    state text NOT NULL,
    CONSTRAINT submissions_pk PRIMARY KEY (practice_id, submission_id),
    CONSTRAINT submissions_control_numbers_key UNIQUE (practice_id, receiver_id, interchange_control_number,
      group_control_number, transaction_set_control_number),
    CONSTRAINT submissions_file_fk FOREIGN KEY (practice_id, file_id) REFERENCES files (practice_id, file_id),
    CONSTRAINT submissions_state_check
      CHECK (state IN ('built', 'sent', 'accepted', 'partly-accepted', 'rejected'))
  )`,
  'CREATE INDEX submissions_group_index ON submissions (practice_id, group_control_number)',
  'CREATE INDEX submissions_file_index ON submissions (practice_id, file_id)',
  `CREATE TABLE submission_claims (
    practice_id text NOT NULL,
    submission_id uuid NOT NULL,
    claim_id uuid NOT NULL,
    ordinal integer NOT NULL,
    CONSTRAINT submission_claims_pk PRIMARY KEY (practice_id, submission_id, claim_id),
    CONSTRAINT submission_claims_submission_fk FOREIGN KEY (practice_id, submission_id)
      REFERENCES submissions (practice_id, submission_id),
    CONSTRAINT submission_claims_claim_fk FOREIGN KEY (practice_id, claim_id)
      REFERENCES claims (practice_id, claim_id)
  )`,
  'CREATE INDEX submission_claims_claim_index ON submission_claims (practice_id, claim_id)',
  `CREATE TABLE remittances (
    practice_id text NOT NULL,
    remittance_id uuid NOT NULL,
    file_id uuid NOT NULL,
    set_hash text NOT NULL,
    set_ordinal integer NOT NULL,
    identity_key text NOT NULL,
    payment_cents bigint NOT NULL,
    payment_date date NOT NULL,
    payer_name text NOT NULL,
    trace_number text NOT NULL,
    state text NOT NULL,
    claim_payment_count integer NOT NULL,
    advice jsonb NOT NULL,
    issues jsonb NOT NULL,
    CONSTRAINT remittances_pk PRIMARY KEY (practice_id, remittance_id),
    CONSTRAINT remittances_set_once UNIQUE (practice_id, set_hash),
    CONSTRAINT remittances_file_fk FOREIGN KEY (practice_id, file_id) REFERENCES files (practice_id, file_id),
    CONSTRAINT remittances_state_check CHECK (state IN ('posted', 'quarantined', 'possible-duplicate'))
  )`,
  'CREATE INDEX remittances_identity_index ON remittances (practice_id, identity_key)',
  'CREATE INDEX remittances_file_index ON remittances (practice_id, file_id)',
  `CREATE TABLE claim_payments (
    practice_id text NOT NULL,
    claim_payment_id uuid NOT NULL,
    remittance_id uuid NOT NULL,
    set_hash text NOT NULL,
    ordinal integer NOT NULL,
    claim_id uuid,
    payer_sequence integer,
    payer_id text,
    state text NOT NULL,
    payment_cents bigint NOT NULL,
    payment jsonb NOT NULL,
    line_matches jsonb NOT NULL,
    production_date date NOT NULL,
    trace_number text NOT NULL,
    CONSTRAINT claim_payments_pk PRIMARY KEY (practice_id, claim_payment_id),
    CONSTRAINT claim_payments_once UNIQUE (practice_id, set_hash, ordinal),
    CONSTRAINT claim_payments_remittance_fk FOREIGN KEY (practice_id, remittance_id)
      REFERENCES remittances (practice_id, remittance_id),
    CONSTRAINT claim_payments_claim_fk FOREIGN KEY (practice_id, claim_id)
      REFERENCES claims (practice_id, claim_id),
    CONSTRAINT claim_payments_state_check CHECK (state IN ('posted', 'posted-denied', 'held', 'exception',
      'exception-resolved', 'information'))
  )`,
  'CREATE INDEX claim_payments_remittance_index ON claim_payments (practice_id, remittance_id)',
  'CREATE INDEX claim_payments_claim_index ON claim_payments (practice_id, claim_id)',
  `CREATE TABLE denials (
    practice_id text NOT NULL,
    natural_key text NOT NULL,
    claim_id uuid NOT NULL,
    claim_payment_id uuid NOT NULL,
    payer_sequence integer NOT NULL,
    line_control_number text,
    denial_class text NOT NULL,
    group_code text NOT NULL,
    reason_code text NOT NULL,
    remark_codes text[] NOT NULL,
    denied_cents bigint NOT NULL,
    at_stake_cents bigint NOT NULL,
    state text NOT NULL,
    CONSTRAINT denials_pk PRIMARY KEY (practice_id, natural_key),
    CONSTRAINT denials_claim_fk FOREIGN KEY (practice_id, claim_id) REFERENCES claims (practice_id, claim_id),
    CONSTRAINT denials_claim_payment_fk FOREIGN KEY (practice_id, claim_payment_id)
      REFERENCES claim_payments (practice_id, claim_payment_id),
    CONSTRAINT denials_state_check CHECK (state IN ('open', 'information', 'reversed'))
  )`,
  'CREATE INDEX denials_claim_index ON denials (practice_id, claim_id)',
  'CREATE INDEX denials_claim_payment_index ON denials (practice_id, claim_payment_id)',
  `CREATE TABLE work_items (
    practice_id text NOT NULL,
    natural_key text NOT NULL,
    kind text NOT NULL,
    claim_id uuid,
    claim_payment_id uuid,
    line_control_number text,
    amount_cents bigint NOT NULL,
    issues jsonb NOT NULL,
    state text NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    CONSTRAINT work_items_pk PRIMARY KEY (practice_id, natural_key),
    CONSTRAINT work_items_claim_fk FOREIGN KEY (practice_id, claim_id) REFERENCES claims (practice_id, claim_id),
    CONSTRAINT work_items_claim_payment_fk FOREIGN KEY (practice_id, claim_payment_id)
      REFERENCES claim_payments (practice_id, claim_payment_id),
    CONSTRAINT work_items_state_check CHECK (state IN ('open', 'closed')),
    CONSTRAINT work_items_closed_check CHECK ((state = 'closed') = (closed_at IS NOT NULL))
  )`,
  'CREATE INDEX work_items_claim_index ON work_items (practice_id, claim_id)',
  'CREATE INDEX work_items_claim_payment_index ON work_items (practice_id, claim_payment_id)',
  'CREATE INDEX work_items_state_index ON work_items (practice_id, state, kind)',
];

/** Files, submissions, remittances and what came of them. */
export class ExchangeTables1767225600003 implements MigrationInterface {
  readonly name = 'ExchangeTables1767225600003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const work = 'work_items, denials, claim_payments, remittances';
    await runner.query(`DROP TABLE ${work}, submission_claims, submissions, file_chunks, files`);
  }
}
