import { createHash } from 'node:crypto';
import type { Client, QueryResult } from 'pg';
import type { QueryRunner } from 'typeorm';
import { keepQuiet } from '../app/keep-quiet.js';
import { countWritten, havePlansAged } from './plan-age.js';
import { StoreError, tellable } from './store-error.js';

/** Texts that are kept prepared on a connection: those of the store are some hundreds, lists build a few more. */
const MOST_NAMES = 1_000;

/** SQLSTATE of a plan whose statement gives other columns since a migration. */
const OUTDATED_PLAN = '0A000';

const names = new Map<string, string>();
let generation = 0;

/**
 * The connection of a transaction. Statements with parameters are prepared at their first use and run by name from
 * then on: the database parses and plans them once for each connection, which is up to half of the time of a short one.
 */
export class Connection {
  private constructor(private readonly client: Client) {}

  static async of(runner: QueryRunner): Promise<Connection> {
    return new Connection((await runner.connect()) as Client);
  }

  /** Whether it takes statements before those before them have been answered; all are answered in their order. */
  get isPipelined(): boolean {
    return this.client.pipeline;
  }

  /** @throws StoreError when the database refuses, or is gone */
  async send(text: string, parameters: readonly unknown[]): Promise<QueryResult> {
    const name = nameOf(text);
    try {
      // Nobody has to wait for it, and where the transaction has failed it is refused like all others.
      if (havePlansAged(this.client)) keepQuiet(this.client.query('DISCARD PLANS'));
      const values = [...parameters];
      const result = await this.client.query({ text, values, ...(name !== undefined && { name }) });
      countWritten(result);
      return result;
    } catch (error) {
      const told = tellable({ driverError: error });
      // By new names all are planned anew when the unit of work is run again.
      if (told instanceof StoreError && told.sqlState === OUTDATED_PLAN) forgetNames();
      throw told;
    }
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, `${digest}.${generation}`);
  return names.get(text);
}

function forgetNames(): void {
  generation += 1;
  names.clear();
}
