import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealTable, separatePractices } from './protection.js';

const TABLES = [
  `CREATE TABLE balance_certificates (
    practice_id text NOT NULL,
    file_id uuid NOT NULL,
    set_ordinal integer NOT NULL,
    set_control_number text NOT NULL,
    set_hash text NOT NULL,
    remittance_id uuid,
    trace_number text,
    result text NOT NULL,
    reasons text[] NOT NULL,
    delimiters jsonb NOT NULL,
    payment jsonb,
    provider_adjustments jsonb NOT NULL,
    claim_payment_count integer NOT NULL,
    paid_cents bigint NOT NULL,
    computed_cents bigint NOT NULL,
    difference_cents bigint NOT NULL,
    failing_count integer NOT NULL,
    part_count integer NOT NULL,
    controls jsonb,
    certificate_hash text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT balance_certificates_pk PRIMARY KEY (practice_id, file_id, set_ordinal),
    CONSTRAINT balance_certificates_file_fk FOREIGN KEY (practice_id, file_id) REFERENCES files (practice_id, file_id),
    CONSTRAINT balance_certificates_remittance_fk FOREIGN KEY (practice_id, remittance_id)
      REFERENCES remittances (practice_id, remittance_id),
    CONSTRAINT balance_certificates_result_check CHECK (result IN ('posted', 'quarantined', 'possible-duplicate'))
  )`,
  // The claim payments as the text that the hash covers: few long rows, which PostgreSQL compresses.
  `CREATE TABLE balance_certificate_parts (
    practice_id text NOT NULL,
    file_id uuid NOT NULL,
    set_ordinal integer NOT NULL,
    part integer NOT NULL,
    first_ordinal integer NOT NULL,
    payments text NOT NULL,
    CONSTRAINT balance_certificate_parts_pk PRIMARY KEY (practice_id, file_id, set_ordinal, part),
    CONSTRAINT balance_certificate_parts_file_fk FOREIGN KEY (practice_id, file_id)
      REFERENCES files (practice_id, file_id)
  )`,
  'CREATE INDEX balance_certificates_remittance_index ON balance_certificates (practice_id, remittance_id)',
  'CREATE INDEX balance_certificates_content_index ON balance_certificates (practice_id, set_hash)',
  'CREATE INDEX balance_certificates_trace_index ON balance_certificates (practice_id, trace_number)',
];

const NAMES = ['balance_certificates', 'balance_certificate_parts'];

/** The proof of every 835 set that it adds up, or where not: docs/decisions/0014-balance-certificates.md. */
export class BalanceCertificates1767225700004 implements MigrationInterface {
  readonly name = 'BalanceCertificates1767225700004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const table of NAMES) {
      await separatePractices(runner, table);
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO claimwright_app`);
      await sealTable(runner, table);
    }
    // Of remittances from before nothing is asked; whoever adds one says whether it has a certificate.
    await runner.query('ALTER TABLE remittances ADD COLUMN is_certified boolean NOT NULL DEFAULT false');
    await runner.query('ALTER TABLE remittances ALTER COLUMN is_certified DROP DEFAULT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE remittances DROP COLUMN is_certified');
    await runner.query('DROP TABLE balance_certificate_parts, balance_certificates');
  }
}
