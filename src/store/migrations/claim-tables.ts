import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE practices (
    practice_id text NOT NULL,
    name text NOT NULL,
    settings jsonb NOT NULL,
    CONSTRAINT practices_pk PRIMARY KEY (practice_id)
  )`,
  `CREATE TABLE counters (
    practice_id text NOT NULL,
    name text NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT counters_pk PRIMARY KEY (practice_id, name),
    CONSTRAINT counters_value_check CHECK (value > 0)
  )`,
  `CREATE TABLE patient_accounts (
    practice_id text NOT NULL,
    patient_account_id uuid NOT NULL,
    source_key text NOT NULL,
    person jsonb NOT NULL,
    CONSTRAINT patient_accounts_pk PRIMARY KEY (practice_id, patient_account_id),
    CONSTRAINT patient_accounts_source_key UNIQUE (practice_id, source_key),
    CONSTRAINT patient_accounts_practice_fk FOREIGN KEY (practice_id) REFERENCES practices (practice_id)
  )`,
  `CREATE TABLE encounters (
    practice_id text NOT NULL,
    encounter_id uuid NOT NULL,
    source_system text NOT NULL,
    source_identifier text NOT NULL,
    content_hash text NOT NULL,
    state text NOT NULL,
    issues jsonb NOT NULL,
    version integer NOT NULL,
    CONSTRAINT encounters_pk PRIMARY KEY (practice_id, encounter_id),
    CONSTRAINT encounters_source_key UNIQUE (practice_id, source_system, source_identifier),
    CONSTRAINT encounters_practice_fk FOREIGN KEY (practice_id) REFERENCES practices (practice_id),
    CONSTRAINT encounters_state_check
      CHECK (state IN ('claimed', 'held', 'not-billable', 'correction-proposed'))
  )`,
  `CREATE TABLE claims (
    practice_id text NOT NULL,
    claim_id uuid NOT NULL,
    encounter_id uuid NOT NULL,
    patient_account_id uuid NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    normalised_control_number text NOT NULL,
    charge_cents bigint NOT NULL,
    first_service_date date NOT NULL,
    last_service_date date NOT NULL,
    claim jsonb NOT NULL,
    payers jsonb NOT NULL,
    issues jsonb NOT NULL,
    CONSTRAINT claims_pk PRIMARY KEY (practice_id, claim_id),
    CONSTRAINT claims_encounter_fk FOREIGN KEY (practice_id, encounter_id)
      REFERENCES encounters (practice_id, encounter_id),
    CONSTRAINT claims_patient_account_fk FOREIGN KEY (practice_id, patient_account_id)
      REFERENCES patient_accounts (practice_id, patient_account_id),
    CONSTRAINT claims_state_check CHECK (state IN ('draft', 'needs-work', 'ready', 'submitted', 'accepted',
      'rejected', 'pending', 'adjudicated', 'denied', 'void')),
    CONSTRAINT claims_dates_check CHECK (first_service_date <= last_service_date)
  )`,
  'CREATE INDEX claims_encounter_index ON claims (practice_id, encounter_id)',
  'CREATE INDEX claims_patient_account_index ON claims (practice_id, patient_account_id)',
  'CREATE INDEX claims_control_number_index ON claims (practice_id, normalised_control_number)',
  'CREATE INDEX claims_state_index ON claims (practice_id, state, claim_id)',
  // A table and not an array: under row-level security no index on an array can be used.
  `CREATE TABLE claim_payer_control_numbers (
    practice_id text NOT NULL,
    normalised_number text NOT NULL,
    claim_id uuid NOT NULL,
    payer_control_number text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT claim_payer_control_numbers_pk PRIMARY KEY (practice_id, normalised_number, claim_id),
    CONSTRAINT claim_payer_control_numbers_claim_fk FOREIGN KEY (practice_id, claim_id)
      REFERENCES claims (practice_id, claim_id)
  )`,
  'CREATE INDEX claim_payer_control_numbers_claim_index ON claim_payer_control_numbers (practice_id, claim_id)',
  `CREATE TABLE claim_events (
    practice_id text NOT NULL,
    claim_id uuid NOT NULL,
    event_number bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    cause text NOT NULL,
    actor_id text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT claim_events_pk PRIMARY KEY (practice_id, claim_id, event_number),
    CONSTRAINT claim_events_claim_fk FOREIGN KEY (practice_id, claim_id)
      REFERENCES claims (practice_id, claim_id)
  )`,
];

/** Practices, encounters, patient accounts and claims. */
export class ClaimTables1767225600002 implements MigrationInterface {
  readonly name = 'ClaimTables1767225600002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables =
      'claim_events, claim_payer_control_numbers, claims, encounters, patient_accounts, counters, practices';
    await runner.query(`DROP TABLE ${tables}`);
  }
}
