import type { UserRecord, UserRecords } from '../../../app/access/access-records.js';
import { nameKey } from '../../name-key.js';
import { type Nullable, withoutNulls } from '../../rows.js';
import type { Session } from '../../session.js';

const SELECT = `SELECT user_id AS "userId", name, role, withheld_actions AS "withheldActions", state,
    password_hash AS "passwordHash", failed_logins AS "failedLogins", locked_until AS "lockedUntil",
    second_factor AS "secondFactor", second_factor_step AS "secondFactorStep", version
  FROM users WHERE practice_id = $1`;

export class StoredUsers implements UserRecords {
  constructor(private readonly session: Session) {}

  async findByName(name: string): Promise<UserRecord | undefined> {
    const [user] = await this.#select('AND name_key = $2 FOR UPDATE', nameKey(name));
    return user;
  }

  /** Without a lock, for a look before the transaction that changes something. */
  async findUnlocked(name: string): Promise<UserRecord | undefined> {
    const [user] = await this.#select('AND name_key = $2', nameKey(name));
    return user;
  }

  async findById(userId: string): Promise<UserRecord | undefined> {
    const [user] = await this.#select('AND user_id = $2 FOR UPDATE', userId);
    return user;
  }

  async insert(user: UserRecord): Promise<void> {
    await this.session.write(
      `INSERT INTO users (practice_id, user_id, name, name_key, role, withheld_actions, state, password_hash,
         failed_logins, locked_until, second_factor, second_factor_step, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [this.session.practiceId, ...columnsOf(user)],
    );
  }

  async update(user: UserRecord): Promise<void> {
    const written = await this.session.write(
      `UPDATE users SET name = $3, name_key = $4, role = $5, withheld_actions = $6, state = $7,
         password_hash = $8, failed_logins = $9, locked_until = $10, second_factor = $11,
         second_factor_step = $12, version = $13
       WHERE practice_id = $1 AND user_id = $2 AND version = $13 - 1`,
      [this.session.practiceId, ...columnsOf(user)],
    );
    if (written !== 1) throw new Error(`User ${user.userId} does not stand one version below`);
  }

  async list(): Promise<UserRecord[]> {
    return this.#select('ORDER BY name_key');
  }

  async #select(condition: string, ...parameters: readonly string[]): Promise<UserRecord[]> {
    const rows = await this.session.rows<Nullable<UserRecord>>(`${SELECT} ${condition}`, [
      this.session.practiceId,
      ...parameters,
    ]);
    return rows.map((row): UserRecord => withoutNulls(row));
  }
}

function columnsOf(user: UserRecord): unknown[] {
  return [
    user.userId,
    user.name,
    nameKey(user.name),
    user.role,
    user.withheldActions,
    user.state,
    user.passwordHash,
    user.failedLogins,
    user.lockedUntil,
    user.secondFactor,
    user.secondFactorStep,
    user.version,
  ];
}
