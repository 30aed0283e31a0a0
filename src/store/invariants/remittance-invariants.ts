import { PAYMENT_ITEM } from '../../domain/remittance/planning/plan-payment-parts.js';
import { ACCEPTED, IS_OF_PAYMENT, isPart, leadOf } from '../records/payment-parts.js';
import { countOf, type Invariant, invariant } from './invariant.js';

const POSTED = `SELECT count(*) AS count FROM remittances WHERE practice_id = $1 AND state = 'posted'`;

/** Amounts in the stored nouns are whole cents. */
const CLP04 = `(payment ->> 'paymentAmount')::bigint`;

function sumOf(path: string, list: string, type: 'json' | 'jsonb' = 'jsonb'): string {
  return `coalesce((SELECT sum((each ->> '${path}')::bigint) FROM ${type}_array_elements(${list}) AS each), 0)`;
}

/** Of the set as a whole, as the journal of its approval says (I34). */
const VARIANCE = `coalesce((SELECT sum(CASE WHEN p.credit = 'suspense.variance' THEN p.amount_cents ELSE -p.amount_cents END)
  FROM postings p JOIN journals j ON j.practice_id = p.practice_id AND j.sequence = p.sequence
  WHERE p.practice_id = r.practice_id AND p.remittance_id = r.remittance_id
    AND 'suspense.variance' IN (p.debit, p.credit) AND j.kind = 'variance'), 0)`;

/** Of a payment in parts: the hash of the identity they share. */
const PAYMENT_HASH = `encode(sha256(convert_to(parts.identity_key, 'UTF8')), 'hex')`;

/** What an account holds under the item of a payment in parts. */
function lyingOn(account: string): string {
  return `coalesce((SELECT sum(CASE WHEN p.credit = '${account}' THEN p.amount_cents ELSE -p.amount_cents END)
    FROM postings p WHERE p.practice_id = $1 AND '${account}' IN (p.debit, p.credit)
      AND p.work_item_id = '${PAYMENT_ITEM}' || ${PAYMENT_HASH}), 0)`;
}

const PAYMENTS = `(SELECT r.identity_key, min(r.remittance_id::text) AS part, min((r.advice ->> 'wholePaymentAmount')::bigint) AS whole,
    coalesce(sum(r.payment_cents) FILTER (WHERE r.state = 'posted'), 0) AS explained,
    bool_or(r.state = 'posted') AS stands,
    count(DISTINCT r.advice ->> 'wholePaymentAmount') AS stated
  FROM remittances r WHERE r.practice_id = $1 AND ${isPart('r')} GROUP BY 1) AS parts`;

const LYING = `(SELECT *, ${lyingOn('liability.unapplied')} AS waits, ${lyingOn('suspense.variance')} AS accepted,
    coalesce((SELECT a.accepted FROM (${ACCEPTED}) AS a WHERE a.object_id = ${PAYMENT_HASH}), 0) AS approved
  FROM ${PAYMENTS}) AS sums`;

const I6 = invariant(
  'I6',
  'Of every posted remittance, the claim payments less the provider adjustments are the payment (BPR02), but for a ' +
    'variance that was approved; of the parts of a payment, together with what no part explains, of which a variance is ' +
    'what was accepted and no more.',
  POSTED,
  `SELECT format('remittance %s: claim payments and adjustments make %s, paid %s', remittance_id, made, paid) AS breach
   FROM (SELECT r.remittance_id, r.payment_cents AS paid, (r.advice ->> 'paymentAmount')::bigint AS stated,
       coalesce((SELECT sum(${CLP04}) FROM claim_payments p WHERE p.practice_id = r.practice_id
         AND p.remittance_id = r.remittance_id), 0) - ${sumOf('amount', `r.advice -> 'providerAdjustments'`)}
         + ${VARIANCE} AS made
     FROM remittances r WHERE r.practice_id = $1 AND r.state = 'posted') AS sums
   WHERE made <> paid OR stated <> paid
   UNION ALL
   SELECT format('payment of part %s: BPR02 %s, parts make %s, unexplained %s', part, whole, explained, waits + accepted)
     FROM ${LYING} WHERE stated <> 1 OR explained + waits + accepted <> CASE WHEN stands THEN whole ELSE 0 END
   UNION ALL
   SELECT format('payment of part %s: a variance of %s, accepted %s of %s', part, accepted, approved, whole - explained)
     FROM ${LYING} WHERE accepted <> CASE WHEN stands THEN greatest(0, least(approved, whole - explained)) ELSE 0 END`,
);

