import type { Journal, JournalKind, Posting } from '../../../schemas/ledger.js';
import { AUDIT_TIME, type AuditFields, auditHash } from '../audit-trail.js';
import { CHAIN_START } from '../chain.js';
import { journalHash } from '../journal-hash.js';
import { integerOf, withoutNulls } from '../rows.js';
import type { Session } from '../session.js';
import type { Finding, Invariant } from './invariant.js';

/** Links read at once. */
const SLICE = 2_000;

interface Link {
  readonly sequence: number;
  readonly stored: string;
  hashAfter(previous: string): string;
}

interface Chain {
  readonly name: string;
  readonly heads: 'ledger_heads' | 'audit_heads';
  read(session: Session, after: number): Promise<Link[]>;
}

/**
 * Follows a chain from its start: numbers without a gap, every hash made again from the one before, and the head at
 * the last link. What is found first is told; behind it nothing can be said.
 */
async function follow(session: Session, { name, heads, read }: Chain): Promise<Finding> {
  let [sequence, hash] = [0, CHAIN_START];
  for (;;) {
    const links = await read(session, sequence);
    for (const link of links) {
      if (link.sequence !== sequence + 1) return broken(sequence, `${name} ${sequence + 1} is missing`);
      hash = link.hashAfter(hash);
      sequence = link.sequence;
      if (hash !== link.stored)
        return broken(sequence, `${name} ${sequence} is not what its hash was made of`);
    }
    if (links.length < SLICE) break;
  }
  const [head] = await session.rows<{ sequence: string; hash: string }>(
    `SELECT sequence, hash FROM ${heads} WHERE practice_id = $1`,
    [session.practiceId],
  );
  const last = head ? integerOf(head.sequence) : 0;
  if (last !== sequence) return broken(sequence, `${name} ends at ${sequence}, its head says ${last}`);
  if (head && head.hash !== hash) return broken(sequence, `${name} ends with another hash than its head`);
  return { checked: sequence, breaches: [] };
}

function broken(checked: number, breach: string): Finding {
  return { checked, breaches: [breach] };
}

interface JournalRow {
  readonly sequence: string;
  readonly naturalKey: string;
  readonly kind: JournalKind;
  readonly accountingDate: Journal['accountingDate'];
  readonly recordedAt: Date;
  readonly reverses: string | null;
  readonly hash: string;
  readonly postings: readonly PostingRow[] | null;
}

/** A posting with every column there, NULL where a dimension is not known. */
type PostingRow = {
  readonly [K in keyof Posting]-?: undefined extends Posting[K] ? NonNullable<Posting[K]> | null : Posting[K];
};

const JOURNALS = `SELECT j.sequence, j.natural_key AS "naturalKey", j.kind, j.accounting_date::text AS "accountingDate",
    j.recorded_at AS "recordedAt", j.reverses, j.hash,
    (SELECT json_agg(json_build_object('debit', p.debit, 'credit', p.credit, 'amount', p.amount_cents,
        'claimId', p.claim_id, 'patientAccountId', p.patient_account_id,
        'lineControlNumber', p.line_control_number, 'payerSequence', p.payer_sequence, 'payerId', p.payer_id,
        'remittanceId', p.remittance_id, 'claimPaymentId', p.claim_payment_id, 'workItemId', p.work_item_id,
        'groupCode', p.group_code, 'reasonCode', p.reason_code,
        'providerAdjustmentReference', p.provider_adjustment_reference) ORDER BY p.ordinal)
      FROM postings p WHERE p.practice_id = j.practice_id AND p.sequence = j.sequence) AS postings
  FROM journals j WHERE j.practice_id = $1 AND j.sequence > $2 ORDER BY j.sequence LIMIT ${SLICE}`;

async function readJournals(session: Session, after: number): Promise<Link[]> {
  const rows = await session.rows<JournalRow>(JOURNALS, [session.practiceId, after]);
  return rows.map((row) => {
    const sequence = integerOf(row.sequence);
    const { hash, recordedAt, postings, ...rest } = row;
    const journal: Journal = {
      ...withoutNulls(rest),
      postings: (postings ?? []).map((each) => withoutNulls(each)),
    };
    const hashAfter = (previous: string) =>
      journalHash(previous, sequence, recordedAt.toISOString(), journal);
    return { sequence, stored: hash, hashAfter };
  });
}

const AUDIT_ROWS = `SELECT sequence, to_char(recorded_at AT TIME ZONE 'UTC', ${AUDIT_TIME}) AS "recordedAt",
    actor_id AS "actorId", role, action, object_type AS "objectType", object_id AS "objectId", outcome, reason,
    counts, request_id AS "requestId", source_address AS "sourceAddress", hash
  FROM audit_rows WHERE practice_id = $1 AND sequence > $2 ORDER BY sequence LIMIT ${SLICE}`;

async function readAuditRows(session: Session, after: number): Promise<Link[]> {
  type Row = Omit<AuditFields, 'sequence'> & { readonly sequence: string; readonly hash: string };
  const rows = await session.rows<Row>(AUDIT_ROWS, [session.practiceId, after]);
  return rows.map(({ hash, ...row }) => {
    const fields = { ...row, sequence: integerOf(row.sequence) };
    return { sequence: fields.sequence, stored: hash, hashAfter: (previous) => auditHash(previous, fields) };
  });
}

export const chainInvariants: readonly Invariant[] = [
  {
    id: 'I4',
    statement: 'Journals are numbered from 1 without a gap, and none has changed since its hash was made.',
    check: (session) => follow(session, { name: 'journal', heads: 'ledger_heads', read: readJournals }),
  },
  {
    id: 'I23',
    statement: 'Audit rows are numbered from 1 without a gap, and none has changed since its hash was made.',
    check: (session) => follow(session, { name: 'audit row', heads: 'audit_heads', read: readAuditRows }),
  },
];
