import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The role under which every unit of work runs. It cannot log in and owns nothing. Roles belong to the whole
 * server, so it may be there already, or be made by another process at the same moment.
 */
export class ApplicationRole1767225600001 implements MigrationInterface {
  readonly name = 'ApplicationRole1767225600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        CREATE ROLE claimwright_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$`);
    await runner.query(`
      DO $$ BEGIN
        IF NOT pg_has_role(current_user, 'claimwright_app', 'MEMBER') THEN
          EXECUTE format('GRANT claimwright_app TO %I', current_user);
        END IF;
      END $$`);
    await runner.query(`
      DO $$ BEGIN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO claimwright_app', current_schema());
      END $$`);
  }

  /** The role stays: other databases of the server may use it. */
  async down(): Promise<void> {}
}
