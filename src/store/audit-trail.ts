import type { Actor } from '../app/actor.js';
import type { AuditedAct } from '../app/ports.js';
import { chainHash, linksOf } from './chain.js';
import type { Session } from './session.js';

export interface AuditOutcome {
  readonly outcome: 'done' | 'refused' | 'failed';
  /** The refusal's code, or the SQLSTATE of a failure. */
  readonly reason?: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** The fields of an audit row that its hash covers: what the chain gives it, and what is told. */
export interface AuditFields extends AuditTold {
  readonly sequence: number;
  /** UTC, to the microsecond, as the database writes it by AUDIT_TIME. */
  readonly recordedAt: string;
}

interface AuditTold {
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
  const told: AuditTold = {
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
  const { actorId, role, action, objectType, objectId, requestId, sourceAddress } = told;
  await session.write(
    `INSERT INTO audit_rows (practice_id, sequence, recorded_at, actor_id, role, action, object_type, object_id,
       outcome, reason, counts, request_id, previous_hash, hash, source_address)
     SELECT $1, next_sequence, next_time, $3, $4, $5, $6, $7, $8, $9, $10, $11, previous, link, $12
     FROM claimwright_next_audit_link($1, $2)`,
    [
      session.practiceId,
      linksOf(fieldsOf(told)),
      ...[actorId, role, action, objectType, objectId, outcome, told.reason],
      JSON.stringify(counts),
      requestId,
      sourceAddress,
    ],
  );
}

export function auditHash(previous: string, { sequence, recordedAt, ...told }: AuditFields): string {
  return chainHash(previous, [sequence, recordedAt, ...fieldsOf(told)]);
}

/**
 * The source address stands behind the counts, which are pairs, and only where there is one: no two rows have the
 * same bytes, and rows from before there were addresses keep their hashes.
 */
function fieldsOf({ actorId, role, action, objectType, objectId, outcome, ...rest }: AuditTold) {
  const counts = Object.entries(rest.counts).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...[actorId, role, action, objectType, objectId, outcome, rest.reason, rest.requestId],
    ...counts.flat(),
    ...(rest.sourceAddress === null ? [] : [rest.sourceAddress]),
  ];
}
