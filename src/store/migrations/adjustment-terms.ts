import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separatePractices } from './protection.js';

const RULES = `CREATE TABLE adjustment_rules (
    practice_id text NOT NULL,
    rule_id uuid NOT NULL,
    group_code text,
    reason_code text,
    remark_code text,
    payer_id text,
    meaning text NOT NULL,
    is_preventable boolean,
    effective_from date NOT NULL,
    effective_to date,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT adjustment_rules_pk PRIMARY KEY (practice_id, rule_id),
    CONSTRAINT adjustment_rules_practice_fk FOREIGN KEY (practice_id) REFERENCES practices (practice_id),
    CONSTRAINT adjustment_rules_key_check CHECK (reason_code IS NOT NULL OR remark_code IS NOT NULL)
  )`;

/** Of rows from before the columns were there: what the table of that time said is not known any more. */
const DEFAULTS: Readonly<Record<string, string>> = {
  occurrence: `text NOT NULL DEFAULT 'initial'`,
  denied_on: `date NOT NULL DEFAULT '0001-01-01'`,
  rule_id: `text NOT NULL DEFAULT 'unrecorded'`,
  is_preventable: 'boolean NOT NULL DEFAULT false',
  is_unprocessable: 'boolean NOT NULL DEFAULT false',
};

const DENIED_ON = `UPDATE denials d SET denied_on = r.payment_date FROM claim_payments p, remittances r
  WHERE p.practice_id = d.practice_id AND p.claim_payment_id = d.claim_payment_id
    AND r.practice_id = p.practice_id AND r.remittance_id = p.remittance_id`;

/** The owner of the tables is held by row-level security too, and a migration acts for all practices. */
const HELD = ['denials', 'claim_payments', 'remittances'];

/** The practice's rows of the decision table, what they decided, and what a denial says beside its amounts. */
export class AdjustmentTerms1767225700003 implements MigrationInterface {
  readonly name = 'AdjustmentTerms1767225700003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RULES);
    await separatePractices(runner, 'adjustment_rules');
    await runner.query('GRANT SELECT, INSERT ON adjustment_rules TO claimwright_app');
    await runner.query('GRANT UPDATE (effective_to) ON adjustment_rules TO claimwright_app');
    await runner.query('ALTER TABLE claim_payments ADD COLUMN decisions jsonb');
    await this.#widenDenials(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX denials_deadline_index');
    const columns = ['deadline_kind', 'deadline', ...Object.keys(DEFAULTS).reverse()];
    await runner.query(`ALTER TABLE denials ${columns.map((name) => `DROP COLUMN ${name}`).join(', ')}`);
    await runner.query('ALTER TABLE claim_payments DROP COLUMN decisions');
    await runner.query('DROP TABLE adjustment_rules');
  }

  async #widenDenials(runner: QueryRunner): Promise<void> {
    for (const [name, type] of Object.entries(DEFAULTS)) {
      await runner.query(`ALTER TABLE denials ADD COLUMN ${name} ${type}`);
      await runner.query(`ALTER TABLE denials ALTER COLUMN ${name} DROP DEFAULT`);
    }
    await runner.query(`ALTER TABLE denials ADD COLUMN deadline date, ADD COLUMN deadline_kind text,
      ADD CONSTRAINT denials_occurrence_check CHECK (occurrence IN ('initial', 'repeat')),
      ADD CONSTRAINT denials_deadline_kind_check CHECK (deadline_kind IN ('appeal', 'filing'))`);
    for (const table of HELD) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query(DENIED_ON);
    for (const table of HELD) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await runner.query(
      'CREATE INDEX denials_deadline_index ON denials (practice_id, state, deadline, natural_key)',
    );
  }
}
