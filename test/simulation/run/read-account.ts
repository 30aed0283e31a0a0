import type { DataSource } from 'typeorm';
import { type Account, dollars, Findings } from '../auditor/books.js';
import { readBooks } from './read-books.js';

interface Row {
  readonly name: string;
  readonly told: string;
}

const KEY = `r.advice ->> 'payerIdentifier' || '|' || r.trace_number`;

const DENIALS = `
  SELECT concat(c.claim ->> 'patientControlNumber', ' denial by payer ', d.payer_sequence, ' in ', ${KEY}, ' of ',
      coalesce(d.line_control_number, 'the claim'), ' as ', d.group_code, '-', d.reason_code) AS name,
    concat(to_char(d.denied_cents / 100.0, 'FM999999990.00'), ' denied, ',
      to_char(d.at_stake_cents / 100.0, 'FM999999990.00'), ' at stake, ', d.denial_class, ', ', d.occurrence, ', ',
      d.state) AS told
  FROM denials d
    JOIN claims c ON c.practice_id = d.practice_id AND c.claim_id = d.claim_id
    JOIN claim_payments p ON p.practice_id = d.practice_id AND p.claim_payment_id = d.claim_payment_id
    JOIN remittances r ON r.practice_id = p.practice_id AND r.remittance_id = p.remittance_id
  WHERE d.practice_id = $1`;

const STATES = `
  SELECT concat(claim ->> 'patientControlNumber', ' state') AS name, state AS told
  FROM claims JOIN claim_states USING (practice_id, claim_id) WHERE practice_id = $1`;

/** What proposals say of the patients' own money. */
const CREDITS = `
  SELECT concat(c.claim ->> 'patientControlNumber', ' patient credit') AS name,
    concat(to_char((step ->> 'amount')::bigint / 100.0, 'FM999999990.00'),
      CASE step ->> 'kind' WHEN 'refund-patient' THEN ' to give back' ELSE ' pending correction' END) AS told
  FROM work_items w JOIN claims c ON c.practice_id = w.practice_id AND c.claim_id = w.claim_id
    CROSS JOIN LATERAL jsonb_array_elements(w.proposal -> 'steps') AS step
  WHERE w.practice_id = $1 AND w.state = 'open' AND step ->> 'kind' IN ('refund-patient', 'hold-patient-credit')`;

/** Every request for a refund, and how far it has come. */
const REFUNDS = `
  SELECT concat('refund of ', coalesce(c.claim ->> 'patientControlNumber', r.object_id)) AS name,
    concat(to_char(r.amount_cents / 100.0, 'FM999999990.00'), CASE o.outcome WHEN 'executed' THEN ' approved'
        WHEN 'declined' THEN ' declined' ELSE ' asked for and waiting' END, ' by ',
      (SELECT count(*) FROM approval_decisions d WHERE d.practice_id = r.practice_id AND d.approval_id = r.approval_id),
      CASE WHEN p.approval_id IS NOT NULL THEN ' and paid out' END) AS told
  FROM approval_requests r
    LEFT JOIN approval_outcomes o ON o.practice_id = r.practice_id AND o.approval_id = r.approval_id
    LEFT JOIN patient_refund_payments p ON p.practice_id = r.practice_id AND p.approval_id = r.approval_id
    LEFT JOIN claims c ON c.practice_id = r.practice_id AND c.claim_id = r.claim_id
  WHERE r.practice_id = $1 AND r.kind IN ('patient-refund', 'receipt-refund')`;

interface ItemRow {
  readonly kind: string;
  readonly claim: string | null;
  readonly remittance: string | null;
  /** Third part of its natural key: of some kinds the payer's place. */
  readonly part: string;
  readonly line: string | null;
  readonly cents: string;
}

const ITEMS = `
  SELECT w.kind, c.claim ->> 'patientControlNumber' AS claim, ${KEY} AS remittance,
    split_part(w.natural_key, ':', 3) AS part, w.line_control_number AS line, w.amount_cents::text AS cents
  FROM work_items w
    LEFT JOIN claims c ON c.practice_id = w.practice_id AND c.claim_id = w.claim_id
    LEFT JOIN claim_payments p ON p.practice_id = w.practice_id AND p.claim_payment_id = w.claim_payment_id
    LEFT JOIN remittances r ON r.practice_id = w.practice_id AND r.remittance_id::text = coalesce(
      p.remittance_id::text,
      CASE WHEN w.kind = 'provider-adjustment' THEN split_part(w.natural_key, ':', 2) END)
  WHERE w.practice_id = $1 AND w.state = 'open' AND w.kind <> ALL ($2)`;

/** Of edits, acknowledgements and the register of takebacks the auditor knows nothing. */
const OTHERS = [
  ...['claim-edit', 'rejected-submission', 'unmatched-acknowledgement', 'undecided-acknowledgement'],
  ...[
    'double-recoupment',
    'letter-and-reversal',
    'unmatched-recoupment',
    'unrecorded-cheque',
    'cheque-without-item',
  ],
];

/** What the practice's books say, by the names that the auditor gives: balances, denials, states and open work. */
export async function readAccount(dataSource: DataSource, practiceId: string): Promise<Account> {
  const findings = new Findings();
  for (const statement of [DENIALS, STATES, CREDITS, REFUNDS]) {
    const rows = await dataSource.query<Row[]>(statement, [practiceId]);
    for (const { name, told } of rows) findings.add(name, told);
  }
  for (const row of await dataSource.query<ItemRow[]>(ITEMS, [practiceId, OTHERS])) {
    const { kind, claim, cents } = row;
    const name = [claim, 'item', kind, aboutOf(row)].filter((each) => each !== null && each !== '').join(' ');
    findings.add(name, kind === 'cob-stale' ? 'open' : dollars(Number(cents)));
  }
  return { books: await readBooks(dataSource, practiceId), findings };
}

function aboutOf({ kind, remittance, part, line }: ItemRow): string {
  if (kind === 'overpaid' || kind === 'unexplained-remainder') return `payer ${part}`;
  if (kind === 'patient-share-barred') return `${remittance} ${line ?? ''}`.trim();
  return remittance ?? line ?? '';
}
