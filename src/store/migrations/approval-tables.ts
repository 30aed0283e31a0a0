import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealTable, separatePractices } from './protection.js';

const TABLES = [
  // What was asked for. Write-offs and refunds above the limit take two others; whatever has no limit takes one.
  `CREATE TABLE approval_requests (
    practice_id text NOT NULL,
    approval_id uuid NOT NULL,
    kind text NOT NULL,
    object_id text NOT NULL,
    claim_id uuid,
    amount_cents bigint NOT NULL,
    counted_cents bigint NOT NULL,
    limit_cents bigint,
    approvals_needed integer NOT NULL,
    reason text NOT NULL,
    payload jsonb NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    CONSTRAINT approval_requests_pk PRIMARY KEY (practice_id, approval_id),
    CONSTRAINT approval_requests_practice_fk FOREIGN KEY (practice_id) REFERENCES practices (practice_id),
    CONSTRAINT approval_requests_claim_fk FOREIGN KEY (practice_id, claim_id) REFERENCES claims (practice_id, claim_id),
    CONSTRAINT approval_requests_limit_check CHECK (
      CASE WHEN limit_cents IS NULL THEN approvals_needed >= 1 AND kind NOT LIKE 'write-off%' AND kind NOT LIKE 'refund%'
        WHEN counted_cents <= limit_cents THEN approvals_needed = 0
        WHEN kind LIKE 'write-off%' OR kind LIKE 'refund%' THEN approvals_needed >= 2
        ELSE approvals_needed >= 1 END),
    CONSTRAINT approval_requests_amount_check CHECK (limit_cents IS NULL OR (counted_cents >= amount_cents
      AND (amount_cents > 0 OR (amount_cents = 0 AND kind IN ('undo-remittance', 'redo-remittance')))))
  )`,
  'CREATE INDEX approval_requests_claim_index ON approval_requests (practice_id, claim_id)',
  'CREATE INDEX approval_requests_object_index ON approval_requests (practice_id, object_id)',
  'CREATE INDEX approval_requests_requested_index ON approval_requests (practice_id, requested_at, approval_id)',
  `CREATE TABLE approval_decisions (
    practice_id text NOT NULL,
    approval_id uuid NOT NULL,
    decided_by text NOT NULL,
    verdict text NOT NULL,
    note text,
    decided_at timestamptz NOT NULL,
    CONSTRAINT approval_decisions_pk PRIMARY KEY (practice_id, approval_id, decided_by),
    CONSTRAINT approval_decisions_request_fk FOREIGN KEY (practice_id, approval_id)
      REFERENCES approval_requests (practice_id, approval_id),
    CONSTRAINT approval_decisions_verdict_check CHECK (verdict IN ('approve', 'decline'))
  )`,
  // One row by which a request is over, and so one effect.
  `CREATE TABLE approval_outcomes (
    practice_id text NOT NULL,
    approval_id uuid NOT NULL,
    outcome text NOT NULL,
    journal_keys text[] NOT NULL,
    settled_at timestamptz NOT NULL,
    CONSTRAINT approval_outcomes_pk PRIMARY KEY (practice_id, approval_id),
    CONSTRAINT approval_outcomes_request_fk FOREIGN KEY (practice_id, approval_id)
      REFERENCES approval_requests (practice_id, approval_id),
    CONSTRAINT approval_outcomes_outcome_check CHECK (outcome IN ('executed', 'declined'))
  )`,
];

const SEALED = ['approval_requests', 'approval_decisions', 'approval_outcomes'];

/** Nobody approves what they asked for, and nobody decides what is over. */
const CHECK_DECISION = `
  CREATE FUNCTION claimwright_check_decision() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.verdict = 'approve' AND EXISTS (SELECT FROM approval_requests r WHERE r.practice_id = NEW.practice_id
        AND r.approval_id = NEW.approval_id AND r.requested_by = NEW.decided_by) THEN
      RAISE EXCEPTION 'nobody approves what they asked for'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_decisions_not_own', TABLE = TG_TABLE_NAME;
    END IF;
    IF EXISTS (SELECT FROM approval_outcomes o WHERE o.practice_id = NEW.practice_id
        AND o.approval_id = NEW.approval_id) THEN
      RAISE EXCEPTION 'the request is settled'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_decisions_open', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
  END $$`;

