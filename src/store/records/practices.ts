import type { PracticeRecord, PracticeRecords, SettingsVersion } from '../../app/ports.js';
import { instantOf } from '../rows.js';
import type { Session } from '../session.js';

/** The clocks of two processes may differ: no version is told to be older than the one before it. */
const ADD_VERSION = `INSERT INTO settings_versions (practice_id, version, settings, recorded_at, recorded_by)
  SELECT $1, coalesce(max(v.version), 0) + 1, $2::jsonb, greatest($3::timestamptz, max(v.recorded_at)), $4
  FROM settings_versions v WHERE v.practice_id = $1
  HAVING (SELECT last.settings FROM settings_versions last WHERE last.practice_id = $1
    ORDER BY last.version DESC LIMIT 1) IS DISTINCT FROM $2::jsonb`;

const VERSIONS = `SELECT v.version, ${instantOf('v.recorded_at')} AS "recordedAt", v.recorded_by AS "recordedBy",
    ARRAY(SELECT name FROM jsonb_object_keys(v.settings || v.before) AS name
      WHERE v.settings -> name IS DISTINCT FROM v.before -> name ORDER BY name) AS changed
  FROM (SELECT *, coalesce(lag(settings) OVER (ORDER BY version), '{}') AS before
    FROM settings_versions WHERE practice_id = $1) AS v
  ORDER BY v.version`;

export class StoredPractices implements PracticeRecords {
  constructor(private readonly session: Session) {}

  async find(): Promise<PracticeRecord | undefined> {
    const [practice] = await this.session.rows<PracticeRecord>(
      `SELECT practice_id AS "practiceId", name, settings FROM practices WHERE practice_id = $1`,
      [this.session.practiceId],
    );
    return practice;
  }

  async save({ practiceId, name, settings }: PracticeRecord): Promise<void> {
    const text = JSON.stringify(settings);
    // Locks the row: of two that save at once, the second one sees the version of the first.
    await this.session.write(
      `INSERT INTO practices (practice_id, name, settings) VALUES ($1, $2, $3)
       ON CONFLICT (practice_id) DO UPDATE SET name = excluded.name, settings = excluded.settings`,
      [practiceId, name, text],
    );
    const { clock, actorId } = this.session;
    await this.session.write(ADD_VERSION, [practiceId, text, clock.now(), actorId]);
  }

  versions(): Promise<SettingsVersion[]> {
    return this.session.rows<SettingsVersion>(VERSIONS, [this.session.practiceId]);
  }

  async findVersion(version: number): Promise<unknown> {
    const [found] = await this.session.rows<{ settings: unknown }>(
      'SELECT settings FROM settings_versions WHERE practice_id = $1 AND version = $2',
      [this.session.practiceId, version],
    );
    return found?.settings;
  }
}
