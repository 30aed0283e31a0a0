import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows that only come: what they say is never changed or taken away. */
const SEALED = ['journals', 'postings', 'audit_rows', 'claim_events'];

/** Rows that the application adds and reads, but has no cause to change. */
const ADDED = ['file_chunks', 'submission_claims', 'remittances', 'claim_payer_control_numbers'];

const CHANGED = [
  'practices',
  'counters',
  'patient_accounts',
  'encounters',
  'claims',
  'files',
  'submissions',
  'claim_payments',
  'denials',
  'work_items',
  'ledger_heads',
  'account_balances',
  'patient_account_balances',
  'audit_heads',
];

const REFUSAL = `
  CREATE FUNCTION claimwright_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is refused: the rows of % are never changed', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
  END $$`;

/** Judged at commit, when the journal and its postings are all there. */
const JOURNAL_HAS_POSTING = `
  CREATE FUNCTION claimwright_journal_has_posting() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (
      SELECT FROM postings p WHERE p.practice_id = NEW.practice_id AND p.sequence = NEW.sequence
    ) THEN
      RAISE EXCEPTION 'journal % has no posting', NEW.sequence
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
  END $$`;

/** Row-level security, the application role's grants, and triggers that refuse change to everybody. */
export class Protection1767225600005 implements MigrationInterface {
  readonly name = 'Protection1767225600005';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [...SEALED, ...ADDED, ...CHANGED]) await separatePractices(runner, table);
    for (const table of [...SEALED, ...ADDED]) {
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO claimwright_app`);
    }
    for (const table of CHANGED) {
      await runner.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO claimwright_app`);
    }
    await runner.query('GRANT SELECT ON ledger_view, account_balance_view TO claimwright_app');
    await runner.query(REFUSAL);
    for (const table of SEALED) await sealTable(runner, table);
    await runner.query(JOURNAL_HAS_POSTING);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER journals_have_postings AFTER INSERT ON journals
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claimwright_journal_has_posting()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER journals_have_postings ON journals');
    for (const table of SEALED) await runner.query(`DROP TRIGGER ${table}_sealed ON ${table}`);
    await runner.query('DROP FUNCTION claimwright_journal_has_posting()');
    await runner.query('DROP FUNCTION claimwright_refuse_change()');
    await runner.query('REVOKE ALL ON ledger_view, account_balance_view FROM claimwright_app');
    for (const table of [...SEALED, ...ADDED, ...CHANGED]) {
      await runner.query(`REVOKE ALL ON ${table} FROM claimwright_app`);
      await runner.query(`DROP POLICY ${table}_practice ON ${table}`);
      await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY`);
    }
  }
}

/** Rows are seen and written only by units of work of their own practice. */
export async function separatePractices(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  await runner.query(`
    CREATE POLICY ${table}_practice ON ${table}
    USING (practice_id = current_setting('claimwright.practice_id', true))
    WITH CHECK (practice_id = current_setting('claimwright.practice_id', true))`);
}

/** Rows that only come: nobody changes or takes them away, in no mode of replication. */
export async function sealTable(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`
    CREATE TRIGGER ${table}_sealed BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION claimwright_refuse_change()`);
  await runner.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_sealed`);
}
