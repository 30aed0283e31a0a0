import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As of `AUDIT_TIME` in src/store/audit-trail.ts, and linked as by `chainHash` in src/store/chain.ts. */
const NEXT_LINK = `
  CREATE FUNCTION claimwright_next_audit_link(practice text, told text,
    OUT next_sequence bigint, OUT next_time timestamptz, OUT previous text, OUT link text)
  LANGUAGE plpgsql AS $$
  DECLARE
    numbered text;
    timed text;
  BEGIN
    INSERT INTO audit_heads AS head (practice_id, sequence, hash) VALUES (practice, 1, '')
      ON CONFLICT (practice_id) DO UPDATE SET sequence = head.sequence + 1
      RETURNING head.sequence, head.hash INTO next_sequence, previous;
    next_time := clock_timestamp();
    numbered := next_sequence::text;
    timed := to_char(next_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    link := encode(sha256(convert_to('1' || length(previous) || ':' || previous || ';' || length(numbered) || ':'
      || numbered || ';' || length(timed) || ':' || timed || ';' || told, 'UTF8')), 'hex');
    UPDATE audit_heads SET hash = link WHERE practice_id = practice;
  END $$`;

/**
 * The next link of a practice's audit chain, made where its head is locked: what an audit row says needs no answer of
 * the database before it can be written.
 */
export class AuditLinks1767225700022 implements MigrationInterface {
  readonly name = 'AuditLinks1767225700022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NEXT_LINK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION claimwright_next_audit_link');
  }
}
