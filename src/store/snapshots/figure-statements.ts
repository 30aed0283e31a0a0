import type { FigureKind } from '../../app/rebuild/snapshot.js';

/** Each posting twice: its debit above zero, its credit below. A posting without its journal counts nothing. */
const SIDES = `FROM postings p JOIN journals j USING (practice_id, sequence)
  CROSS JOIN LATERAL (VALUES (p.debit, p.amount_cents), (p.credit, -p.amount_cents)) AS side (account, cents)
  WHERE p.practice_id = $1`;

/** An id anywhere in a text, as a pattern. */
export const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/**
 * The same rows with a column `name_in_all`: their key, in which the id of a file, a remittance or a claim payment is
 * replaced by what it says. Ids of what came from outside are the same in every ledger, those of the rest are not.
 */
function withNatural(rows: string): string {
  return `SELECT k.*, coalesce(replace(k.key, i.id::text,
        coalesce(nf.sha256, nr.set_hash, np.set_hash || '/' || np.ordinal, i.id::text)), k.key) AS name_in_all
    FROM (${rows}) AS k
    CROSS JOIN LATERAL (SELECT substring(k.key FROM '${ID}')::uuid AS id) AS i
    LEFT JOIN files nf ON nf.practice_id = $1 AND nf.file_id = i.id AND nf.direction = 'in'
    LEFT JOIN remittances nr ON nr.practice_id = $1 AND nr.remittance_id = i.id
    LEFT JOIN claim_payments np ON np.practice_id = $1 AND np.claim_payment_id = i.id`;
}

const CONTROL_NUMBER = `c.claim ->> 'patientControlNumber'`;

/** Of a claim payment that had to wait cash lies in liability.unapplied, which depends on when it came: both are one. */
const ACCOUNT_OF_CLAIM = `CASE WHEN side.account IN ('cash.remittance', 'liability.unapplied')
  THEN 'cash.remittance and liability.unapplied' ELSE side.account END`;

function claimBalances(condition: string): string {
  return `SELECT b.claim_id || ' ' || b.account AS key, ${CONTROL_NUMBER} || ' ' || b.account AS name, '' AS state,
      ARRAY[b.cents]::text[] AS amounts, 'claim' AS type, b.claim_id AS id
    FROM (SELECT p.claim_id, ${ACCOUNT_OF_CLAIM} AS account, sum(side.cents) AS cents ${SIDES}
        AND p.claim_id IS NOT NULL AND ${condition}
      GROUP BY 1, 2 HAVING sum(side.cents) <> 0) AS b
    JOIN claims c ON c.practice_id = $1 AND c.claim_id = b.claim_id`;
}

