import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { type Outcome, refused } from '../../schemas/outcome.js';
import type { Actor } from '../app/actor.js';
import { isPermitted } from '../app/permissions.js';
import type { AuditedAct, Clock, Company, Records, UnitOfWork } from '../app/ports.js';
import { type AuditOutcome, appendAuditRow } from './audit-trail.js';
import { PreviewedUnitOfWork } from './previewed-unit-of-work.js';
import { openRecords } from './records/open-records.js';
import type { Session } from './session.js';
import { StoreError, tellable } from './store-error.js';
import { runTransaction } from './transaction.js';

/**
 * Deadlock, serialization failure, a key that another transaction wrote between our look and our insert, and a plan
 * that was made before a migration.
 */
const PASSING = ['40P01', '40001', '23505', '0A000'];

const ATTEMPTS = 4;

const current = new AsyncLocalStorage<true>();

/** Thrown to roll back what a refused unit of work has written; carries the refusal out. */
class RolledBack<T> extends Error {
  constructor(readonly outcome: Outcome<T>) {
    super('Rolled back');
  }
}

/** The unit of work over database transactions. Work may be run again from its start after a passing failure. */
export class TransactionUnitOfWork implements UnitOfWork {
  /** Units of work that have begun. */
  #begun = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run<T>(
    actor: Actor,
    act: AuditedAct,
    work: (records: Records) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    return this.#guard(actor, act, () => this.#attempt(actor, act, work));
  }

  async preview<T>(
    actor: Actor,
    act: AuditedAct,
    work: (unitOfWork: UnitOfWork) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    return this.#guard(actor, act, async () => {
      const outcome = await this.#rollBack(actor, work);
      if ('done' in outcome) await this.#audit(actor, act, { outcome: 'done', counts: {} });
      return outcome;
    });
  }

  /** Audits what is not permitted, refused or failed: `attempt` itself audits what is done. */
  async #guard<T>(actor: Actor, act: AuditedAct, attempt: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    if (current.getStore()) throw new Error('A unit of work cannot be opened inside another one');
    this.#begun += 1;
    return current.run(true, async () => {
      if (!isPermitted(actor, act.action)) {
        await this.#audit(actor, act, { outcome: 'refused', reason: 'forbidden', counts: {} });
        return refused('forbidden', []);
      }
      try {
        const outcome = await attempt();
        if ('done' in outcome) return outcome;
        await this.#audit(actor, act, { outcome: 'refused', reason: outcome.refused.code, counts: {} });
        return outcome;
      } catch (error) {
        await this.#auditFailure(actor, act, error);
        throw error;
      }
    });
  }

  async #attempt<T>(actor: Actor, act: AuditedAct, work: (records: Records) => Promise<Outcome<T>>) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(actor, act, work);
      } catch (error) {
        const passing = error instanceof StoreError && PASSING.includes(error.sqlState);
        if (!passing || attempt === ATTEMPTS) throw error;
        await wait(5 * 4 ** attempt);
      }
    }
  }

  async #once<T>(actor: Actor, act: AuditedAct, work: (records: Records) => Promise<Outcome<T>>) {
    try {
      return await runTransaction(this.dataSource, actor, this.clock, async (session: Session) => {
        const { records, finish } = openRecords(session, this.#company());
        const outcome = await work(records);
        if ('refused' in outcome) throw new RolledBack(outcome);
        await appendAuditRow(session, actor, act, await finish());
        return outcome;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.outcome as Outcome<T>;
      throw error;
    }
  }

  async #rollBack<T>(actor: Actor, work: (unitOfWork: UnitOfWork) => Promise<Outcome<T>>) {
    try {
      return await runTransaction(
        this.dataSource,
        actor,
        this.clock,
        async (session): Promise<Outcome<T>> => {
          throw new RolledBack(await work(new PreviewedUnitOfWork(session, this.#company())));
        },
      );
    } catch (error) {
      if (error instanceof RolledBack) return error.outcome as Outcome<T>;
      throw error;
    }
  }

  /** Of a unit of work that has begun itself. */
  #company(): Company {
    let known = this.#begun;
    const hasCome = () => {
      const before = known;
      known = this.#begun;
      return known > before;
    };
    return { hasCome };
  }

  async #audit(actor: Actor, act: AuditedAct, outcome: AuditOutcome): Promise<void> {
    await runTransaction(this.dataSource, actor, this.clock, (session) =>
      appendAuditRow(session, actor, act, outcome),
    );
  }

  /** Tries to leave a row of a failed attempt; what failed first is what the caller is told. */
  async #auditFailure(actor: Actor, act: AuditedAct, error: unknown): Promise<void> {
    const told = tellable(error);
    const reason = told instanceof StoreError ? told.sqlState : 'error';
    await this.#audit(actor, act, { outcome: 'failed', reason, counts: {} }).catch(() => {});
  }
}
