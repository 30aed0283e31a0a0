import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separatePractices } from './protection.js';

const CLAIM_STATES = `CREATE TABLE claim_states (
    practice_id text NOT NULL,
    claim_id uuid NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    CONSTRAINT claim_states_pk PRIMARY KEY (practice_id, claim_id),
    CONSTRAINT claim_states_state_check CHECK (state IN ('draft', 'needs-work', 'ready', 'submitted', 'accepted',
      'rejected', 'pending', 'adjudicated', 'denied', 'void'))
  )`;

const MOVE_STATES = [
  'INSERT INTO claim_states (practice_id, claim_id, version, state) SELECT practice_id, claim_id, version, state FROM claims',
  'CREATE INDEX claim_states_state_index ON claim_states (practice_id, state, claim_id)',
  `ALTER TABLE claims DROP COLUMN version, DROP COLUMN state, ADD CONSTRAINT claims_state_fk
     FOREIGN KEY (practice_id, claim_id) REFERENCES claim_states (practice_id, claim_id)`,
  `CREATE TRIGGER claim_states_kept BEFORE DELETE OR TRUNCATE OR UPDATE OF practice_id, claim_id ON claim_states
     FOR EACH STATEMENT EXECUTE FUNCTION claimwright_refuse_change()`,
];

const MOVE_STATES_BACK = [
  'ALTER TABLE claims DROP CONSTRAINT claims_state_fk, ADD COLUMN version integer, ADD COLUMN state text',
  `UPDATE claims c SET version = s.version, state = s.state FROM claim_states s
     WHERE s.practice_id = c.practice_id AND s.claim_id = c.claim_id`,
  `ALTER TABLE claims ALTER COLUMN version SET NOT NULL, ALTER COLUMN state SET NOT NULL, ADD CONSTRAINT claims_state_check
     CHECK (state IN ('draft', 'needs-work', 'ready', 'submitted', 'accepted', 'rejected', 'pending', 'adjudicated',
       'denied', 'void'))`,
  'CREATE INDEX claims_state_index ON claims (practice_id, state, claim_id)',
  'DROP TABLE claim_states',
];

/** Tables that grow with every payment, and for each foreign key: its name, the table that it names, and the column. */
const NAMING = {
  claim_payments: [
    ['claim_payments_remittance_fk', 'remittances', 'remittance_id'],
    ['claim_payments_claim_fk', 'claims', 'claim_id'],
  ],
  claim_payer_control_numbers: [['claim_payer_control_numbers_claim_fk', 'claims', 'claim_id']],
  claim_events: [['claim_events_claim_fk', 'claims', 'claim_id']],
} as const;

/**
 * As of postings: what the rows of a statement name is looked for once, each by its key, and never by a scan of a table
 * that may have grown since anybody counted it.
 */
const CHECK = `
  CREATE FUNCTION claimwright_check_named() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
  DECLARE
    lacking boolean;
  BEGIN
    FOR place IN 0 .. TG_NARGS - 1 BY 3 LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM (SELECT DISTINCT practice_id, %2$I AS id FROM added) AS named
          WHERE id IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I t
            WHERE t.practice_id = named.practice_id AND t.%2$I = named.id))', TG_ARGV[place + 1], TG_ARGV[place + 2])
        INTO lacking;
      IF lacking THEN
        RAISE EXCEPTION 'a row of % names what is not there', TG_TABLE_NAME
          USING ERRCODE = 'foreign_key_violation', CONSTRAINT = TG_ARGV[place], TABLE = TG_TABLE_NAME;
      END IF;
    END LOOP;
    RETURN NULL;
  END $$`;

const CHECK_BY_STATEMENT = [
  CHECK,
  ...Object.entries(NAMING).flatMap(([table, keys]) => [
    ...keys.map(([constraint]) => `ALTER TABLE ${table} DROP CONSTRAINT ${constraint}`),
    ...(['INSERT', 'UPDATE'] as const).flatMap((event) => [
      `CREATE TRIGGER ${table}_checked_${event.toLowerCase()} AFTER ${event} ON ${table} REFERENCING NEW TABLE AS added
       FOR EACH STATEMENT EXECUTE FUNCTION claimwright_check_named(${keys.flat().join(', ')})`,
      `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_checked_${event.toLowerCase()}`,
    ]),
  ]),
];

const CHECK_BY_ROW = [
  ...Object.entries(NAMING).flatMap(([table, keys]) => [
    `DROP TRIGGER ${table}_checked_insert ON ${table}`,
    `DROP TRIGGER ${table}_checked_update ON ${table}`,
    ...keys.map(
      ([constraint, named, column]) => `ALTER TABLE ${table} ADD CONSTRAINT ${constraint}
       FOREIGN KEY (practice_id, ${column}) REFERENCES ${named} (practice_id, ${column})`,
    ),
  ]),
  'DROP FUNCTION claimwright_check_named()',
];

/** A payment is written once and read whole: as it is sent, without being taken to pieces. */
const payment = (type: 'json' | 'jsonb') =>
  `ALTER TABLE claim_payments ALTER COLUMN payment TYPE ${type} USING payment::${type}`;

/** Rows of a claim payment are written uncompressed up to this: half a page. Compressing costs more than the bytes. */
const UNCOMPRESSED = 'ALTER TABLE claim_payments SET (toast_tuple_target = 4080)';

/** Room for the balances that a payment moves, so that they stay on their page and in their index as they are. */
const ROOM = 'ALTER TABLE patient_account_balances SET (fillfactor = 60)';

/** What posting changes of a claim stands in a narrow table: docs/decisions/0021-lean-posting.md. */
export class LeanPosting1767225700010 implements MigrationInterface {
  readonly name = 'LeanPosting1767225700010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLAIM_STATES);
    await asEveryPractice(runner, ['claims'], MOVE_STATES);
    await separatePractices(runner, 'claim_states');
    await runner.query('GRANT SELECT, INSERT, UPDATE (version, state) ON claim_states TO claimwright_app');
    for (const statement of [...CHECK_BY_STATEMENT, payment('json'), UNCOMPRESSED, ROOM]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE patient_account_balances RESET (fillfactor)');
    await runner.query('ALTER TABLE claim_payments RESET (toast_tuple_target)');
    for (const statement of [payment('jsonb'), ...CHECK_BY_ROW]) {
      await runner.query(statement);
    }
    await asEveryPractice(runner, ['claims', 'claim_states'], MOVE_STATES_BACK.slice(0, -1));
    await runner.query(MOVE_STATES_BACK.at(-1)!);
  }
}

/** The owner of the tables is held by row-level security too, and a migration acts for all practices. */
async function asEveryPractice(
  runner: QueryRunner,
  tables: readonly string[],
  statements: readonly string[],
): Promise<void> {
  for (const table of tables) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  for (const statement of statements) await runner.query(statement);
  for (const table of tables) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
