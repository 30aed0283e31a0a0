import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEPOSIT_RIGHTS, DEPOSIT_TABLES, EXPECT_EARLIER } from './deposit-statements.js';
import { separatePractices } from './protection.js';

const TABLES = [
  // One row for each payer and tax number that the register knows; who changes its items locks it first.
  `CREATE TABLE recoupment_accounts (
    practice_id text NOT NULL,
    payer_identifier text NOT NULL,
    payee_identifier text NOT NULL,
    payer_name text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT recoupment_accounts_pk PRIMARY KEY (practice_id, payer_identifier, payee_identifier),
    CONSTRAINT recoupment_accounts_practice_fk FOREIGN KEY (practice_id) REFERENCES practices (practice_id)
  )`,
  // What a fact says never changes; what the register makes of it does.
  `CREATE TABLE recoupments (
    practice_id text NOT NULL,
    recoupment_key text COLLATE "C" NOT NULL,
    payer_identifier text NOT NULL,
    payee_identifier text NOT NULL,
    payer_name text NOT NULL,
    source text NOT NULL,
    reason_code text,
    reference text,
    letter_number text,
    amount_cents bigint NOT NULL,
    fact_date date NOT NULL,
    expected_date date,
    remittance_id uuid,
    ordinal integer,
    named_claim_id uuid,
    matched_to text COLLATE "C",
    recorded_at timestamptz NOT NULL,
    opened_cents bigint NOT NULL,
    open_cents bigint NOT NULL,
    closings jsonb NOT NULL,
    state text NOT NULL,
    claim_id uuid,
    transfer_cents bigint NOT NULL,
    transfer_count integer NOT NULL,
    findings jsonb NOT NULL,
    disputed_on date,
    dispute_count integer NOT NULL,
    CONSTRAINT recoupments_pk PRIMARY KEY (practice_id, recoupment_key),
    CONSTRAINT recoupments_account_fk FOREIGN KEY (practice_id, payer_identifier, payee_identifier)
      REFERENCES recoupment_accounts (practice_id, payer_identifier, payee_identifier),
    CONSTRAINT recoupments_remittance_fk FOREIGN KEY (practice_id, remittance_id)
      REFERENCES remittances (practice_id, remittance_id),
    CONSTRAINT recoupments_claim_fk FOREIGN KEY (practice_id, claim_id) REFERENCES claims (practice_id, claim_id),
    CONSTRAINT recoupments_named_claim_fk FOREIGN KEY (practice_id, named_claim_id)
      REFERENCES claims (practice_id, claim_id),
    CONSTRAINT recoupments_source_check CHECK (source IN ('provider-adjustment', 'letter', 'cheque')),
    CONSTRAINT recoupments_state_check CHECK (state IN ('open', 'partly-closed', 'closed', 'written-off',
      'settling', 'unapplied'))
  )`,
  `CREATE INDEX recoupments_account_index ON recoupments (practice_id, payer_identifier, payee_identifier,
    fact_date, recoupment_key)`,
  'CREATE INDEX recoupments_state_index ON recoupments (practice_id, state, fact_date, recoupment_key)',
  'CREATE INDEX recoupments_claim_index ON recoupments (practice_id, claim_id)',
  'CREATE INDEX recoupments_remittance_index ON recoupments (practice_id, remittance_id)',
];

const RIGHTS: readonly (readonly [table: string, change: string])[] = [
  ['recoupment_accounts', 'UPDATE (payer_name, revision)'],
  [
    'recoupments',
    `UPDATE (matched_to, opened_cents, open_cents, closings, state, claim_id, transfer_cents, transfer_count,
      findings, disputed_on, dispute_count)`,
  ],
];

/** Codes that move payer.offset, and the adjustment that may write one off, as of this migration. */
const CODES = `'WO', 'FB', '72', 'B2', 'AP', 'C5', 'OB', 'WU', 'CS'`;

