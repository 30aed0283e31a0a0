import type {
  IdempotencyRecord,
  IdempotencyRecords,
  StoredAnswer,
} from '../../../app/access/access-records.js';
import { type Nullable, withoutNulls } from '../../rows.js';
import type { Session } from '../../session.js';

/** Longer than any request may last. All times are the database's own. */
const LEASE = `clock_timestamp() + interval '2 minutes'`;

/** By the time at which the transaction began: clock_timestamp() moves, and no index can be searched by it. */
const FORGOTTEN = `noted_at < now() - interval '30 days'`;

/**
 * Of many at once one inserts, and the others wait for it at the key. A row that stands is taken over when its lease
 * has run out without an answer, for the same request, or when it is too old to count.
 */
const TAKE = `INSERT INTO idempotency_keys AS k (practice_id, key, actor_id, request_hash, noted_at, lease_until)
  VALUES ($1, $2, $3, $4, clock_timestamp(), ${LEASE})
  ON CONFLICT (practice_id, actor_id, key) DO UPDATE SET request_hash = excluded.request_hash,
    noted_at = excluded.noted_at, lease_until = excluded.lease_until, answer = NULL
  WHERE (k.answer IS NULL AND k.lease_until < clock_timestamp() AND k.request_hash = excluded.request_hash)
    OR k.${FORGOTTEN}`;

/** A few with each new key, so that none pile up; rows that another transaction holds are left to it. */
const FORGET = `DELETE FROM idempotency_keys WHERE practice_id = $1 AND (actor_id, key) IN (
    SELECT actor_id, key FROM idempotency_keys WHERE practice_id = $1 AND ${FORGOTTEN}
    ORDER BY noted_at LIMIT 20 FOR UPDATE SKIP LOCKED)`;

export class StoredIdempotency implements IdempotencyRecords {
  constructor(private readonly session: Session) {}

  async take(
    key: string,
    actorId: string,
    requestHash: string,
  ): Promise<'fresh' | 'busy' | IdempotencyRecord> {
    const { practiceId } = this.session;
    if ((await this.session.write(TAKE, [practiceId, key, actorId, requestHash])) === 1) {
      await this.session.write(FORGET, [practiceId]);
      return 'fresh';
    }
    const [row] = await this.session.rows<Nullable<IdempotencyRecord>>(
      `SELECT key, actor_id AS "actorId", request_hash AS "requestHash", answer
       FROM idempotency_keys WHERE practice_id = $1 AND key = $2 AND actor_id = $3`,
      [practiceId, key, actorId],
    );
    // Given back between the two statements: whoever had it is only just done with it.
    if (!row) return 'busy';
    const record: IdempotencyRecord = withoutNulls(row);
    return record.answer === undefined && record.requestHash === requestHash ? 'busy' : record;
  }

  async answer(key: string, actorId: string, answer: StoredAnswer): Promise<void> {
    const written = await this.session.write(
      `UPDATE idempotency_keys SET answer = $4, noted_at = clock_timestamp()
       WHERE practice_id = $1 AND key = $2 AND actor_id = $3 AND answer IS NULL`,
      [this.session.practiceId, key, actorId, JSON.stringify(answer)],
    );
    if (written !== 1) throw new Error('The idempotency key is answered already, or was given back');
  }

  async release(key: string, actorId: string): Promise<void> {
    await this.session.write(
      `DELETE FROM idempotency_keys
       WHERE practice_id = $1 AND key = $2 AND actor_id = $3 AND answer IS NULL`,
      [this.session.practiceId, key, actorId],
    );
  }
}
