import type { Actor } from '../app/actor.js';
import type { AuditedAct } from '../app/ports.js';
import { CHAIN_START, chainHash } from './chain.js';
import { integerOf } from './rows.js';
import type { Session } from './session.js';

export interface AuditOutcome {
  readonly outcome: 'done' | 'refused' | 'failed';
  /** The refusal's code, or the SQLSTATE of a failure. */
  readonly reason?: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** The fields of an audit row that its hash covers. */
export interface AuditFields {
  readonly sequence: number;
  /** UTC, to the microsecond, as the database writes it by AUDIT_TIME. */
  readonly recordedAt: string;
  readonly actorId: string;
  readonly role: string;
  readonly action: string;
  readonly objectType: string | null;
  readonly objectId: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly requestId: string | null;
  readonly sourceAddress: string | null;
}

export const AUDIT_TIME = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/**
 * Adds one row at the end of the practice's chain. The head row stays locked until the transaction ends, so this is
 * the last thing that a transaction does.
 */
export async function appendAuditRow(
  session: Session,
  actor: Actor,
  act: AuditedAct,
  { outcome, reason, counts }: AuditOutcome,
): Promise<void> {
  const [head] = await session.rows<{ sequence: string; hash: string; recordedAt: string }>(
    `INSERT INTO audit_heads AS h (practice_id, sequence, hash) VALUES ($1, 1, $2)
     ON CONFLICT (practice_id) DO UPDATE SET sequence = h.sequence + 1
     RETURNING sequence, hash, to_char(clock_timestamp() AT TIME ZONE 'UTC', ${AUDIT_TIME}) AS "recordedAt"`,
    [session.practiceId, CHAIN_START],
  );
  const { hash: previous, recordedAt } = head!;
  const fields: AuditFields = {
    sequence: integerOf(head!.sequence),
    recordedAt,
    actorId: actor.actorId,
    role: actor.role,
    action: act.action,
    objectType: act.objectType ?? null,
    objectId: act.objectId ?? null,
    outcome,
    reason: reason ?? null,
    counts,
    requestId: actor.requestId ?? null,
    sourceAddress: actor.sourceAddress ?? null,
  };
  await writeAuditRow(session, fields, previous);
}

async function writeAuditRow(session: Session, fields: AuditFields, previous: string): Promise<void> {
  const { sequence, recordedAt, actorId, role, action, objectType, objectId } = fields;
  const { outcome, reason, counts, requestId, sourceAddress } = fields;
  const columns = [sequence, recordedAt, actorId, role, action, objectType, objectId, outcome, reason];
  await session.write(
    `WITH head AS (UPDATE audit_heads SET hash = $13 WHERE practice_id = $14)
     INSERT INTO audit_rows (practice_id, sequence, recorded_at, actor_id, role, action, object_type, object_id,
       outcome, reason, counts, request_id, previous_hash, hash, source_address)
     VALUES ($14, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $15)`,
    [
      ...columns,
      JSON.stringify(counts),
      requestId,
      previous,
      auditHash(previous, fields),
      session.practiceId,
      sourceAddress,
    ],
  );
}

/**
 * The source address stands behind the counts, which are pairs, and only where there is one: no two rows have the
 * same bytes, and rows from before there were addresses keep their hashes.
 */
export function auditHash(previous: string, fields: AuditFields): string {
  const { sequence, recordedAt, actorId, role, action, objectType, objectId } = fields;
  const counts = Object.entries(fields.counts).sort(([a], [b]) => (a < b ? -1 : 1));
  return chainHash(previous, [
    sequence,
    recordedAt,
    actorId,
    role,
    action,
    objectType,
    objectId,
    fields.outcome,
    fields.reason,
    fields.requestId,
    ...counts.flat(),
    ...(fields.sourceAddress === null ? [] : [fields.sourceAddress]),
  ]);
}
