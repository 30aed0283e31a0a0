import { describeOnBothDatabases } from '../support/describe-on-both-databases.js';
import { layGround, newActor } from '../support/sample-records.js';

const SEALED = ['journals', 'postings', 'audit_rows', 'claim_events'];

const CHANGES = SEALED.flatMap((table) => [
  [`UPDATE ${table} SET practice_id = practice_id`] as const,
  [`DELETE FROM ${table}`] as const,
  [`TRUNCATE ${table} CASCADE`] as const,
]);

describeOnBothDatabases('protection', (opened) => {
  beforeAll(async () => {
    await layGround(opened(), newActor());
  });

  /** The SQLSTATE of the refusal, or what else became of it; everything is taken back. */
  async function attempt(setUp: readonly string[], statement: string): Promise<string> {
    const runner = opened().store.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      for (const each of setUp) await runner.query(each);
      await runner.query(statement);
      return 'done';
    } catch (error) {
      return (error as { driverError: { code: string } }).driverError.code;
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  test.each(CHANGES)('%s is refused to the superuser by trigger', async (statement) => {
    expect(await attempt([], statement)).toBe('23001');
    expect(await attempt(['SET LOCAL session_replication_role = replica'], statement)).toBe('23001');
  });

  test.each(CHANGES)('%s is refused to the application by grant', async (statement) => {
    expect(await attempt(['SET LOCAL ROLE claimwright_app'], statement)).toBe('42501');
  });

  test.each(['postings', 'audit_rows'])('the application cannot switch off the seal of %s', async (table) => {
    const statement = `ALTER TABLE ${table} DISABLE TRIGGER ${table}_sealed`;
    expect(await attempt(['SET LOCAL ROLE claimwright_app'], statement)).toBe('42501');
  });

  test('every table belongs to a practice, first in every key and index, under forced row-level security', async () => {
    const { dataSource } = opened().store;
    const open = await dataSource.query(
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
         AND relname <> 'claimwright_migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    const notLed = await dataSource.query(
      `SELECT indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
       WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'claimwright_migrations'
         AND a.attname <> 'practice_id'`,
    );
    const foreign = await dataSource.query(
      `SELECT conname FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
       WHERE contype = 'f' AND a.attname <> 'practice_id'`,
    );
    expect([open, notLed, foreign]).toEqual([[], [], []]);
  });

  test('the application role cannot log in, owns nothing and has no way around row-level security', async () => {
    const { dataSource } = opened().store;
    const [role] = await dataSource.query(
      `SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
       FROM pg_roles r WHERE rolname = 'claimwright_app'`,
    );
    expect(role).toEqual({
      rolcanlogin: false,
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      owned: 0,
    });
  });

  test('without a practice nothing is seen', async () => {
    const runner = opened().store.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('SET LOCAL ROLE claimwright_app');
    const seen = await runner.query(
      'SELECT (SELECT count(*) FROM claims) + (SELECT count(*) FROM ledger_view) AS n',
    );
    await runner.rollbackTransaction();
    await runner.release();
    expect(seen).toEqual([{ n: '0' }]);
  });

  test('people see the ledger in dollars', async () => {
    const runner = opened().store.dataSource.createQueryRunner();
    await runner.startTransaction();
    const [practice] = await runner.query('SELECT practice_id AS id FROM practices');
    await runner.query(`SELECT set_config('claimwright.practice_id', $1, true)`, [practice.id]);
    await runner.query('SET LOCAL ROLE claimwright_app');
    const rows = await runner.query('SELECT sequence, debit, credit, amount FROM ledger_view');
    await runner.rollbackTransaction();
    await runner.release();
    expect(rows).toEqual([
      { sequence: '1', debit: 'receivable.payer.1', credit: 'revenue.charges', amount: '150.00' },
    ]);
  });

  test('a journal that reaches the database without a posting does not commit', async () => {
    const { dataSource } = opened().store;
    const insert = dataSource.query(
      `INSERT INTO journals (practice_id, sequence, natural_key, kind, accounting_date, recorded_at, hash)
       VALUES ('nobody', 1, 'k', 'charge', '2026-01-01', now(), '')`,
    );
    await expect(insert).rejects.toMatchObject({ driverError: { code: '23514' } });
  });
});
