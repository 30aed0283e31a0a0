import pg from 'pg';
import { openStore, type Store } from '../../../src/store/open-store.js';
import { SetClock } from '../../support/set-clock.js';

/** A place of a program at which it may die: before a statement is sent, or after the database has done it. */
export interface CrashPoint {
  /** From 1, over all statements of the run, those that begin and end transactions among them. */
  readonly statement: number;
  readonly when: 'before' | 'after';
}

/** The driver knows it, its types do not. */
type ClientOfProcess = pg.PoolClient & { readonly processID: number };

/** What a program that is gone would have said. */
export class Died extends Error {}

/**
 * The store of a program that dies at a point: the database loses its connection there, as from a process that was
 * killed, and whatever the program would still do comes to nothing.
 */
export class CrashingStore {
  /** Since it last began: each statement by its first words. */
  readonly sent: string[] = [];
  readonly #watchedOnes = new WeakSet<pg.PoolClient>();
  #isDead = false;
  #dying: Promise<unknown> = Promise.resolve();
  #point: CrashPoint | undefined;

  private constructor(
    readonly store: Store,
    private readonly killer: pg.Client,
  ) {}

  static async open(databaseUrl: string): Promise<CrashingStore> {
    const store = await openStore({ databaseUrl, dataFolder: 'unused', clock: new SetClock() });
    const killer = new pg.Client({ connectionString: databaseUrl });
    await killer.connect();
    const crashing = new CrashingStore(store, killer);
    crashing.#watch();
    return crashing;
  }

  /** Begins anew, as a program that is started again, without its old connection; it dies where it is told to. */
  async begin(point?: CrashPoint): Promise<void> {
    await this.#dying;
    this.sent.length = 0;
    this.#isDead = false;
    this.#point = point;
  }

  async close(): Promise<void> {
    await this.killer.end();
    await this.store.close();
  }

  #watch(): void {
    const { dataSource } = this.store;
    const create = dataSource.createQueryRunner.bind(dataSource);
    dataSource.createQueryRunner = (...mode) => {
      if (this.#isDead) throw new Died();
      const runner = create(...mode);
      const connect = runner.connect.bind(runner);
      runner.connect = async () => this.#watched((await connect()) as pg.PoolClient);
      return runner;
    };
  }

  /** What is sent on a connection passes here, by whichever runner. */
  #watched(connection: pg.PoolClient): pg.PoolClient {
    if (!this.#watchedOnes.has(connection)) {
      this.#watchedOnes.add(connection);
      const send = connection.query.bind(connection) as (...given: unknown[]) => Promise<unknown>;
      const step = (asked: string | pg.QueryConfig, ...given: unknown[]) =>
        this.#step(connection, typeof asked === 'string' ? asked : asked.text, () => send(asked, ...given));
      connection.query = step as typeof connection.query;
    }
    return connection;
  }

  async #step<T>(connection: pg.PoolClient, statement: string, send: () => Promise<T>): Promise<T> {
    if (this.#isDead) throw new Died();
    this.sent.push(statement.trim().split(/\s+/).slice(0, 3).join(' '));
    const when = this.#point?.statement === this.sent.length ? this.#point.when : undefined;
    if (when === 'before') return this.#die(connection);
    const answer = await send();
    if (when === 'after') return this.#die(connection);
    return answer;
  }

  async #die(connection: pg.PoolClient): Promise<never> {
    this.#isDead = true;
    // The driver tells of the loss first, as an error.
    connection.on('error', () => {});
    const ended = new Promise<void>((resolve) => connection.once('end', resolve));
    const { processID } = connection as ClientOfProcess;
    // Statements that are on their way hear of it before.
    this.#dying = Promise.all([this.killer.query('SELECT pg_terminate_backend($1)', [processID]), ended]);
    await this.#dying;
    throw new Died();
  }
}
