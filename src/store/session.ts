import type { EntityManager } from 'typeorm';
import type { Clock } from '../app/ports.js';
import { tellable } from './store-error.js';

/** The one database transaction of a unit of work: the practice it acts for, and statements by parameters only. */
export class Session {
  constructor(
    readonly practiceId: string,
    readonly actorId: string,
    readonly manager: EntityManager,
    readonly clock: Clock,
  ) {}

  /** The rows of a SELECT, or of a statement that ends in RETURNING. */
  async rows<Row>(statement: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#run(statement, parameters)).records as Row[];
  }

  /** The number of rows that a statement wrote. */
  async write(statement: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.#run(statement, parameters)).affected ?? 0;
  }

  async #run(statement: string, parameters: readonly unknown[]) {
    const runner = this.manager.queryRunner;
    if (!runner) throw new Error('A session needs a query runner of its own');
    try {
      return await runner.query(statement, [...parameters], true);
    } catch (error) {
      throw tellable(error);
    }
  }
}
