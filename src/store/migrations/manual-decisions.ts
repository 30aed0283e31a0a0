import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealTable, separatePractices } from './protection.js';
import { setJournalKinds } from './recoupment-tables.js';

const TABLES = [
  // What persons have decided: rows that only come. Subjects are named as their senders name them, not by our ids.
  `CREATE TABLE manual_decisions (
    practice_id text NOT NULL,
    decision_key text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    set_hash text NOT NULL,
    ordinal integer,
    payload jsonb NOT NULL,
    reason text NOT NULL,
    actor_id text NOT NULL,
    recorded_at timestamptz NOT NULL,
    revokes text COLLATE "C",
    CONSTRAINT manual_decisions_pk PRIMARY KEY (practice_id, decision_key),
    CONSTRAINT manual_decisions_practice_fk FOREIGN KEY (practice_id) REFERENCES practices (practice_id),
    CONSTRAINT manual_decisions_revoked_once UNIQUE (practice_id, revokes),
    CONSTRAINT manual_decisions_revokes_fk FOREIGN KEY (practice_id, revokes)
      REFERENCES manual_decisions (practice_id, decision_key),
    CONSTRAINT manual_decisions_kind_check CHECK (kind IN ('match', 'release', 'undo')),
    CONSTRAINT manual_decisions_subject_check CHECK ((kind = 'undo') = (ordinal IS NULL))
  )`,
  'CREATE INDEX manual_decisions_subject_index ON manual_decisions (practice_id, set_hash, ordinal)',
  // By what a claim payment that found no claim is looked for when a claim comes.
  `CREATE TABLE waiting_numbers (
    practice_id text NOT NULL,
    normalised_number text NOT NULL,
    kind text NOT NULL,
    claim_payment_id uuid NOT NULL,
    CONSTRAINT waiting_numbers_pk PRIMARY KEY (practice_id, normalised_number, kind, claim_payment_id),
    CONSTRAINT waiting_numbers_claim_payment_fk FOREIGN KEY (practice_id, claim_payment_id)
      REFERENCES claim_payments (practice_id, claim_payment_id),
    CONSTRAINT waiting_numbers_kind_check CHECK (kind IN ('patient', 'payer'))
  )`,
  'CREATE INDEX waiting_numbers_claim_payment_index ON waiting_numbers (practice_id, claim_payment_id)',
];

const COLUMNS = [
  `ALTER TABLE claim_payments ADD COLUMN placement integer NOT NULL DEFAULT 0,
     ADD COLUMN is_released boolean NOT NULL DEFAULT false, ADD COLUMN settled_payers jsonb NOT NULL DEFAULT '[]'`,
  ...['placement', 'is_released', 'settled_payers'].map(
    (name) => `ALTER TABLE claim_payments ALTER COLUMN ${name} DROP DEFAULT`,
  ),
  'ALTER TABLE claims ADD COLUMN normalised_member_id text',
  // Of numbers from before it is not known who told them: they stay whatever is undone.
  `ALTER TABLE claim_payer_control_numbers ADD COLUMN is_acknowledged boolean NOT NULL DEFAULT true,
     ADD COLUMN is_withdrawn boolean NOT NULL DEFAULT false`,
  ...['is_acknowledged', 'is_withdrawn'].map(
    (name) => `ALTER TABLE claim_payer_control_numbers ALTER COLUMN ${name} DROP DEFAULT`,
  ),
];

const SOURCES = 'is_acknowledged, is_withdrawn';

/** A number without case, blanks and leading zeros, as `readControlNumber` gives it. */
function normalised(text: string): string {
  return `regexp_replace(upper(regexp_replace(coalesce(${text}, ''), '\\s', '', 'g')), '^0+', '')`;
}

