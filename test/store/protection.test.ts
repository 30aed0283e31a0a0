import { describeOnBothDatabases } from '../support/describe-on-databases.js';
import { layGround, newActor } from '../support/sample-records.js';

const SEALED = [
  ...['journals', 'postings', 'audit_rows', 'claim_events', 'manual_decisions'],
  ...['balance_certificates', 'balance_certificate_parts'],
  ...['approval_requests', 'approval_decisions', 'approval_outcomes', 'settings_versions'],
  ...['patient_payments', 'patient_payment_applications', 'patient_payment_returns'],
  'patient_refund_payments',
];

const CHANGES = SEALED.flatMap((table) => [
  [`UPDATE ${table} SET practice_id = practice_id`] as const,
  [`DELETE FROM ${table}`] as const,
  [`TRUNCATE ${table} CASCADE`] as const,
]);

/** D delete, I insert, S select, U update; where single columns may be updated, these. */
const RIGHTS = {
  account_balances: 'ISU',
  adjustment_rules: 'IS effective_to',
  api_tokens: 'IS revoked_at',
  approval_decisions: 'IS',
  approval_outcomes: 'IS',
  approval_requests: 'IS',
  audit_heads: 'ISU',
  audit_rows: 'IS',
  balance_certificate_parts: 'IS',
  balance_certificates: 'IS',
  backend_clients: 'IS revoked_at',
  claim_events: 'IS',
  claim_payer_control_numbers: 'IS is_acknowledged,is_withdrawn',
  claim_payments: 'ISU',
  claim_states: 'IS version,state',
  claims: 'ISU',
  claimwright_migrations: 'S',
  client_assertions: 'DIS',
  counters: 'ISU',
  denials: 'ISU',
  deposits: 'IS state,places,journal_count',
  encounters: 'ISU',
  expected_deposits: 'IS is_deposited',
  file_chunks: 'IS',
  files: 'ISU',
  idempotency_keys: 'DIS request_hash,noted_at,lease_until,answer',
  journals: 'IS',
  ledger_heads: 'ISU',
  manual_decisions: 'IS',
  patient_account_balances: 'ISU',
  patient_accounts: 'ISU',
  patient_payment_applications: 'IS',
  patient_payment_returns: 'IS',
  patient_payments: 'IS',
  patient_refund_payments: 'IS',
  postings: 'IS',
  practices: 'ISU',
  received_interchanges: 'IS',
  recoupment_accounts: 'IS payer_name,revision',
  recoupments:
    'IS matched_to,opened_cents,open_cents,closings,state,claim_id,transfer_cents,transfer_count,findings,' +
    'disputed_on,dispute_count',
  remittances: 'IS state',
  sessions: 'IS last_used_at,ended_at',
  settings_versions: 'IS',
  submission_claims: 'IS',
  submissions: 'ISU',
  users:
    'IS name,name_key,role,withheld_actions,state,password_hash,failed_logins,locked_until,second_factor,' +
    'second_factor_step,version',
  waiting_numbers: 'IS',
  work_items: 'ISU',
};

/** Of tables whose foreign keys are checked for each statement. */
const NAMING = [
  ['claim_payments', 'claim_id'],
  ['claim_payments', 'remittance_id'],
  ['claim_payer_control_numbers', 'claim_id'],
  ['claim_events', 'claim_id'],
] as const;

const REMITTANCE = [
  `INSERT INTO files SELECT practice_id, claim_id, 'in', '835', 'era.835', claim_id::text, 1, 'read', '[]', now() FROM claims`,
  `INSERT INTO remittances (practice_id, remittance_id, file_id, set_hash, set_ordinal, identity_key, payment_cents,
     payment_date, payer_name, trace_number, state, claim_payment_count, advice, issues, is_certified)
   SELECT practice_id, file_id, file_id, file_id::text, 1, 'x', 1, '2026-01-01', 'x', 'x', 'posted', 1, '{}', '[]', false
   FROM files WHERE name = 'era.835'`,
];

