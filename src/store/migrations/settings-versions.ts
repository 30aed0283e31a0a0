import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealTable, separatePractices } from './protection.js';

const TABLES = [
  // Every settings that a practice has had: rows that only come. The last one stands in practices too.
  `CREATE TABLE settings_versions (
    practice_id text NOT NULL,
    version integer NOT NULL,
    settings jsonb NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT settings_versions_pk PRIMARY KEY (practice_id, version),
    CONSTRAINT settings_versions_practice_fk FOREIGN KEY (practice_id) REFERENCES practices (practice_id),
    CONSTRAINT settings_versions_version_check CHECK (version > 0)
  )`,
];

/** What stands is taken to have stood from the beginning: what was there before, and who said it, is not known any more. */
const TAKE_OVER = `INSERT INTO settings_versions (practice_id, version, settings, recorded_at, recorded_by)
  SELECT practice_id, 1, settings, '0001-01-01 00:00:00+00', 'unrecorded' FROM practices`;

/** The settings of a practice by the time at which they were recorded: docs/decisions/0023-settings-versions.md. */
export class SettingsVersions1767225700018 implements MigrationInterface {
  readonly name = 'SettingsVersions1767225700018';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    // The owner of the tables is held by row-level security too, and a migration acts for all practices.
    await runner.query('ALTER TABLE practices NO FORCE ROW LEVEL SECURITY');
    await runner.query(TAKE_OVER);
    await runner.query('ALTER TABLE practices FORCE ROW LEVEL SECURITY');
    await separatePractices(runner, 'settings_versions');
    await runner.query('GRANT SELECT, INSERT ON settings_versions TO claimwright_app');
    await sealTable(runner, 'settings_versions');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE settings_versions');
  }
}