/** Cash of the remittance itself; what a deposit clears belongs to the deposit, what a payment in parts leaves to it. */
function cashOf(journals: string): string {
  return `coalesce((SELECT sum(CASE WHEN p.debit = 'cash.remittance' THEN p.amount_cents ELSE -p.amount_cents END)
    FROM postings p JOIN journals j ON j.practice_id = p.practice_id AND j.sequence = p.sequence
    WHERE p.practice_id = r.practice_id AND p.remittance_id = r.remittance_id
      AND 'cash.remittance' IN (p.debit, p.credit) AND j.kind <> 'deposit' AND ${journals}), 0)`;
}

const CASH = cashOf(`NOT ${IS_OF_PAYMENT}`);

const I7 = invariant(
  'I7',
  'Every posted remittance has moved cash.remittance by its payment; one that is not posted, or undone, has not. Of ' +
    'the parts of a payment one has moved it by the whole payment, with what no part explains, and the others by nothing.',
  countOf('remittances'),
  `SELECT format('remittance %s (%s): paid %s, cash posted %s', remittance_id, state, payment_cents, cash) AS breach
   FROM (SELECT r.remittance_id, r.state, r.payment_cents, ${CASH} AS cash
     FROM remittances r WHERE r.practice_id = $1) AS sums
   WHERE cash <> CASE state WHEN 'posted' THEN payment_cents ELSE 0 END
   UNION ALL
   SELECT format('part %s (%s): cash of the payment %s, wanted %s', remittance_id, state, cash, wanted)
     FROM (SELECT r.remittance_id, r.state, ${cashOf('true')} AS cash, CASE WHEN r.remittance_id = ${leadOf('r')}
         THEN (r.advice ->> 'wholePaymentAmount')::bigint ELSE 0 END AS wanted
       FROM remittances r WHERE r.practice_id = $1 AND ${isPart('r')}) AS sums
     WHERE cash <> wanted`,
);

const LINE_ADJUSTMENTS = `coalesce((SELECT sum((cas ->> 'amount')::bigint)
  FROM json_array_elements(payment -> 'services') AS svc, json_array_elements(svc -> 'adjustments') AS cas), 0)`;

/** Some payers reverse without sending the adjustments back; such a reversal mirrors its stored original instead. */
const BARE_REVERSAL = `((payment ->> 'chargeAmount')::bigint < 0 AND json_array_length(payment -> 'adjustments') = 0 AND NOT EXISTS
  (SELECT 1 FROM json_array_elements(payment -> 'services') AS svc WHERE json_array_length(svc -> 'adjustments') > 0))`;

const I8 = invariant(
  'I8',
  'Of every claim payment that stands, the charge less all adjustments is the payment, and so it is on each line.',
  `SELECT count(*) AS count FROM claim_payments
   WHERE practice_id = $1 AND state IN ('posted', 'posted-denied', 'held')`,
  `WITH standing AS (SELECT claim_payment_id, payment_cents, payment FROM claim_payments
     WHERE practice_id = $1 AND state IN ('posted', 'posted-denied', 'held') AND NOT ${BARE_REVERSAL})
   SELECT format('claim payment %s: paid %s, charge less adjustments %s', claim_payment_id, paid, made) AS breach
     FROM (SELECT claim_payment_id, payment_cents, ${CLP04} AS paid, (payment ->> 'chargeAmount')::bigint
         - ${sumOf('amount', `payment -> 'adjustments'`, 'json')} - ${LINE_ADJUSTMENTS} AS made FROM standing) AS claims
     WHERE paid <> made OR paid <> payment_cents
   UNION ALL
   SELECT format('claim payment %s line %s: paid %s, charge less adjustments %s', claim_payment_id, line, paid, made)
     FROM (SELECT claim_payment_id, svc ->> 'ordinal' AS line, (svc ->> 'paymentAmount')::bigint AS paid,
         (svc ->> 'chargeAmount')::bigint - ${sumOf('amount', `svc -> 'adjustments'`, 'json')} AS made
       FROM standing, json_array_elements(payment -> 'services') AS svc) AS lines
     WHERE paid <> made`,
);

