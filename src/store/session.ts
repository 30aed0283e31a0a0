import type { Clock } from '../app/ports.js';
import type { Connection } from './connection.js';

const SNAPSHOT = 'START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY';

/** The role holds until the transaction ends, so that a connection goes back to the pool as it came. */
const ACT_AS = `SELECT set_config('role', 'claimwright_app', true), set_config('claimwright.practice_id', $1, true)`;

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

  /**
   * Waits until it has begun before anything else is asked for: what is sent behind a beginning that failed would be
   * done outside of any transaction.
   */
  async begin(isSnapshot: boolean): Promise<void> {
    const begun = this.write(isSnapshot ? SNAPSHOT : 'START TRANSACTION');
    await Promise.all([begun, this.write(ACT_AS, [this.practiceId])]);
  }

  async commit(): Promise<void> {
    await this.write('COMMIT');
  }

  /** Also after a failure, and behind whatever is still on its way. */
  async rollBack(): Promise<void> {
    await this.#turn;
    await this.connection.send('ROLLBACK', []);
  }

  /** The rows of a SELECT, or of a statement that ends in RETURNING. */
  async rows<Row>(statement: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#run(statement, parameters)).rows as Row[];
  }

  /** The number of rows that a statement wrote. */
  async write(statement: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.#run(statement, parameters)).rowCount ?? 0;
  }

  /** In the order in which they are asked for, whether or not the ones before have been answered. */
  #run(statement: string, parameters: readonly unknown[]) {
    if (this.connection.isPipelined) return this.#send(statement, parameters);
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
      this.#failed ??= { error };
      throw this.#failed.error;
    }
  }
}
