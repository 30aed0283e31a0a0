import type { DataSource } from 'typeorm';

/** What a statement that must not be answered is told. */
export class Crash extends Error {
  constructor() {
    super('The power has failed');
  }
}

/** The so-manieth statement from now on: not done any more, or done and its answer lost, so that nobody knows. */
export interface Failing {
  readonly statement: number;
  readonly when: 'before' | 'after';
}

/** Of every third statement the answer is lost. */
export function failingAt(statement: number): Failing {
  return { statement, when: statement % 3 === 0 ? 'after' : 'before' };
}

/**
 * Lets the database fail at a statement, in the midst of whatever transaction that is, its beginning and its end among
 * them; it works again afterwards. Gives whether it came to that.
 */
export async function crashAt(
  dataSource: DataSource,
  { statement, when }: Failing,
  work: () => Promise<unknown>,
): Promise<boolean> {
  let left = statement;
  let hasCrashed = false;
  const send: Send = async (statementSent) => {
    left -= 1;
    if (left !== 0) return statementSent();
    hasCrashed = true;
    if (when === 'after') await statementSent();
    throw new Crash();
  };
  await watching(dataSource, send, work).catch((error: unknown) => {
    if (!hasCrashed) throw error;
  });
  return hasCrashed;
}

/** How many statements a work sends, those that begin and end its transactions among them. */
export async function countStatements(dataSource: DataSource, work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  await watching(
    dataSource,
    (statement) => {
      count += 1;
      return statement();
    },
    work,
  );
  return count;
}

type Send = (statement: () => Promise<unknown>) => Promise<unknown>;

interface Connected {
  query(...given: unknown[]): Promise<unknown>;
}

async function watching(dataSource: DataSource, send: Send, work: () => Promise<unknown>): Promise<void> {
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (...mode) => {
    const runner = create(...mode);
    const connect = runner.connect.bind(runner);
    // What the store sends passes on the connection, by the runner that begins and ends the transaction or past it.
    runner.connect = async () => watched((await connect()) as Connected, send);
    return runner;
  };
  try {
    await work();
  } finally {
    dataSource.createQueryRunner = create;
  }
}

function watched(connection: Connected, send: Send): Connected {
  return new Proxy(connection, {
    get: (of, name) => {
      if (name === 'query') return (...given: unknown[]) => send(() => of.query(...given));
      const value = Reflect.get(of, name, of);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}