const TAKE_OVER = [
  `UPDATE claims SET normalised_member_id = nullif(${normalised('member_id')}, '')`,
  `INSERT INTO waiting_numbers (practice_id, normalised_number, kind, claim_payment_id)
    SELECT DISTINCT practice_id, number, kind, claim_payment_id FROM (
      SELECT practice_id, claim_payment_id, 'patient' AS kind,
        ${normalised(`payment ->> 'patientControlNumber'`)} AS number FROM claim_payments WHERE claim_id IS NULL
      UNION ALL
      SELECT practice_id, claim_payment_id, 'payer', ${normalised(`payment ->> 'payerControlNumber'`)}
        FROM claim_payments WHERE claim_id IS NULL
      UNION ALL
      SELECT practice_id, claim_payment_id, 'payer', ${normalised(`reference ->> 'value'`)}
        FROM claim_payments, jsonb_array_elements(payment -> 'references') AS reference
        WHERE claim_id IS NULL AND reference ->> 'qualifier' = 'F8') AS numbers
    WHERE number <> ''`,
];

const CLAIM_PAYMENT_STATES = [
  ...['posted', 'posted-denied', 'held', 'exception', 'exception-resolved', 'information'],
];
const REMITTANCE_STATES = ['posted', 'quarantined', 'possible-duplicate'];
const RECOUPMENT_STATES = [...['open', 'partly-closed', 'closed', 'written-off', 'settling', 'unapplied']];

const STATES: readonly (readonly [table: string, states: readonly string[], added: string])[] = [
  ['claim_payments', CLAIM_PAYMENT_STATES, 'undone'],
  ['remittances', REMITTANCE_STATES, 'undone'],
  ['recoupments', RECOUPMENT_STATES, 'withdrawn'],
];

/** The owner of the tables is held by row-level security too, and a migration acts for all practices. */
const HELD = ['claims', 'claim_payments', 'waiting_numbers'];

/** What persons decide about claim payments and remittances, and what that needs of the rows they are about. */
export class ManualDecisions1767225700005 implements MigrationInterface {
  readonly name = 'ManualDecisions1767225700005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...COLUMNS]) await runner.query(statement);
    for (const table of ['manual_decisions', 'waiting_numbers']) {
      await separatePractices(runner, table);
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO claimwright_app`);
    }
    await sealTable(runner, 'manual_decisions');
    await runner.query('GRANT UPDATE (state) ON remittances TO claimwright_app');
    await runner.query(`GRANT UPDATE (${SOURCES}) ON claim_payer_control_numbers TO claimwright_app`);
    for (const [table, states, added] of STATES) await setStates(runner, table, [...states, added]);
    await setJournalKinds(runner, (kinds) => [...kinds, 'undo']);
    for (const table of HELD) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    for (const statement of TAKE_OVER) await runner.query(statement);
    for (const table of HELD) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await runner.query(
      'CREATE INDEX claims_normalised_member_index ON claims (practice_id, normalised_member_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await setJournalKinds(runner, (kinds) => kinds.filter((kind) => kind !== 'undo'));
    for (const [table, states] of STATES) await setStates(runner, table, states);
    await runner.query('REVOKE UPDATE (state) ON remittances FROM claimwright_app');
    await runner.query(`REVOKE UPDATE (${SOURCES}) ON claim_payer_control_numbers FROM claimwright_app`);
    await runner.query(
      'ALTER TABLE claim_payer_control_numbers DROP COLUMN is_withdrawn, DROP COLUMN is_acknowledged',
    );
    await runner.query('DROP INDEX claims_normalised_member_index');
    await runner.query('ALTER TABLE claims DROP COLUMN normalised_member_id');
    await runner.query(
      'ALTER TABLE claim_payments DROP COLUMN settled_payers, DROP COLUMN is_released, DROP COLUMN placement',
    );
    await runner.query('DROP TABLE waiting_numbers, manual_decisions');
  }
}

async function setStates(runner: QueryRunner, table: string, states: readonly string[]): Promise<void> {
  const list = states.map((state) => `'${state}'`).join(', ');
  await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_state_check,
    ADD CONSTRAINT ${table}_state_check CHECK (state IN (${list}))`);
}
