import { isPart } from '../records/payment-parts.js';
import { countOf, type Invariant, invariant } from './invariant.js';

const EXECUTED = `approval_requests r JOIN approval_outcomes o ON o.practice_id = r.practice_id
  AND o.approval_id = r.approval_id AND o.outcome = 'executed' WHERE r.practice_id = $1`;

const I22 = invariant(
  'I22',
  'Every act above its limit was approved before it was done, a write-off or refund by two persons, and by nobody ' +
    'who asked for it.',
  countOf('approval_requests'),
  `SELECT format('approval %s (%s): %s of %s approvals by others', approval_id, kind, approving, wanted) AS breach
   FROM (SELECT r.approval_id, r.kind,
       (SELECT count(DISTINCT d.decided_by) FROM approval_decisions d WHERE d.practice_id = r.practice_id
         AND d.approval_id = r.approval_id AND d.verdict = 'approve' AND d.decided_by <> r.requested_by) AS approving,
       CASE WHEN r.counted_cents <= r.limit_cents THEN 0
         WHEN r.kind LIKE 'write-off%' OR r.kind LIKE '%refund%' THEN 2 ELSE 1 END AS wanted
     FROM ${EXECUTED}) AS sums
   WHERE approving < wanted`,
);

/**
 * Of journals that stand for approvals: what each moved first; what stands of it after later remittances is for these to
 * say. Of a list of claim payments, what its payments come to together.
 */
const MOVED = `SELECT substring(j.natural_key from '^approval:([^/]*)') AS approval_id,
    abs(sum(CASE WHEN j.kind = 'legacy' AND p.credit = 'liability.unapplied' THEN -p.amount_cents ELSE p.amount_cents END)
      FILTER (WHERE j.kind <> 'restatement')) AS moved
  FROM journals j JOIN postings p ON p.practice_id = j.practice_id AND p.sequence = j.sequence
  WHERE j.practice_id = $1 AND j.natural_key LIKE 'approval:%' GROUP BY 1`;

const I34 = invariant(
  'I34',
  'Every approved act has taken effect exactly once, with the amount that was approved, and nothing else has.',
  countOf('approval_outcomes'),
  `SELECT format('approval %s: journal %s is not there', approval_id, key) AS breach
     FROM (SELECT r.approval_id, unnest(o.journal_keys) AS key FROM ${EXECUTED}) AS keys
     WHERE NOT EXISTS (SELECT FROM journals j WHERE j.practice_id = $1 AND j.natural_key = key)
   UNION ALL
   SELECT format('approval %s: approved %s, posted %s', coalesce(a.approval_id::text, m.approval_id),
       coalesce(abs(a.amount_cents), 0), coalesce(m.moved, 0))
     FROM (SELECT r.approval_id, r.amount_cents FROM ${EXECUTED} AND o.journal_keys <> '{}') AS a
     FULL JOIN (${MOVED}) AS m ON m.approval_id = a.approval_id::text
     WHERE coalesce(abs(a.amount_cents), 0) <> coalesce(m.moved, 0)
   UNION ALL
   SELECT format('approval %s (%s): remittance %s is %s', r.approval_id, r.kind, r.object_id, t.state)
     FROM approval_requests r JOIN approval_outcomes o ON o.practice_id = r.practice_id
         AND o.approval_id = r.approval_id AND o.outcome = 'executed'
       JOIN remittances t ON t.practice_id = r.practice_id AND t.remittance_id::text = r.object_id
     WHERE r.practice_id = $1 AND (r.kind = 'duplicate.dismissed' AND t.state <> 'dismissed'
       OR r.kind = 'duplicate.posted' AND t.state NOT IN ('posted', 'undone'))
   UNION ALL
   SELECT format('remittance %s is %s: undone %s and posted again %s times', object_id, state, undone, redone)
     FROM (SELECT r.object_id, t.state, count(*) FILTER (WHERE r.kind = 'undo-remittance') AS undone,
         count(*) FILTER (WHERE r.kind = 'redo-remittance') AS redone
       FROM approval_requests r JOIN approval_outcomes o ON o.practice_id = r.practice_id
           AND o.approval_id = r.approval_id AND o.outcome = 'executed'
         JOIN remittances t ON t.practice_id = r.practice_id AND t.remittance_id::text = r.object_id
       WHERE r.practice_id = $1 AND r.kind IN ('undo-remittance', 'redo-remittance')
       GROUP BY 1, 2) AS changes
     WHERE undone - redone <> (state = 'undone')::int
   UNION ALL
   SELECT format('set %s was released as a part %s times and is %s', coalesce(named.set_hash, parts.set_hash),
       coalesce(released, 0), coalesce(parts.state, 'no part'))
     FROM (SELECT hash.set_hash, count(*) AS released
         FROM (SELECT r.payload FROM ${EXECUTED} AND r.kind = 'part-of-payment') AS done
         CROSS JOIN LATERAL jsonb_array_elements_text(done.payload -> 'setHashes') AS hash (set_hash) GROUP BY 1) AS named
       FULL JOIN (SELECT r.set_hash, r.state FROM remittances r WHERE r.practice_id = $1 AND ${isPart('r')}) AS parts
         ON parts.set_hash = named.set_hash
     WHERE released IS DISTINCT FROM 1 OR parts.state IS NULL OR parts.state NOT IN ('posted', 'undone')`,
);

