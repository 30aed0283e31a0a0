import { countOf, type Invariant, invariant } from './invariant.js';

const POSTED = `SELECT count(*) AS count FROM remittances WHERE practice_id = $1 AND state = 'posted'`;

/** Amounts in the stored nouns are whole cents. */
const CLP04 = `(payment ->> 'paymentAmount')::bigint`;

function sumOf(path: string, list: string): string {
  return `coalesce((SELECT sum((each ->> '${path}')::bigint) FROM jsonb_array_elements(${list}) AS each), 0)`;
}

const I6 = invariant(
  'I6',
  'Of every posted remittance, the claim payments less the provider adjustments are the payment (BPR02).',
  POSTED,
  `SELECT format('remittance %s: claim payments and adjustments make %s, paid %s', remittance_id, made, paid) AS breach
   FROM (SELECT r.remittance_id, r.payment_cents AS paid, (r.advice ->> 'paymentAmount')::bigint AS stated,
       coalesce((SELECT sum(${CLP04}) FROM claim_payments p WHERE p.practice_id = r.practice_id
         AND p.remittance_id = r.remittance_id), 0) - ${sumOf('amount', `r.advice -> 'providerAdjustments'`)} AS made
     FROM remittances r WHERE r.practice_id = $1 AND r.state = 'posted') AS sums
   WHERE made <> paid OR stated <> paid`,
);

/** Cash of the remittance itself; what goes on to the bank belongs to the deposit. */
const CASH = `coalesce((SELECT sum(CASE WHEN p.debit = 'cash.remittance' THEN p.amount_cents ELSE -p.amount_cents END)
  FROM postings p WHERE p.practice_id = r.practice_id AND p.remittance_id = r.remittance_id
    AND 'cash.remittance' IN (p.debit, p.credit) AND 'cash.bank' NOT IN (p.debit, p.credit)), 0)`;

const I7 = invariant(
  'I7',
  'Every posted remittance has moved cash.remittance by its payment, and one that is not posted has not moved it.',
  countOf('remittances'),
  `SELECT format('remittance %s (%s): paid %s, cash posted %s', remittance_id, state, payment_cents, cash) AS breach
   FROM (SELECT r.remittance_id, r.state, r.payment_cents, ${CASH} AS cash
     FROM remittances r WHERE r.practice_id = $1) AS sums
   WHERE cash <> CASE state WHEN 'posted' THEN payment_cents ELSE 0 END`,
);

const LINE_ADJUSTMENTS = `coalesce((SELECT sum((cas ->> 'amount')::bigint)
  FROM jsonb_array_elements(payment -> 'services') AS svc, jsonb_array_elements(svc -> 'adjustments') AS cas), 0)`;

/** Some payers reverse without sending the adjustments back; such a reversal mirrors its stored original instead. */
const BARE_REVERSAL = `((payment ->> 'chargeAmount')::bigint < 0 AND payment -> 'adjustments' = '[]' AND NOT EXISTS
  (SELECT 1 FROM jsonb_array_elements(payment -> 'services') AS svc WHERE svc -> 'adjustments' <> '[]'))`;

const I8 = invariant(
  'I8',
  'Of every claim payment that stands, the charge less all adjustments is the payment, and so it is on each line.',
  `SELECT count(*) AS count FROM claim_payments
   WHERE practice_id = $1 AND state IN ('posted', 'posted-denied', 'held')`,
  `WITH standing AS (SELECT claim_payment_id, payment_cents, payment FROM claim_payments
     WHERE practice_id = $1 AND state IN ('posted', 'posted-denied', 'held') AND NOT ${BARE_REVERSAL})
   SELECT format('claim payment %s: paid %s, charge less adjustments %s', claim_payment_id, paid, made) AS breach
     FROM (SELECT claim_payment_id, payment_cents, ${CLP04} AS paid, (payment ->> 'chargeAmount')::bigint
         - ${sumOf('amount', `payment -> 'adjustments'`)} - ${LINE_ADJUSTMENTS} AS made FROM standing) AS claims
     WHERE paid <> made OR paid <> payment_cents
   UNION ALL
   SELECT format('claim payment %s line %s: paid %s, charge less adjustments %s', claim_payment_id, line, paid, made)
     FROM (SELECT claim_payment_id, svc ->> 'ordinal' AS line, (svc ->> 'paymentAmount')::bigint AS paid,
         (svc ->> 'chargeAmount')::bigint - ${sumOf('amount', `svc -> 'adjustments'`)} AS made
       FROM standing, jsonb_array_elements(payment -> 'services') AS svc) AS lines
     WHERE paid <> made`,
);

const I9 = invariant(
  'I9',
  'Every claim payment of a posted remittance is kept, each in one state; a quarantined one has none.',
  countOf('claim_payments'),
  `SELECT format('remittance %s (%s): %s claim payments were read, %s are kept', remittance_id, state,
       claim_payment_count, kept) AS breach
   FROM (SELECT r.remittance_id, r.state, r.claim_payment_count, count(p.ordinal) AS kept,
       coalesce(max(p.ordinal), 0) AS last
     FROM remittances r LEFT JOIN claim_payments p
       ON p.practice_id = r.practice_id AND p.remittance_id = r.remittance_id
     WHERE r.practice_id = $1 GROUP BY 1, 2, 3) AS counts
   WHERE CASE state WHEN 'posted' THEN kept <> claim_payment_count OR last <> claim_payment_count
     WHEN 'quarantined' THEN kept <> 0 ELSE false END`,
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

export const remittanceInvariants: readonly Invariant[] = [I6, I7, I8, I9, I10];
