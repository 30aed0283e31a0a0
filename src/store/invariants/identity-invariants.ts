import { countOf, type Invariant, invariant } from './invariant.js';

/** Keys that stand more than once, told by their table and by how often. */
function doubled(table: string, key: string, condition = 'true'): string {
  return `SELECT format('${table} %s stands %s times', concat_ws(' ', ${key}), count(*)) AS breach
    FROM ${table} WHERE practice_id = $1 AND ${condition} GROUP BY ${key} HAVING count(*) > 1`;
}

const I12 = invariant(
  'I12',
  'No file was received twice: one row for its bytes, and one for the content of each transaction set.',
  `SELECT count(*) AS count FROM files WHERE practice_id = $1 AND direction = 'in'`,
  `${doubled('files', 'sha256', `direction = 'in'`)} UNION ALL ${doubled('remittances', 'set_hash')}`,
);

const I25 = invariant(
  'I25',
  'Nothing has taken effect twice: one journal for its natural key, one row for each claim payment of a set.',
  countOf('journals'),
  `${doubled('journals', 'natural_key')} UNION ALL ${doubled('claim_payments', 'set_hash, ordinal')}`,
);

export const identityInvariants: readonly Invariant[] = [I12, I25];