const I9 = invariant(
  'I9',
  'Every claim payment of a posted remittance is kept, each in one state, and all of one that a person’s standing ' +
    'decision has undone are undone; a quarantined one has none.',
  countOf('claim_payments'),
  `SELECT format('remittance %s (%s): %s claim payments were read, %s are kept', remittance_id, state,
       claim_payment_count, kept) || CASE WHEN undone > 0 THEN format(', %s are undone', undone) ELSE '' END AS breach
   FROM (SELECT r.remittance_id, r.state, r.claim_payment_count, count(p.ordinal) AS kept,
       coalesce(max(p.ordinal), 0) AS last, count(p.ordinal) FILTER (WHERE p.state = 'undone') AS undone
     FROM remittances r LEFT JOIN claim_payments p
       ON p.practice_id = r.practice_id AND p.remittance_id = r.remittance_id
     WHERE r.practice_id = $1 GROUP BY 1, 2, 3) AS counts
   WHERE CASE WHEN state IN ('posted', 'undone') THEN kept <> claim_payment_count OR last <> claim_payment_count
       OR undone <> CASE state WHEN 'undone' THEN kept ELSE 0 END
     WHEN state = 'quarantined' THEN kept <> 0 ELSE false END
   UNION ALL
   SELECT format('remittance %s is %s, and %s decisions to undo it stand', remittance_id, state, standing)
   FROM (SELECT r.remittance_id, r.state, (SELECT count(*) FROM manual_decisions d
       WHERE d.practice_id = r.practice_id AND d.set_hash = r.set_hash AND d.kind = 'undo' AND d.revokes IS NULL
         AND NOT EXISTS (SELECT FROM manual_decisions v WHERE v.practice_id = d.practice_id
           AND v.revokes = d.decision_key)) AS standing
     FROM remittances r WHERE r.practice_id = $1 AND r.state IN ('posted', 'undone')) AS decided
   WHERE standing <> CASE state WHEN 'undone' THEN 1 ELSE 0 END`,
);

const I10 = invariant(
  'I10',
  'All money in liability.unapplied stands behind an open work item of exactly that amount.',
  `SELECT count(DISTINCT work_item_id) AS count FROM postings
   WHERE practice_id = $1 AND 'liability.unapplied' IN (debit, credit)`,
  `SELECT format('item %s: unapplied %s, open item %s', coalesce(work_item_id, 'none'), coalesce(unapplied, 0),
       coalesce(amount_cents::text, 'none')) AS breach
   FROM (SELECT work_item_id, sum(CASE WHEN credit = 'liability.unapplied' THEN amount_cents ELSE -amount_cents END)
         AS unapplied
       FROM postings WHERE practice_id = $1 AND 'liability.unapplied' IN (debit, credit) GROUP BY work_item_id) AS u
   FULL JOIN (SELECT natural_key, kind, amount_cents FROM work_items WHERE practice_id = $1 AND state = 'open') AS w
     ON natural_key = work_item_id
   WHERE coalesce(unapplied, 0) <> coalesce(amount_cents, 0)
     AND (work_item_id IS NOT NULL OR unapplied IS NOT NULL OR kind IN ('unmatched-claim', 'held-claim-payment'))`,
);

const I31 = invariant(
  'I31',
  'What is open in the register of recoupments is the balance of payer.offset, and opened less closed is open.',
  countOf('recoupments'),
  `SELECT format('payer.offset: ledger %s, register %s', posted, open) AS breach
     FROM (SELECT coalesce((SELECT sum(CASE WHEN debit = 'payer.offset' THEN amount_cents ELSE -amount_cents END)
         FROM postings WHERE practice_id = $1 AND 'payer.offset' IN (debit, credit)), 0) AS posted,
       coalesce((SELECT sum(open_cents) FROM recoupments WHERE practice_id = $1), 0) AS open) AS sums
     WHERE posted <> open
   UNION ALL
   SELECT format('entry %s: opened %s, closed %s, open %s', recoupment_key, opened_cents, closed, open_cents)
     FROM (SELECT recoupment_key, opened_cents, open_cents, ${sumOf('amount', 'closings')} AS closed
       FROM recoupments WHERE practice_id = $1) AS entries
     WHERE opened_cents + closed <> open_cents
   UNION ALL
   SELECT format('entry %s is of a %s remittance and %s', f.recoupment_key, r.state, f.state) FROM recoupments f
     JOIN remittances r ON r.practice_id = f.practice_id AND r.remittance_id = f.remittance_id
     WHERE f.practice_id = $1 AND (r.state = 'undone') <> (f.state = 'withdrawn')`,
);

/** Of the deposits alone, by remittance: what they have taken from cash.remittance. */
const CLEARED = `(SELECT coalesce(sum(CASE WHEN p.credit = 'cash.remittance' THEN p.amount_cents ELSE -p.amount_cents END), 0)
  FROM postings p JOIN journals j ON j.practice_id = p.practice_id AND j.sequence = p.sequence
  WHERE p.practice_id = e.practice_id AND p.remittance_id = e.remittance_id
    AND 'cash.remittance' IN (p.debit, p.credit) AND j.kind = 'deposit')`;

