import type { InvariantResult } from '../../app/ports.js';
import { integerOf } from '../rows.js';
import type { Session } from '../session.js';

export type Finding = Pick<InvariantResult, 'checked' | 'breaches'>;

/** One sentence that always holds, and the way to find what breaks it. */
export interface Invariant {
  readonly id: string;
  readonly statement: string;
  check(session: Session): Promise<Finding>;
}

/** As many breaches as are told; one is enough to know. */
export const TOLD = 20;

/**
 * An invariant by two queries, `$1` being the practice: `counted` gives the number of things looked at, `breaches`
 * one text for each that breaks it, of ids and amounts in cents only.
 */
export function invariant(id: string, statement: string, counted: string, breaches: string): Invariant {
  const check = async (session: Session): Promise<Finding> => {
    const [total] = await session.rows<{ count: string }>(counted, [session.practiceId]);
    const rows = await session.rows<{ breach: string }>(
      `SELECT breach FROM (${breaches}) AS found ORDER BY breach LIMIT ${TOLD}`,
      [session.practiceId],
    );
    return { checked: integerOf(total!.count), breaches: rows.map(({ breach }) => breach) };
  };
  return { id, statement, check };
}

export function countOf(table: string): string {
  return `SELECT count(*) AS count FROM ${table} WHERE practice_id = $1`;
}
