import type { SessionRecord, SessionRecords } from '../../../app/access/access-records.js';
import type { Session } from '../../session.js';

export class StoredSessions implements SessionRecords {
  constructor(private readonly session: Session) {}

  async insert(session: SessionRecord): Promise<void> {
    await this.session.write(
      `INSERT INTO sessions (practice_id, session_id, user_id, secret_hash, started_at, last_used_at, ended_at,
         has_second_factor)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        this.session.practiceId,
        session.sessionId,
        session.userId,
        session.secretHash,
        session.startedAt,
        session.lastUsedAt,
        session.endedAt,
        session.hasSecondFactor,
      ],
    );
  }

  async end(sessionId: string, endedAt: Date): Promise<void> {
    await this.session.write(
      `UPDATE sessions SET ended_at = $3
       WHERE practice_id = $1 AND session_id = $2 AND ended_at IS NULL`,
      [this.session.practiceId, sessionId, endedAt],
    );
  }

  async endOfUser(userId: string, endedAt: Date): Promise<number> {
    return this.session.write(
      'UPDATE sessions SET ended_at = $3 WHERE practice_id = $1 AND user_id = $2 AND ended_at IS NULL',
      [this.session.practiceId, userId, endedAt],
    );
  }
}
