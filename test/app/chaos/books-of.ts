import type { Store } from '../../../src/store/open-store.js';

const COUNTS = `
  SELECT 'file ' || kind || ' ' || state AS what, count(*)::int AS count, 0 AS cents FROM files
    WHERE practice_id = $1 GROUP BY 1
  UNION ALL SELECT 'remittance ' || state, count(*)::int, sum(payment_cents)::int FROM remittances
    WHERE practice_id = $1 GROUP BY 1
  UNION ALL SELECT 'claim payment ' || state, count(*)::int, sum(payment_cents)::int FROM claim_payments
    WHERE practice_id = $1 GROUP BY 1
  UNION ALL SELECT 'claim ' || state, count(*)::int, 0 FROM claim_states WHERE practice_id = $1 GROUP BY 1
  UNION ALL SELECT 'event ' || to_state, count(*)::int, 0 FROM claim_events WHERE practice_id = $1 GROUP BY 1
  UNION ALL SELECT 'denial ' || state, count(*)::int, sum(at_stake_cents)::int FROM denials
    WHERE practice_id = $1 GROUP BY 1
  UNION ALL SELECT 'work item ' || kind || ' ' || state, count(*)::int, sum(amount_cents)::int FROM work_items
    WHERE practice_id = $1 GROUP BY 1
  UNION ALL SELECT 'journal ' || kind, count(*)::int, 0 FROM journals WHERE practice_id = $1 GROUP BY 1
  UNION ALL SELECT 'certificate ' || result, count(*)::int, sum(computed_cents)::int FROM balance_certificates
    WHERE practice_id = $1 GROUP BY 1
  UNION ALL SELECT 'account ' || account, 1, balance_cents::int FROM account_balances WHERE practice_id = $1
  ORDER BY 1`;

/** Everything that stands in the books of a practice, by kind: two that were given the same files say the same. */
export async function booksOf({ dataSource }: Store, practiceId: string): Promise<string[]> {
  const rows = await dataSource.query<{ what: string; count: number; cents: number }[]>(COUNTS, [practiceId]);
  return rows.map(({ what, count, cents }) => `${what}: ${count}, ${cents}`);
}
