import type { Clock } from '../app/ports.js';
import type { Connection } from './connection.js';

/** The one database transaction of a unit of work: the practice it acts for, and statements by parameters only. */
export class Session {
  #turn: Promise<void> = Promise.resolve();
  /** After a failure the database refuses all others of the transaction; the first one tells why. */
  #failed: { error: unknown } | undefined;

  constructor(
    readonly practiceId: string,
    readonly actorId: string,
    private readonly connection: Connection,
    readonly clock: Clock,
  ) {}

  /** The rows of a SELECT, or of a statement that ends in RETURNING. */
  async rows<Row>(statement: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#run(statement, parameters)).rows as Row[];
  }

  /** The number of rows that a statement wrote. */
  async write(statement: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.#run(statement, parameters)).rowCount ?? 0;
  }

  /** One statement at a time: a connection takes no second one before it has answered the first. */
  #run(statement: string, parameters: readonly unknown[]) {
    const answer = this.#turn.then(() => this.#send(statement, parameters));
    this.#turn = answer.then(
      () => {},
      () => {},
    );
    return answer;
  }

  async #send(statement: string, parameters: readonly unknown[]) {
    if (this.#failed) throw this.#failed.error;
    try {
      return await this.connection.send(statement, parameters);
    } catch (error) {
      this.#failed = { error };
      throw error;
    }
  }
}
