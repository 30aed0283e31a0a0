import type { PracticeRecord, PracticeRecords } from '../../app/ports.js';
import type { Session } from '../session.js';

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
    await this.session.write(
      `INSERT INTO practices (practice_id, name, settings) VALUES ($1, $2, $3)
       ON CONFLICT (practice_id) DO UPDATE SET name = excluded.name, settings = excluded.settings`,
      [practiceId, name, JSON.stringify(settings)],
    );
  }
}
