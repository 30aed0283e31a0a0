import type { DataSource } from 'typeorm';
import type { Actor } from '../app/actor.js';
import type { Clock } from '../app/ports.js';
import { Connection } from './connection.js';
import { Session } from './session.js';
import { tellable } from './store-error.js';

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
    const connection = await Connection.of(runner);
    const session = new Session(actor.practiceId, actor.actorId, connection, clock);
    try {
      await session.begin(readOnly);
      const result = await work(session);
      await session.commit();
      return result;
    } catch (error) {
      await session.rollBack().catch(() => {});
      throw error;
    }
  } catch (error) {
    throw tellable(error);
  } finally {
    await runner.release();
  }
}
