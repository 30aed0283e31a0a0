import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCOUNT } from './ledger-tables.js';

/** What postings name, with the constraint that each had and that a refusal still names. */
const NAMED = [
  ['postings_journal_fk', 'journals', 'sequence'],
  ['postings_claim_fk', 'claims', 'claim_id'],
  ['postings_patient_account_fk', 'patient_accounts', 'patient_account_id'],
  ['postings_remittance_fk', 'remittances', 'remittance_id'],
  ['postings_claim_payment_fk', 'claim_payments', 'claim_payment_id'],
] as const;

/** Tables whose rows postings name and that no seal protects yet. */
const KEPT = NAMED.filter(([, table]) => table !== 'journals');

function checkNamed([constraint, table, column]: (typeof NAMED)[number]): string {
  const type = column === 'sequence' ? 'bigints' : 'uuids';
  return `
      SELECT array_agg(DISTINCT ${column}) INTO ${type} FROM added
        WHERE practice_id = practice AND ${column} IS NOT NULL;
      SELECT count(*) INTO known FROM ${table} t WHERE t.practice_id = practice AND t.${column} = ANY (${type});
      IF known <> coalesce(cardinality(${type}), 0) THEN constraint_name := '${constraint}'; END IF;`;
}

function checkSide(side: 'debit' | 'credit'): string {
  return `
      SELECT array_agg(DISTINCT ${side}) INTO accounts FROM added WHERE practice_id = practice;
      IF EXISTS (SELECT FROM unnest(accounts) AS account WHERE account !~ '^(${ACCOUNT})$') THEN
        RAISE EXCEPTION 'a posting names no account'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'postings_${side}_check', TABLE = 'postings';
      END IF;`;
}

/**
 * Each thing that the added postings name is looked for once, by its key: the postings of a payment name the same claim
 * again and again. With plans made anew and no scan of whole tables, because a table may have grown since by any
 * number of rows, and in this transaction, of which no statistics know.
 */
const CHECK = `
  CREATE FUNCTION claimwright_check_postings() RETURNS trigger LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan SET enable_seqscan = off AS $$
  DECLARE
    practice text;
    bigints bigint[];
    uuids uuid[];
    accounts text[];
    known bigint;
    constraint_name text;
  BEGIN
    FOR practice IN SELECT DISTINCT practice_id FROM added LOOP
      ${NAMED.map(checkNamed).join('')}
      IF constraint_name IS NOT NULL THEN
        RAISE EXCEPTION 'a posting names what is not there'
          USING ERRCODE = 'foreign_key_violation', CONSTRAINT = constraint_name, TABLE = 'postings';
      END IF;
      ${checkSide('debit')}
      ${checkSide('credit')}
    END LOOP;
    RETURN NULL;
  END $$`;

const STATEMENTS = [
  ...NAMED.map(([constraint]) => `ALTER TABLE postings DROP CONSTRAINT ${constraint}`),
  'ALTER TABLE postings DROP CONSTRAINT postings_debit_check, DROP CONSTRAINT postings_credit_check',
  CHECK,
  `CREATE TRIGGER postings_checked AFTER INSERT ON postings REFERENCING NEW TABLE AS added
   FOR EACH STATEMENT EXECUTE FUNCTION claimwright_check_postings()`,
  ...KEPT.map(
    ([, table, column]) => `CREATE TRIGGER ${table}_kept
     BEFORE DELETE OR TRUNCATE OR UPDATE OF practice_id, ${column} ON ${table}
     FOR EACH STATEMENT EXECUTE FUNCTION claimwright_refuse_change()`,
  ),
  'DROP INDEX postings_claim_payment_index',
  'ALTER TABLE patient_account_balances DROP CONSTRAINT patient_account_balances_account_fk',
  'ALTER TABLE patient_account_balances NO FORCE ROW LEVEL SECURITY',
  `DELETE FROM patient_account_balances WHERE account NOT LIKE 'receivable.%'`,
  'ALTER TABLE patient_account_balances FORCE ROW LEVEL SECURITY',
];

const BACK = [
  ...NAMED.map(
    ([constraint, table, column]) => `ALTER TABLE postings ADD CONSTRAINT ${constraint}
     FOREIGN KEY (practice_id, ${column}) REFERENCES ${table} (practice_id, ${column})`,
  ),
  `ALTER TABLE postings ADD CONSTRAINT postings_debit_check CHECK (debit ~ '^(${ACCOUNT})$'),
     ADD CONSTRAINT postings_credit_check CHECK (credit ~ '^(${ACCOUNT})$')`,
  'CREATE INDEX postings_claim_payment_index ON postings (practice_id, claim_payment_id)',
  `ALTER TABLE patient_account_balances ADD CONSTRAINT patient_account_balances_account_fk
     FOREIGN KEY (practice_id, patient_account_id) REFERENCES patient_accounts (practice_id, patient_account_id)`,
];

/** Of all postings of a patient account that are not receivables: what the older version kept beside them. */
const OTHER_BALANCES = `
  INSERT INTO patient_account_balances (practice_id, patient_account_id, account, balance_cents)
  SELECT p.practice_id, p.patient_account_id, side.account, sum(side.cents) FROM postings p
    CROSS JOIN LATERAL (VALUES (p.debit, p.amount_cents), (p.credit, -p.amount_cents)) AS side (account, cents)
  WHERE p.patient_account_id IS NOT NULL AND side.account NOT LIKE 'receivable.%' GROUP BY 1, 2, 3`;

/**
 * Postings are checked by statement and no longer row by row, and balances of patient accounts are those of their
 * receivables: docs/decisions/0013-postings-checked-by-statement.md.
 */
export class CheckedByStatement1767225700001 implements MigrationInterface {
  readonly name = 'CheckedByStatement1767225700001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [, table] of KEPT) await runner.query(`DROP TRIGGER ${table}_kept ON ${table}`);
    await runner.query('DROP TRIGGER postings_checked ON postings');
    await runner.query('DROP FUNCTION claimwright_check_postings()');
    const held = ['postings', 'patient_account_balances'];
    for (const table of held) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query(OTHER_BALANCES);
    for (const table of held) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    for (const statement of BACK) await runner.query(statement);
  }
}
