import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separatePractices } from './protection.js';

/** The envelopes of files that came, by which a number that a partner uses again is noticed. */
const STATEMENTS = [
  `CREATE TABLE received_interchanges (
    practice_id text NOT NULL,
    file_id uuid NOT NULL,
    ordinal integer NOT NULL,
    sender_qualifier text NOT NULL,
    sender_id text NOT NULL,
    control_number text NOT NULL,
    CONSTRAINT received_interchanges_pk PRIMARY KEY (practice_id, file_id, ordinal),
    CONSTRAINT received_interchanges_file_fk FOREIGN KEY (practice_id, file_id)
      REFERENCES files (practice_id, file_id),
    CONSTRAINT received_interchanges_ordinal_check CHECK (ordinal > 0)
  )`,
  `CREATE INDEX received_interchanges_number_index ON received_interchanges
    (practice_id, sender_qualifier, sender_id, control_number)`,
  'GRANT SELECT, INSERT ON received_interchanges TO claimwright_app',
  'ALTER TABLE work_items ADD COLUMN proposal jsonb',
];

/** Interchange control numbers of what came in, and what an item of the worklist proposes. */
export class InterchangesAndProposals1767225700009 implements MigrationInterface {
  readonly name = 'InterchangesAndProposals1767225700009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    await separatePractices(runner, 'received_interchanges');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE work_items DROP COLUMN proposal');
    await runner.query('DROP TABLE received_interchanges');
  }
}
