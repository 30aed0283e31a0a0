import type { DataSource } from 'typeorm';
import type { Actor } from '../app/actor.js';
import type { Clock } from '../app/ports.js';
import { Connection } from './connection.js';
import { Session } from './session.js';
import { tellable } from './store-error.js';

/** The role holds until the transaction ends, so that a connection goes back to the pool as it came. */
const ACT_AS = `SELECT set_config('role', 'claimwright_app', true), set_config('claimwright.practice_id', $1, true)`;

const SNAPSHOT = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY';

/** One database transaction under the application's role, for the actor's practice. Commits what does not throw. */
export async function runTransaction<T>(
  dataSource: DataSource,
  actor: Pick<Actor, 'practiceId' | 'actorId'>,
  clock: Clock,
  work: (session: Session) => Promise<T>,
  readOnly = false,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    if (readOnly) await runner.query(SNAPSHOT);
    const connection = await Connection.of(runner);
    await connection.send(ACT_AS, [actor.practiceId]);
    const result = await work(new Session(actor.practiceId, actor.actorId, connection, clock));
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => {});
    throw tellable(error);
  } finally {
    await runner.release();
  }
}