/** Of each kind one statement over the practice `$1`: key, name, state, amounts in cents, and what to look at. */
export const FIGURE_STATEMENTS: Readonly<Record<FigureKind, string>> = {
  account: `SELECT account AS key, account AS name, '' AS state,
      ARRAY[coalesce(posted, 0), coalesce(stored, 0)]::text[] AS amounts, NULL AS type, NULL AS id
    FROM (SELECT side.account, sum(side.cents) AS posted ${SIDES} GROUP BY 1) AS p
    FULL JOIN (SELECT account, balance_cents AS stored FROM account_balances WHERE practice_id = $1) AS b
      USING (account)`,
  receivable: claimBalances(`side.account LIKE 'receivable.%'`),
  'claim-account': claimBalances(`side.account NOT LIKE 'receivable.%'`),
  'patient-account': `SELECT patient_account_id || ' ' || account AS key,
      'patient account ' || patient_account_id || ' ' || account AS name, '' AS state,
      ARRAY[balance_cents]::text[] AS amounts, 'patient-account' AS type, patient_account_id AS id
    FROM patient_account_balances WHERE practice_id = $1`,
  'unapplied-item': `SELECT name_in_all AS key, name_in_all AS name, '' AS state, ARRAY[cents]::text[] AS amounts,
      NULL AS type, NULL AS id
    FROM (${withNatural(`SELECT coalesce(p.work_item_id, p.claim_payment_id::text, '') AS key,
        -sum(side.cents) AS cents ${SIDES} AND side.account = 'liability.unapplied' GROUP BY 1`)}) AS u`,
  'payer-offset': `SELECT payer_identifier || ' ' || payee_identifier AS key,
      'payer ' || payer_identifier || ' and ' || payee_identifier AS name, '' AS state,
      ARRAY[sum(open_cents)]::text[] AS amounts, NULL AS type, NULL AS id
    FROM recoupments WHERE practice_id = $1 GROUP BY payer_identifier, payee_identifier`,
  recoupment: `SELECT recoupment_key AS key, recoupment_key AS name,
      state || CASE WHEN disputed_on IS NULL THEN '' ELSE ', disputed' END AS state,
      ARRAY[opened_cents, open_cents]::text[] AS amounts,
      CASE WHEN claim_id IS NOT NULL THEN 'claim' END AS type, claim_id AS id
    FROM recoupments WHERE practice_id = $1`,
  deposit: `SELECT deposit_key AS key, deposit_key AS name, state,
      ARRAY[amount_cents, fee_cents, coalesce((SELECT sum((place ->> 'amount')::bigint)
        FROM jsonb_array_elements(places) AS place WHERE place ? 'remittanceId'), 0)]::text[] AS amounts,
      NULL AS type, NULL AS id
    FROM deposits WHERE practice_id = $1`,
  'patient-payment': `SELECT p.receipt_number AS key, 'receipt ' || p.receipt_number AS name,
      CASE WHEN r.receipt_number IS NULL THEN 'stands' ELSE 'returned on ' || r.returned_on END || ', ' || p.method AS state,
      ARRAY[p.amount_cents, coalesce(moved.applied, 0), coalesce(moved.waiting, 0)]::text[] AS amounts,
      'patient-account' AS type, p.patient_account_id AS id
    FROM patient_payments p LEFT JOIN patient_payment_returns r USING (practice_id, receipt_number)
    LEFT JOIN (SELECT substring(j.natural_key FROM ':([^/]*)') AS receipt_number,
          -sum(side.cents) FILTER (WHERE side.account = 'receivable.patient') AS applied,
          -sum(side.cents) FILTER (WHERE side.account = 'liability.patient-unapplied') AS waiting
        ${SIDES} AND j.kind = 'patient-payment' GROUP BY 1) AS moved ON moved.receipt_number = p.receipt_number
    WHERE p.practice_id = $1`,
  claim: `SELECT c.claim_id::text AS key, ${CONTROL_NUMBER} AS name,
      state || ', ' || (SELECT count(*) FROM claim_payer_control_numbers n
        WHERE n.practice_id = $1 AND n.claim_id = c.claim_id) || ' numbers of payers' AS state,
      ARRAY[]::text[] AS amounts, 'claim' AS type, c.claim_id AS id
    FROM claims c JOIN claim_states USING (practice_id, claim_id) WHERE practice_id = $1`,
  denial: `SELECT p.set_hash || '/' || p.ordinal || split_part(d.natural_key, d.claim_payment_id::text, 2) AS key,
      ${CONTROL_NUMBER} || ' ' || d.group_code || '-' || d.reason_code AS name, d.state,
      ARRAY[d.denied_cents, d.at_stake_cents]::text[] AS amounts, 'claim' AS type, d.claim_id AS id
    FROM denials d JOIN claim_payments p USING (practice_id, claim_payment_id)
    JOIN claims c ON c.practice_id = d.practice_id AND c.claim_id = d.claim_id WHERE d.practice_id = $1`,
  'claim-payment': `SELECT p.set_hash || '/' || p.ordinal AS key,
      coalesce(${CONTROL_NUMBER} || ', ', '') || 'claim payment ' || p.ordinal || ' of ' || p.trace_number AS name,
      p.state || coalesce(', payer ' || p.payer_sequence || ' of claim ' || p.claim_id, '') AS state,
      ARRAY[p.payment_cents]::text[] AS amounts,
      CASE WHEN p.claim_id IS NULL THEN 'remittance' ELSE 'claim' END AS type,
      coalesce(p.claim_id, p.remittance_id) AS id
    FROM claim_payments p LEFT JOIN claims c USING (practice_id, claim_id) WHERE p.practice_id = $1`,
  remittance: `SELECT set_hash AS key, trace_number || ' of ' || payment_date AS name,
      state || ', ' || claim_payment_count || ' claim payments' AS state, ARRAY[payment_cents]::text[] AS amounts,
      'remittance' AS type, remittance_id AS id
    FROM remittances WHERE practice_id = $1`,
  'work-item': `SELECT name_in_all AS key, coalesce(${CONTROL_NUMBER} || ' ', '') || kind AS name, 'open' AS state,
      ARRAY[amount_cents]::text[] AS amounts, CASE WHEN c.claim_id IS NOT NULL THEN 'claim' END AS type,
      c.claim_id AS id
    FROM (${withNatural(`SELECT natural_key AS key, kind, claim_id, amount_cents FROM work_items
        WHERE practice_id = $1 AND state = 'open'`)}) AS w
    LEFT JOIN claims c ON c.practice_id = $1 AND c.claim_id = w.claim_id`,
  approval: `SELECT r.approval_id::text AS key, r.kind || ' asked for at ' || r.requested_at::date AS name,
      coalesce(o.outcome, 'open') || ', ' || (SELECT count(*) FROM approval_decisions d WHERE d.practice_id = $1
        AND d.approval_id = r.approval_id) || ' of ' || r.approvals_needed || ' decisions' AS state,
      ARRAY[r.amount_cents, coalesce(moved.cents, 0)]::text[] AS amounts,
      CASE WHEN r.claim_id IS NOT NULL THEN 'claim' END AS type, r.claim_id AS id
    FROM approval_requests r LEFT JOIN approval_outcomes o USING (practice_id, approval_id)
    LEFT JOIN (SELECT approval_id, sum(cents) FILTER (WHERE cents > 0) AS cents
        FROM (SELECT split_part(substr(j.natural_key, 10), '/', 1) AS approval_id, side.account,
            sum(side.cents) AS cents ${SIDES} AND j.natural_key LIKE 'approval:%' GROUP BY 1, 2) AS by_account
        GROUP BY 1) AS moved ON moved.approval_id = r.approval_id::text
    WHERE r.practice_id = $1`,
  submission: `SELECT submission_id::text AS key, interchange_control_number AS name, state,
      ARRAY[]::text[] AS amounts, NULL AS type, NULL AS id
    FROM submissions WHERE practice_id = $1`,
  file: `SELECT sha256 AS key, kind || ' ' || left(sha256, 12) AS name, state, ARRAY[]::text[] AS amounts,
      NULL AS type, NULL AS id
    FROM files WHERE practice_id = $1 AND direction = 'in'`,
};