/** What was posted before there was a register; the next remittance of each payer sets it against each other. */
const EARLIER = `SELECT r.practice_id, r.remittance_id, r.set_hash, r.payment_date, r.payer_name,
    r.advice ->> 'payerIdentifier' AS payer_identifier,
    coalesce(CASE WHEN r.advice #>> '{payee,identifierQualifier}' = 'FI' THEN r.advice #>> '{payee,identifier}' END,
      (SELECT e ->> 'value' FROM jsonb_array_elements(r.advice #> '{payee,references}') AS e
        WHERE e ->> 'qualifier' = 'TJ' LIMIT 1),
      r.advice #>> '{payee,identifier}', a ->> 'providerIdentifier') AS payee_identifier,
    upper(trim(a ->> 'reasonCode')) AS reason_code, a ->> 'reference' AS reference,
    (a ->> 'amount')::bigint AS cents, (a ->> 'ordinal')::integer AS ordinal
  FROM remittances r, jsonb_array_elements(r.advice -> 'providerAdjustments') AS a
  WHERE r.state = 'posted' AND (a ->> 'amount')::bigint <> 0 AND upper(trim(a ->> 'reasonCode')) IN (${CODES})`;

const TAKE_OVER = [
  `INSERT INTO recoupment_accounts (practice_id, payer_identifier, payee_identifier, payer_name, revision)
    SELECT practice_id, payer_identifier, payee_identifier, max(payer_name), 1 FROM (${EARLIER}) AS e GROUP BY 1, 2, 3`,
  `INSERT INTO recoupments (practice_id, recoupment_key, payer_identifier, payee_identifier, payer_name, source,
      reason_code, reference, amount_cents, fact_date, remittance_id, ordinal, recorded_at, opened_cents, open_cents,
      closings, state, transfer_cents, transfer_count, findings, dispute_count)
    SELECT practice_id, format('provider-adjustment:%s:%s', set_hash, lpad(ordinal::text, 6, '0')), payer_identifier,
      payee_identifier, payer_name, 'provider-adjustment', reason_code, reference, cents, payment_date, remittance_id,
      ordinal, now(), CASE reason_code WHEN 'CS' THEN 0 ELSE cents END, CASE reason_code WHEN 'CS' THEN 0 ELSE cents END,
      '[]', CASE reason_code WHEN 'CS' THEN 'unapplied' ELSE 'open' END, 0, 0, '[]', 0 FROM (${EARLIER}) AS e`,
];

const HELD = ['remittances', 'recoupment_accounts', 'recoupments', 'expected_deposits'];

const KINDS = ['recoupment', 'deposit'];

/** The register of recoupments, what payers take back and are owed; and bank deposits beside their remittances. */
export class RecoupmentTables1767225700002 implements MigrationInterface {
  readonly name = 'RecoupmentTables1767225700002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...DEPOSIT_TABLES]) await runner.query(statement);
    for (const [table, change] of [...RIGHTS, ...DEPOSIT_RIGHTS]) {
      await separatePractices(runner, table);
      await runner.query(`GRANT SELECT, INSERT, ${change} ON ${table} TO claimwright_app`);
    }
    await setJournalKinds(runner, (kinds) => [...kinds, ...KINDS]);
    // The owner of the tables is held by row-level security too, and a migration acts for all practices.
    for (const table of HELD) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    for (const statement of [...TAKE_OVER, EXPECT_EARLIER]) await runner.query(statement);
    for (const table of HELD) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await setJournalKinds(runner, (kinds) => kinds.filter((kind) => !KINDS.includes(kind)));
    await runner.query('DROP TABLE expected_deposits, deposits, recoupments, recoupment_accounts');
  }
}

/** Changes the list of kinds that stands, whichever other migrations have added to it. */
export async function setJournalKinds(
  runner: QueryRunner,
  change: (kinds: readonly string[]) => readonly string[],
): Promise<void> {
  const [found] = (await runner.query(
    `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint
     WHERE conname = 'journals_kind_check' AND conrelid = 'journals'::regclass`,
  )) as { text: string }[];
  const kinds = [...found!.text.matchAll(/'([a-z-]+)'/g)].map((match) => match[1]!);
  const list = [...new Set(change(kinds))].map((kind) => `'${kind}'`).join(', ');
  await runner.query('ALTER TABLE journals DROP CONSTRAINT journals_kind_check');
  await runner.query(`ALTER TABLE journals ADD CONSTRAINT journals_kind_check CHECK (kind IN (${list}))`);
}
