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
 * Of many at once one inserts, and the others wait for it at the key. They lock no row that stands: who is only told
 * the answer then writes nothing, and waits for no disk.
 */
const TAKE = `INSERT INTO idempotency_keys (practice_id, actor_id, key, request_hash, noted_at, lease_until)
  VALUES ($1, $2, $3, $4, clock_timestamp(), ${LEASE}) ON CONFLICT DO NOTHING`;

/** A row may be had again when its lease has run out without an answer, for the same request, or when it is too old. */
const IS_FREE = `((answer IS NULL AND lease_until < clock_timestamp() AND request_hash = $4) OR ${FORGOTTEN})`;

const TAKE_OVER = `UPDATE idempotency_keys SET request_hash = $4, noted_at = clock_timestamp(),
    lease_until = ${LEASE}, answer = NULL
  WHERE practice_id = $1 AND actor_id = $2 AND key = $3 AND ${IS_FREE}`;

const FIND = `SELECT key, actor_id AS "actorId", request_hash AS "requestHash", answer, ${IS_FREE} AS "isFree"
  FROM idempotency_keys WHERE practice_id = $1 AND actor_id = $2 AND key = $3`;

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
    const asked = [this.session.practiceId, actorId, key, requestHash];
    if ((await this.session.write(TAKE, asked)) === 1) return this.#fresh();
    const [row] = await this.session.rows<Nullable<IdempotencyRecord> & { isFree: boolean }>(FIND, asked);
    // Given back between the two statements: whoever had it is only just done with it.
    if (!row) return 'busy';
    const { isFree, ...found } = row;
    // Of many who find it free one is the first, and the others find it taken when they have waited for that one.
    if (isFree) return (await this.session.write(TAKE_OVER, asked)) === 1 ? this.#fresh() : 'busy';
    const record: IdempotencyRecord = withoutNulls(found);
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

  async #fresh(): Promise<'fresh'> {
    await this.session.write(FORGET, [this.session.practiceId]);
    return 'fresh';
  }
}
