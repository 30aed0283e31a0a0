import type { Client, QueryResult } from 'pg';

/** Rows that may be written before the first plans of a connection are made anew. */
const FEW = 1_000;

/** Rows that this process has written, by whatever connection. */
let written = 0;

interface PlanAge {
  /** Rows that had been written when the connection was used for the first time. */
  readonly openedAt: number;
  /** Rows written since then at which its plans have aged. */
  agedAt: number;
}

const ages = new WeakMap<Client, PlanAge>();

export function countWritten({ command, rowCount }: QueryResult): void {
  if (command !== 'SELECT') written += rowCount ?? 0;
}

/**
 * Whether twice as many rows have been written since the connection was opened as when its plans were made; those made
 * from now on count then. A database keeps the plan of a prepared statement, also where the table that it reads whole
 * because there were so few rows has grown since: it plans again only when statistics have been collected, which the
 * embedded one never does of its own accord, and a server not within a transaction.
 */
export function havePlansAged(client: Client): boolean {
  const age = ages.get(client) ?? { openedAt: written, agedAt: FEW };
  ages.set(client, age);
  const since = written - age.openedAt;
  if (since < age.agedAt) return false;
  age.agedAt = 2 * since;
  return true;
}
