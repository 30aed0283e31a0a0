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

/** The event by which a claim went into a submission; what came after it tells whether the submission still lives. */
const SENT = `SELECT sc.claim_id, coalesce((SELECT max(e.event_number) FROM claim_events e
      WHERE e.practice_id = sc.practice_id AND e.claim_id = sc.claim_id
        AND e.cause = 'submission:' || sc.submission_id), 9223372036854775807) AS sent_by
  FROM submission_claims sc
  JOIN submissions s ON s.practice_id = sc.practice_id AND s.submission_id = sc.submission_id
  WHERE sc.practice_id = $1 AND s.state <> 'rejected'`;

const I16 = invariant(
  'I16',
  'No claim is in two live submissions: before it is sent again it was rejected, decided or withdrawn; and a ' +
    'replacement or void that is under way names the payer’s control number.',
  countOf('submission_claims'),
  `SELECT format('claim %s is in %s live submissions', claim_id, count(*)) AS breach FROM (${SENT}) AS sent
     WHERE NOT EXISTS (SELECT FROM claim_events e WHERE e.practice_id = $1 AND e.claim_id = sent.claim_id
       AND e.event_number > sent.sent_by AND e.to_state IN ('rejected', 'adjudicated', 'denied', 'void'))
     GROUP BY claim_id HAVING count(*) > 1
   UNION ALL
   SELECT format('claim %s replaces or voids and names no payer control number', claim_id)
     FROM claims JOIN claim_states USING (practice_id, claim_id)
     WHERE practice_id = $1 AND state IN ('submitted', 'accepted')
       AND claim ->> 'frequencyCode' IN ('7', '8') AND claim ->> 'payerControlNumber' IS NULL`,
);

/** An idempotency key is what a client chose to write: it is told by its hash. */
const I25 = invariant(
  'I25',
  'Nothing has taken effect twice: one journal for its natural key, one row for each claim payment of a set, one ' +
    'answer for each idempotency key of an actor.',
  countOf('journals'),
  `${doubled('journals', 'natural_key')} UNION ALL ${doubled('claim_payments', 'set_hash, ordinal')}
   UNION ALL ${doubled('idempotency_keys', 'actor_id, md5(key)')}`,
);

export const identityInvariants: readonly Invariant[] = [I12, I16, I25];
