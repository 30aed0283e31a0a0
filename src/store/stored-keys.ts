import type { DataSource } from 'typeorm';
import type { IdempotencyRecord, IdempotencyRecords, StoredAnswer } from '../app/access/access-records.js';
import type { Actor } from '../app/actor.js';
import type { Clock } from '../app/ports.js';
import { StoredIdempotency } from './records/access/idempotency.js';
import { runTransaction } from './transaction.js';

/**
 * Idempotency keys of an actor's practice, each step in a transaction of its own: a key is taken before the work
 * that may be long begins, and answered after it has been committed.
 */
export class StoredKeys implements IdempotencyRecords {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly actor: Actor,
  ) {}

  take(key: string, actorId: string, requestHash: string): Promise<'fresh' | 'busy' | IdempotencyRecord> {
    return this.#in((records) => records.take(key, actorId, requestHash));
  }

  answer(key: string, actorId: string, answer: StoredAnswer): Promise<void> {
    return this.#in((records) => records.answer(key, actorId, answer));
  }

  release(key: string, actorId: string): Promise<void> {
    return this.#in((records) => records.release(key, actorId));
  }

  #in<T>(work: (records: IdempotencyRecords) => Promise<T>): Promise<T> {
    return runTransaction(this.dataSource, this.actor, this.clock, (session) =>
      work(new StoredIdempotency(session)),
    );
  }
}
