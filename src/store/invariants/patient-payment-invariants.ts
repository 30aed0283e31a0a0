import { countOf, type Invariant, invariant } from './invariant.js';

const UNAPPLIED = `'liability.patient-unapplied'`;

/** What of a payment `p` went to claims at once. */
const ALLOCATED = `(SELECT coalesce(sum((a ->> 'amount')::bigint), 0) FROM jsonb_array_elements(p.allocations) AS a)`;

/** What of it went to claims later. */
const APPLIED = `(SELECT coalesce(sum(a.amount_cents), 0) FROM patient_payment_applications a
  WHERE a.practice_id = p.practice_id AND a.receipt_number = p.receipt_number)`;

/** What of it others have approved to go back, without ever having been for a claim. */
const REFUNDED = `(SELECT coalesce(sum(r.amount_cents), 0) FROM approval_requests r JOIN approval_outcomes o
    ON o.practice_id = r.practice_id AND o.approval_id = r.approval_id AND o.outcome = 'executed'
  WHERE r.practice_id = p.practice_id AND r.object_id = p.receipt_number AND r.kind = 'receipt-refund')`;

/** Every posting that a receipt and its applications ask for; `part` is what the key of the journal ends in. */
const MOVES = `SELECT p.receipt_number, 'patient-payment:' || p.receipt_number AS key, '' AS part, 'cash.patient' AS debit,
      'receivable.patient' AS credit, (a ->> 'claimId') AS claim_id, p.patient_account_id, (a ->> 'amount')::bigint AS cents
    FROM patient_payments p CROSS JOIN LATERAL jsonb_array_elements(p.allocations) AS a WHERE p.practice_id = $1
  UNION ALL
  SELECT p.receipt_number, 'patient-payment:' || p.receipt_number, '', 'cash.patient', ${UNAPPLIED}, NULL,
      p.patient_account_id, p.amount_cents - ${ALLOCATED}
    FROM patient_payments p WHERE p.practice_id = $1 AND p.amount_cents <> ${ALLOCATED}
  UNION ALL
  SELECT p.receipt_number, format('patient-payment-application:%s/%s', p.receipt_number, a.ordinal), '/' || a.ordinal,
      ${UNAPPLIED}, 'receivable.patient', a.claim_id::text, p.patient_account_id, a.amount_cents
    FROM patient_payment_applications a JOIN patient_payments p USING (practice_id, receipt_number)
    WHERE a.practice_id = $1`;

/** With the mirrors of what was returned. */
const WANTED = `SELECT key, debit, credit, claim_id, patient_account_id, cents FROM (${MOVES}) AS m
  UNION ALL
  SELECT 'patient-payment-return:' || m.receipt_number || part, credit, debit, claim_id, patient_account_id, cents
    FROM (${MOVES}) AS m JOIN patient_payment_returns r ON r.practice_id = $1 AND r.receipt_number = m.receipt_number`;

const POSTED = `SELECT j.natural_key AS key, p.debit, p.credit, p.claim_id::text AS claim_id, p.patient_account_id,
    p.amount_cents AS cents
  FROM journals j JOIN postings p ON p.practice_id = j.practice_id AND p.sequence = j.sequence
  WHERE j.practice_id = $1 AND j.kind = 'patient-payment'`;

const SUMS = (rows: string) => `(SELECT format('%s: %s / %s claim %s account %s', key, debit, credit,
    coalesce(claim_id, 'none'), patient_account_id) AS move, sum(cents) AS cents FROM (${rows}) AS r GROUP BY 1)`;

const I39 = invariant(
  'I39',
  'Every payment of a patient, what was applied of it and its return are in the ledger exactly as they were recorded, ' +
    'and nothing else is; no more is applied or refunded than was received, and what is left is liability.patient-unapplied.',
  countOf('patient_payments'),
  `SELECT format('%s: recorded %s, posted %s', move, coalesce(w.cents, 0), coalesce(p.cents, 0)) AS breach
     FROM ${SUMS(WANTED)} AS w FULL JOIN ${SUMS(POSTED)} AS p USING (move)
     WHERE coalesce(w.cents, 0) <> coalesce(p.cents, 0)
   UNION ALL
   SELECT format('receipt %s: received %s, given to claims and back %s', receipt_number, amount_cents, given)
     FROM (SELECT p.receipt_number, p.amount_cents, ${ALLOCATED} + ${APPLIED} + ${REFUNDED} AS given FROM patient_payments p
       WHERE p.practice_id = $1) AS sums
     WHERE given > amount_cents
   UNION ALL
   SELECT format('liability.patient-unapplied: ledger %s, receipts %s', posted, unapplied)
     FROM (SELECT coalesce((SELECT sum(CASE WHEN credit = ${UNAPPLIED} THEN amount_cents ELSE -amount_cents END)
         FROM postings WHERE practice_id = $1 AND ${UNAPPLIED} IN (debit, credit)), 0) AS posted,
       coalesce((SELECT sum(CASE WHEN r.receipt_number IS NULL THEN p.amount_cents - ${ALLOCATED} - ${APPLIED} ELSE 0 END
           - ${REFUNDED})
         FROM patient_payments p LEFT JOIN patient_payment_returns r USING (practice_id, receipt_number)
         WHERE p.practice_id = $1), 0) AS unapplied) AS balances
     WHERE posted <> unapplied`,
);

const I40 = invariant(
  'I40',
  'Every refund that was paid out is one that others have approved, and has left the bank once with its amount; no ' +
    'other money has.',
  countOf('patient_refund_payments'),
  `SELECT format('refund %s: approved %s, paid %s', approval_id, coalesce(approved, 0), coalesce(posted, 0)) AS breach
   FROM (SELECT f.approval_id::text, r.amount_cents AS approved FROM patient_refund_payments f
       LEFT JOIN approval_requests r ON r.practice_id = f.practice_id AND r.approval_id = f.approval_id
         AND r.kind IN ('patient-refund', 'receipt-refund') AND EXISTS (SELECT FROM approval_outcomes o WHERE o.practice_id = r.practice_id
           AND o.approval_id = r.approval_id AND o.outcome = 'executed')
       WHERE f.practice_id = $1) AS paid
     FULL JOIN (SELECT substring(j.natural_key FROM '^refund-payment:(.*)$') AS approval_id,
         sum(p.amount_cents) FILTER (WHERE p.debit = 'liability.refund' AND p.credit = 'cash.bank') AS posted
       FROM journals j JOIN postings p ON p.practice_id = j.practice_id AND p.sequence = j.sequence
       WHERE j.practice_id = $1 AND j.kind = 'refund-payment' GROUP BY 1) AS ledger USING (approval_id)
   WHERE coalesce(approved, 0) <> coalesce(posted, 0)`,
);

export const patientPaymentInvariants: readonly Invariant[] = [I39, I40];