/** Decisions that nobody has taken back, with the claim payments that they are about. */
const LEGACY = `SELECT p.claim_payment_id, p.claim_id, p.state, p.payment_cents, d.payload ->> 'account' AS account
  FROM manual_decisions d JOIN claim_payments p ON p.practice_id = d.practice_id AND p.set_hash = d.set_hash
    AND p.ordinal = d.ordinal
  WHERE d.practice_id = $1 AND d.kind = 'legacy' AND d.revokes IS NULL
    AND NOT EXISTS (SELECT FROM manual_decisions r WHERE r.practice_id = d.practice_id AND r.revokes = d.decision_key)`;

/** By claim payment and account: what journals of approvals hold there. */
const HELD = `SELECT p.claim_payment_id, CASE WHEN p.debit = 'liability.unapplied' THEN p.credit ELSE p.debit END
      AS account,
    sum(CASE WHEN p.debit = 'liability.unapplied' THEN p.amount_cents ELSE -p.amount_cents END) AS held
  FROM postings p JOIN journals j ON j.practice_id = p.practice_id AND j.sequence = p.sequence
  WHERE p.practice_id = $1 AND p.claim_payment_id IS NOT NULL AND p.claim_id IS NULL
    AND j.natural_key LIKE 'approval:%' GROUP BY 1, 2`;

const I37 = invariant(
  'I37',
  'The money of a claim payment that was approved as legacy lies on its account exactly while it has no claim.',
  `SELECT count(*) AS count FROM manual_decisions WHERE practice_id = $1 AND kind = 'legacy'`,
  `SELECT format('claim payment %s (%s): %s on %s, and %s is wanted', claim_payment_id, coalesce(state, 'not approved'),
       coalesce(held, 0), account, coalesce(wanted, 0)) AS breach
     FROM (SELECT claim_payment_id, account, state, CASE WHEN claim_id IS NULL AND state <> 'undone' THEN payment_cents
         ELSE 0 END AS wanted FROM (${LEGACY}) AS l) AS decided
     FULL JOIN (${HELD}) AS h USING (claim_payment_id, account)
     WHERE coalesce(held, 0) <> coalesce(wanted, 0)
   UNION ALL
   SELECT format('claim payment %s has no claim and is %s', claim_payment_id, state) FROM (${LEGACY}) AS l
     WHERE claim_id IS NULL AND state NOT IN ('exception-resolved', 'undone')
   UNION ALL
   SELECT format('claim payment %s is resolved without a claim and not approved', claim_payment_id) FROM claim_payments p
     WHERE practice_id = $1 AND claim_id IS NULL AND state = 'exception-resolved'
       AND NOT EXISTS (SELECT FROM (${LEGACY}) AS l WHERE l.claim_payment_id = p.claim_payment_id)`,
);

export const approvalInvariants: readonly Invariant[] = [I22, I34, I37];
