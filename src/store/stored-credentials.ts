import type { DataSource } from 'typeorm';
import type {
  Credentials,
  SessionRecord,
  StandingSession,
  TokenRecord,
  UserRecord,
} from '../app/access/access-records.js';
import type { Clock } from '../app/ports.js';
import { StoredTokens } from './records/access/tokens.js';
import { StoredUsers } from './records/access/users.js';
import { type Nullable, withoutNulls } from './rows.js';
import type { Session } from './session.js';
import { runTransaction } from './transaction.js';

const STANDING = `SELECT s.session_id AS "sessionId", s.user_id AS "userId", s.secret_hash AS "secretHash",
    s.started_at AS "startedAt", s.last_used_at AS "lastUsedAt", s.ended_at AS "endedAt",
    s.has_second_factor AS "hasSecondFactor", json_build_object('userId', u.user_id, 'name', u.name,
      'role', u.role, 'withheldActions', u.withheld_actions, 'state', u.state,
      'hasSecondFactor', u.second_factor IS NOT NULL) AS "user"
  FROM sessions s JOIN users u ON u.practice_id = s.practice_id AND u.user_id = s.user_id
  WHERE s.practice_id = $1 AND s.session_id = $2`;

/** To the minute: a session that is used all the time is not written at every request. */
const TOUCH = `UPDATE sessions SET last_used_at = $3
  WHERE practice_id = $1 AND session_id = $2 AND ended_at IS NULL
    AND last_used_at <= $3::timestamptz - interval '1 minute'`;

type StandingRow = Nullable<SessionRecord> & Pick<StandingSession, 'user'>;

/** Reads what stands behind a cookie or a token, in transactions of its own and under the application's role. */
export class StoredCredentials implements Credentials {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async findSession(practiceId: string, sessionId: string): Promise<StandingSession | undefined> {
    const [row] = await this.#in(practiceId, (session) =>
      session.rows<StandingRow>(STANDING, [practiceId, sessionId]),
    );
    return row && withoutNulls(row);
  }

  async touchSession(practiceId: string, sessionId: string, usedAt: Date): Promise<void> {
    await this.#in(practiceId, (session) => session.write(TOUCH, [practiceId, sessionId, usedAt]));
  }

  async findToken(practiceId: string, tokenId: string): Promise<TokenRecord | undefined> {
    return this.#in(practiceId, (session) => new StoredTokens(session).findById(tokenId));
  }

  async practiceExists(practiceId: string): Promise<boolean> {
    const found = await this.#in(practiceId, (session) =>
      session.rows('SELECT 1 FROM practices WHERE practice_id = $1', [practiceId]),
    );
    return found.length > 0;
  }

  async findUser(practiceId: string, name: string): Promise<UserRecord | undefined> {
    return this.#in(practiceId, (session) => new StoredUsers(session).findUnlocked(name));
  }

  /** Nobody is known yet who could act: rows of the practice are read in the service's own name. */
  #in<T>(practiceId: string, work: (session: Session) => Promise<T>): Promise<T> {
    return runTransaction(this.dataSource, { practiceId, actorId: 'service' }, this.clock, work);
  }
}