const CHECK_OUTCOME = `
  CREATE FUNCTION claimwright_check_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    needed integer;
    approving bigint;
    declining bigint;
  BEGIN
    SELECT approvals_needed INTO needed FROM approval_requests r
      WHERE r.practice_id = NEW.practice_id AND r.approval_id = NEW.approval_id;
    SELECT count(*) FILTER (WHERE verdict = 'approve'), count(*) FILTER (WHERE verdict = 'decline')
      INTO approving, declining FROM approval_decisions d
      WHERE d.practice_id = NEW.practice_id AND d.approval_id = NEW.approval_id;
    IF (NEW.outcome = 'declined' AND declining = 0)
        OR (NEW.outcome = 'executed' AND (declining > 0 OR approving < needed)) THEN
      RAISE EXCEPTION 'the request has % of % approvals', approving, needed
        USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_outcomes_approved', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
  END $$`;

/** Judged at commit, when journal and outcome are both there. */
const CHECK_JOURNAL = `
  CREATE FUNCTION claimwright_journal_is_approved() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM approval_outcomes o WHERE o.practice_id = NEW.practice_id
        AND o.outcome = 'executed' AND NEW.natural_key = ANY (o.journal_keys)
        AND o.approval_id = substring(NEW.natural_key from '^approval:([0-9a-f-]{36})')::uuid) THEN
      RAISE EXCEPTION 'journal % is not approved', NEW.sequence
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
  END $$`;

const TRIGGERS = [
  `CREATE TRIGGER approval_decisions_checked BEFORE INSERT ON approval_decisions
   FOR EACH ROW EXECUTE FUNCTION claimwright_check_decision()`,
  `CREATE TRIGGER approval_outcomes_checked BEFORE INSERT ON approval_outcomes
   FOR EACH ROW EXECUTE FUNCTION claimwright_check_outcome()`,
  `CREATE CONSTRAINT TRIGGER journals_are_approved AFTER INSERT ON journals
   DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind IN ('write-off', 'billed-on', 'variance'))
   EXECUTE FUNCTION claimwright_journal_is_approved()`,
];

const KINDS = ['write-off', 'billed-on', 'variance'];

const DENIAL_STATES = ['given-up', 'billed-on'];

const REMITTANCE_STATES = ['dismissed'];

/** What one person asks for and others approve, and the states that come of it. */
export class ApprovalTables1767225700007 implements MigrationInterface {
  readonly name = 'ApprovalTables1767225700007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const table of SEALED) {
      await separatePractices(runner, table);
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO claimwright_app`);
      await sealTable(runner, table);
    }
    for (const statement of [CHECK_DECISION, CHECK_OUTCOME, CHECK_JOURNAL, ...TRIGGERS]) {
      await runner.query(statement);
    }
    await changeList(runner, 'journals', 'kind', (kinds) => [...kinds, ...KINDS]);
    await changeList(runner, 'denials', 'state', (states) => [...states, ...DENIAL_STATES]);
    await changeList(runner, 'remittances', 'state', (states) => [...states, ...REMITTANCE_STATES]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeList(runner, 'remittances', 'state', without(REMITTANCE_STATES));
    await changeList(runner, 'denials', 'state', without(DENIAL_STATES));
    await changeList(runner, 'journals', 'kind', without(KINDS));
    await runner.query('DROP TRIGGER journals_are_approved ON journals');
    await runner.query('DROP TABLE approval_outcomes, approval_decisions, approval_requests');
    for (const name of ['journal_is_approved', 'check_outcome', 'check_decision']) {
      await runner.query(`DROP FUNCTION claimwright_${name}()`);
    }
  }
}

function without(taken: readonly string[]): (values: readonly string[]) => string[] {
  return (values) => values.filter((value) => !taken.includes(value));
}

/** Changes the list of values that a column may have, whichever other migrations have added to it. */
async function changeList(
  runner: QueryRunner,
  table: string,
  column: string,
  change: (values: readonly string[]) => readonly string[],
): Promise<void> {
  const name = `${table}_${column}_check`;
  const [found] = (await runner.query(
    `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint
     WHERE conname = '${name}' AND conrelid = '${table}'::regclass`,
  )) as { text: string }[];
  const values = [...found!.text.matchAll(/'([a-z-]+)'/g)].map((match) => match[1]!);
  const list = [...new Set(change(values))].map((value) => `'${value}'`).join(', ');
  await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${column} IN (${list}))`);
}
