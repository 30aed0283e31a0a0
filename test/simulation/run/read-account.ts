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
  ...['double-recoupment', 'letter-and-reversal', 'unmatched-recoupment', 'unrecorded-cheque'],
];

/** What the practice's books say, by the names that the auditor gives: balances, denials, states and open work. */
export async function readAccount(dataSource: DataSource, practiceId: string): Promise<Account> {
  const findings = new Findings();
  for (const statement of [DENIALS, STATES, CREDITS]) {
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