const I32 = invariant(
  'I32',
  'Deposits clear exactly the payments of their remittances, and every one is in cash.bank with its amount.',
  'SELECT (SELECT count(*) FROM deposits WHERE practice_id = $1) + (SELECT count(*) FROM expected_deposits WHERE practice_id = $1) AS count',
  `SELECT format('remittance %s: paid %s, cleared %s', remittance_id, amount_cents, cleared) AS breach
     FROM (SELECT e.remittance_id, e.amount_cents, e.is_deposited, ${CLEARED} AS cleared
       FROM expected_deposits e WHERE e.practice_id = $1) AS sums
     WHERE cleared <> CASE WHEN is_deposited THEN amount_cents ELSE 0 END
   UNION ALL
   SELECT format('remittance %s is undone and deposited', e.remittance_id) FROM expected_deposits e
     JOIN remittances r ON r.practice_id = e.practice_id AND r.remittance_id = e.remittance_id
     WHERE e.practice_id = $1 AND e.is_deposited AND r.state = 'undone'
   UNION ALL
   SELECT format('deposits: arrived %s, in cash.bank %s', arrived, posted)
     FROM (SELECT coalesce((SELECT sum(amount_cents) FROM deposits WHERE practice_id = $1), 0) AS arrived,
       coalesce((SELECT sum(CASE WHEN p.debit = 'cash.bank' THEN p.amount_cents ELSE -p.amount_cents END)
         FROM postings p JOIN journals j ON j.practice_id = p.practice_id AND j.sequence = p.sequence
         WHERE p.practice_id = $1 AND j.kind = 'deposit' AND 'cash.bank' IN (p.debit, p.credit)), 0) AS posted) AS sums
     WHERE arrived <> posted`,
);

/** Of claim payments from before outcomes were recorded nothing is asked. Every CAS triple with an amount, by service (0 for the claim) and place. */
const TRIPLES = `SELECT p.claim_payment_id, format('%s.%s', lists.ordinal, cas.place) AS cas_ordinal,
    (cas.triple ->> 'amount')::bigint AS amount
  FROM claim_payments p
    CROSS JOIN LATERAL (SELECT '0' AS ordinal, p.payment -> 'adjustments' AS adjustments
      UNION ALL SELECT svc ->> 'ordinal', svc -> 'adjustments'
        FROM json_array_elements(p.payment -> 'services') AS svc) AS lists
    CROSS JOIN LATERAL json_array_elements(lists.adjustments) WITH ORDINALITY AS cas (triple, place)
  WHERE p.practice_id = $1 AND p.state IN ('posted', 'posted-denied', 'exception-resolved')
    AND p.decisions IS NOT NULL AND (p.claim_id IS NOT NULL OR p.state <> 'exception-resolved')
    AND (cas.triple ->> 'amount')::bigint <> 0`;

const DECISIONS = `SELECT p.claim_payment_id, d ->> 'casOrdinal' AS cas_ordinal, d ->> 'outcome' AS outcome
  FROM claim_payments p CROSS JOIN LATERAL jsonb_array_elements(p.decisions) AS d WHERE p.practice_id = $1`;

const I19 = invariant(
  'I19',
  'Every CAS triple of a posted claim payment has exactly one outcome; the denied ones have a denial of their amount.',
  `SELECT count(*) AS count FROM (${TRIPLES}) AS triples`,
  `WITH triples AS (${TRIPLES}), decisions AS (${DECISIONS})
   SELECT format('claim payment %s adjustment %s: %s amounts, %s outcomes', claim_payment_id, cas_ordinal, t, d) AS breach
     FROM (SELECT claim_payment_id, cas_ordinal, sum(t) AS t, sum(d) AS d
       FROM (SELECT claim_payment_id, cas_ordinal, 1 AS t, 0 AS d FROM triples
         UNION ALL SELECT claim_payment_id, cas_ordinal, 0, 1 FROM decisions) AS sides GROUP BY 1, 2) AS sums
     WHERE t <> 1 OR d <> 1
   UNION ALL
   SELECT format('claim payment %s adjustment %s: denied %s, its denial says %s', claim_payment_id, cas_ordinal,
       amount, coalesce(denied_cents::text, 'nothing'))
     FROM triples JOIN decisions USING (claim_payment_id, cas_ordinal)
       LEFT JOIN (SELECT natural_key, denied_cents FROM denials WHERE practice_id = $1) AS own
         ON natural_key = format('denial:%s:%s', claim_payment_id, cas_ordinal)
     WHERE outcome = 'denied' AND denied_cents IS DISTINCT FROM amount`,
);

export const remittanceInvariants: readonly Invariant[] = [I6, I7, I8, I9, I10, I19, I31, I32];