/** A row of each that names a claim and a remittance which are there. */
const ROWS = {
  claim_payments: `INSERT INTO claim_payments (practice_id, claim_payment_id, set_hash, ordinal, claim_id, remittance_id,
      state, payment_cents, payment, line_matches, production_date, trace_number, placement, is_released, settled_payers)
    SELECT practice_id, gen_random_uuid(), 'fresh', 1, claim_id, remittance_id, 'posted', 1, '{}', '{}', '2026-01-01', 'x',
      0, false, '[]' FROM claims JOIN remittances USING (practice_id) LIMIT 1`,
  claim_payer_control_numbers: `INSERT INTO claim_payer_control_numbers (practice_id, normalised_number,
      payer_control_number, position, is_acknowledged, claim_id, is_withdrawn)
    SELECT practice_id, 'n', 'n', 1, false, claim_id, false FROM claims LIMIT 1`,
  claim_events: `INSERT INTO claim_events (practice_id, from_state, to_state, cause, actor_id, claim_id, recorded_at)
    SELECT practice_id, 'none', 'draft', 'x', 'x', claim_id, now() FROM claims LIMIT 1`,
} as const;

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

  test.each(SEALED)(
    'the application can neither switch off the seal of %s nor alter or drop it',
    async (table) => {
      const statements = [
        `ALTER TABLE ${table} DISABLE TRIGGER ${table}_sealed`,
        `DROP TRIGGER ${table}_sealed ON ${table}`,
        `ALTER TABLE ${table} ADD COLUMN planted text`,
        `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
        `CREATE TRIGGER planted BEFORE INSERT ON ${table} EXECUTE FUNCTION claimwright_refuse_change()`,
        `DROP TABLE ${table} CASCADE`,
        'SET LOCAL session_replication_role = replica',
      ];
      for (const statement of statements) {
        expect([statement, await attempt(['SET LOCAL ROLE claimwright_app'], statement)]).toEqual([
          statement,
          '42501',
        ]);
      }
    },
  );

  test.each(['claims', 'patient_accounts', 'remittances', 'claim_payments', 'claim_states'])(
    'the rows of %s, which others name, are taken away by nobody',
    async (table) => {
      expect(await attempt([], `DELETE FROM ${table}`)).toBe('23001');
      expect(await attempt([], `TRUNCATE ${table} CASCADE`)).toBe('23001');
      const key = table === 'claim_states' ? 'claim_id' : `${table.slice(0, -1)}_id`;
      expect(await attempt([], `UPDATE ${table} SET ${key} = gen_random_uuid()`)).toBe('23001');
    },
  );

  test.each([
    ['claim_id', 'gen_random_uuid()', '23503'],
    ['patient_account_id', 'gen_random_uuid()', '23503'],
    ['remittance_id', 'gen_random_uuid()', '23503'],
    ['claim_payment_id', 'gen_random_uuid()', '23503'],
    ['sequence', 'sequence + 1000', '23503'],
    ['debit', `'cash.bankk'`, '23514'],
    ['credit', `'cash.bankk'`, '23514'],
  ])('a posting whose %s is not there is refused', async (column, value, code) => {
    const columns = 'practice_id, sequence, ordinal, debit, credit, amount_cents, claim_id, remittance_id';
    const names = [...new Set([...columns.split(', '), 'patient_account_id', 'claim_payment_id'])];
    const values = names.map((name) => (name === column ? value : name === 'ordinal' ? '99' : name));
    const insert = `INSERT INTO postings (${names.join(', ')}) SELECT ${values.join(', ')} FROM postings LIMIT 1`;
    expect(await attempt([], insert)).toBe(code);
    expect(await attempt([], insert.replace(value, value === 'sequence + 1000' ? 'sequence' : column))).toBe(
      'done',
    );
  });

  test.each(NAMING)(
    'a row of %s whose %s is not there is refused, in every mode of replication',
    async (table, column) => {
      const insert = ROWS[table];
      const [head, values] = insert.split('SELECT') as [string, string];
      const broken = `${head}SELECT${values.replace(` ${column},`, ' gen_random_uuid(),')}`;
      expect(broken).not.toBe(insert);
      expect(await attempt(REMITTANCE, insert)).toBe('done');
      expect(await attempt(REMITTANCE, broken)).toBe('23503');
      expect(await attempt(['SET LOCAL session_replication_role = replica', ...REMITTANCE], broken)).toBe(
        '23503',
      );
      const change = `UPDATE ${table} SET ${column} = gen_random_uuid()`;
      const refusal = table === 'claim_events' ? '23001' : '23503';
      expect(await attempt([...REMITTANCE, insert], change)).toBe(refusal);
    },
  );

  test('the application has exactly the rights that it needs on each table', async () => {
    const rows: { name: string; rights: string }[] = await opened().store.dataSource.query(
      `SELECT relname AS name, concat_ws(' ',
         (SELECT string_agg(left(privilege, 1), '' ORDER BY privilege) FROM unnest(
           ARRAY['DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE']) AS privilege
           WHERE has_table_privilege('claimwright_app', c.oid, privilege)),
         (SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute a WHERE attrelid = c.oid AND attnum > 0
           AND has_column_privilege('claimwright_app', c.oid, attnum, 'UPDATE')
           AND NOT has_table_privilege('claimwright_app', c.oid, 'UPDATE'))) AS rights
       FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
    );
    expect(Object.fromEntries(rows.map(({ name, rights }) => [name, rights]))).toEqual(RIGHTS);
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
