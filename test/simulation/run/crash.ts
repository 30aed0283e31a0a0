import type { DataSource } from 'typeorm';

/** What a statement that must not be answered is told. */
export class Crash extends Error {
  constructor() {
    super('The power has failed');
  }
}

/**
 * Lets the database fail at the so-manieth statement from now on, in the midst of whatever transaction that is; it
 * works again afterwards. Gives whether it came to that.
 */
export async function crashAt(
  dataSource: DataSource,
  statement: number,
  work: () => Promise<unknown>,
): Promise<boolean> {
  let left = statement;
  let hasCrashed = false;
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (...given) => {
    const runner = create(...given);
    const query = runner.query.bind(runner) as (...all: unknown[]) => Promise<unknown>;
    const failing = async (...all: unknown[]) => {
      left -= 1;
      if (left === 0) {
        hasCrashed = true;
        throw new Crash();
      }
      return query(...all);
    };
    runner.query = failing as typeof runner.query;
    return runner;
  };
  try {
    await work();
  } catch (error) {
    if (!hasCrashed) throw error;
  } finally {
    dataSource.createQueryRunner = create;
  }
  return hasCrashed;
}
