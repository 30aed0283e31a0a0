import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lists search and sort by, as columns: under row-level security no index on an expression, and none behind
 * LIKE, can be used. Names without case are compared byte by byte, so that a prefix is a range.
 */
const COLUMNS = [
  'ALTER TABLE patient_accounts ADD COLUMN name_key text COLLATE "C"',
  `UPDATE patient_accounts SET name_key = lower(coalesce(person ->> 'lastName', ''))`,
  'ALTER TABLE patient_accounts ALTER COLUMN name_key SET NOT NULL',
  `ALTER TABLE claims ADD COLUMN patient_name_key text COLLATE "C", ADD COLUMN member_id text,
     ADD COLUMN payer_id text`,
  `UPDATE claims SET patient_name_key = lower(coalesce(claim #>> '{patient,lastName}', '')),
     member_id = claim #>> '{subscriber,memberId}',
     payer_id = CASE WHEN payers <> '[]' THEN claim #>> '{payer,payerId}' END`,
  'ALTER TABLE claims ALTER COLUMN patient_name_key SET NOT NULL',
  'ALTER TABLE submissions ADD COLUMN request_key text',
  'ALTER TABLE audit_rows ADD COLUMN source_address text',
];

const INDEXES = [
  'patient_accounts_name_index ON patient_accounts (practice_id, name_key, patient_account_id)',
  'encounters_state_index ON encounters (practice_id, state, encounter_id)',
  'claims_service_date_index ON claims (practice_id, first_service_date, claim_id)',
  'claims_charge_index ON claims (practice_id, charge_cents, claim_id)',
  'claims_patient_name_index ON claims (practice_id, patient_name_key, claim_id)',
  'claims_member_index ON claims (practice_id, member_id, claim_id)',
  'claims_payer_index ON claims (practice_id, payer_id, claim_id)',
  'submissions_request_index ON submissions (practice_id, request_key)',
  'claim_payments_remittance_ordinal_index ON claim_payments (practice_id, remittance_id, ordinal)',
  'denials_state_index ON denials (practice_id, state, natural_key)',
  'work_items_opened_index ON work_items (practice_id, opened_at, natural_key)',
  'work_items_state_opened_index ON work_items (practice_id, state, opened_at, natural_key)',
];

/** The owner of the tables is held by row-level security too, and a migration acts for all practices. */
const HELD = ['patient_accounts', 'claims'];

/** Columns and indexes of paged lists, and what ties a submission and an audit row to their request. */
export class ListColumns1767225600007 implements MigrationInterface {
  readonly name = 'ListColumns1767225600007';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of HELD) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    for (const statement of COLUMNS) await runner.query(statement);
    for (const table of HELD) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    for (const index of INDEXES) await runner.query(`CREATE INDEX ${index}`);
    await runner.query('DROP INDEX claim_payments_remittance_index');
    // So that a service can tell whether its database is up to date.
    await runner.query('GRANT SELECT ON claimwright_migrations TO claimwright_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE SELECT ON claimwright_migrations FROM claimwright_app');
    for (const index of INDEXES) await runner.query(`DROP INDEX ${index.split(' ')[0]}`);
    await runner.query(
      'CREATE INDEX claim_payments_remittance_index ON claim_payments (practice_id, remittance_id)',
    );
    await runner.query('ALTER TABLE audit_rows DROP COLUMN source_address');
    await runner.query('ALTER TABLE submissions DROP COLUMN request_key');
    await runner.query(
      'ALTER TABLE claims DROP COLUMN payer_id, DROP COLUMN member_id, DROP COLUMN patient_name_key',
    );
    await runner.query('ALTER TABLE patient_accounts DROP COLUMN name_key');
  }
}
