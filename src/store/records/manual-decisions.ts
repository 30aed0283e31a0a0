import type {
  ManualDecision,
  ManualDecisionRecords,
  NewDecision,
} from '../../app/records/manual-decision-records.js';
import { BulkStatement } from '../bulk-statement.js';
import { integerOf, withoutNulls } from '../rows.js';
import type { Session } from '../session.js';

const INSERT = `INSERT INTO manual_decisions (practice_id, decision_key, kind, set_hash, ordinal, payload, reason,
    actor_id, recorded_at, revokes)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

const STANDING = `SELECT d.decision_key AS key, d.kind, d.set_hash AS "setHash", d.ordinal, d.payload, d.reason,
    d.actor_id AS "actorId", d.recorded_at AS "recordedAt"
  FROM manual_decisions d
  WHERE d.practice_id = $1 AND d.set_hash = ANY($2) AND d.revokes IS NULL AND NOT EXISTS
    (SELECT FROM manual_decisions r WHERE r.practice_id = d.practice_id AND r.revokes = d.decision_key)
  ORDER BY d.decision_key`;

const INSERT_ALL = BulkStatement.insertInto('manual_decisions', {
  decision_key: 'text',
  kind: 'text',
  set_hash: 'text',
  ordinal: 'integer',
  payload: 'jsonb',
  reason: 'text',
  actor_id: 'text',
  recorded_at: 'timestamptz',
  revokes: 'text',
});

export class StoredManualDecisions implements ManualDecisionRecords {
  constructor(private readonly session: Session) {}

  async insert(decision: NewDecision): Promise<string> {
    const { kind, setHash, ordinal } = decision;
    const [known] = await this.session.rows<{ count: string }>(
      `SELECT count(*) AS count FROM manual_decisions
       WHERE practice_id = $1 AND set_hash = $2 AND ordinal IS NOT DISTINCT FROM $3 AND kind = $4 AND revokes IS NULL`,
      [this.session.practiceId, setHash, ordinal ?? null, kind],
    );
    const key = keyOf(decision, integerOf(known!.count) + 1);
    await this.#write(key, decision, decision.reason);
    return key;
  }

  async insertAll(decisions: readonly NewDecision[]): Promise<void> {
    const { practiceId, actorId, clock } = this.session;
    const sets = [...new Set(decisions.map(({ setHash }) => setHash))];
    const rows = await this.session.rows<{ kind: string; setHash: string; ordinal: number; count: string }>(
      `SELECT kind, set_hash AS "setHash", ordinal, count(*) AS count FROM manual_decisions
       WHERE practice_id = $1 AND set_hash = ANY($2) AND revokes IS NULL GROUP BY 1, 2, 3`,
      [practiceId, sets],
    );
    const known = new Map(rows.map((row) => [subjectOf(row), integerOf(row.count)]));
    const recordedAt = clock.now().toISOString();
    await INSERT_ALL.write(
      this.session,
      decisions.map((decision) => ({
        decision_key: keyOf(decision, (known.get(subjectOf(decision)) ?? 0) + 1),
        ...{ kind: decision.kind, set_hash: decision.setHash, ordinal: decision.ordinal },
        ...{ payload: decision.payload, reason: decision.reason, actor_id: actorId, recorded_at: recordedAt },
        revokes: undefined,
      })),
    );
  }

  async revokeAll(decisions: readonly ManualDecision[], reason: string): Promise<void> {
    const { actorId, clock } = this.session;
    const recordedAt = clock.now().toISOString();
    await INSERT_ALL.write(
      this.session,
      decisions.map(({ key, kind, setHash, ordinal, payload }) => ({
        ...{ decision_key: revocationOf(key), kind, set_hash: setHash, ordinal, payload, reason },
        ...{ actor_id: actorId, recorded_at: recordedAt, revokes: key },
      })),
    );
  }

  async revoke(decision: ManualDecision, reason: string): Promise<void> {
    await this.#write(revocationOf(decision.key), decision, reason, decision.key);
  }

  async findStanding(setHashes: readonly string[]): Promise<ManualDecision[]> {
    const rows = await this.session.rows<ManualDecision & { ordinal: number | null }>(STANDING, [
      this.session.practiceId,
      setHashes,
    ]);
    return rows.map((row) => withoutNulls(row) as ManualDecision);
  }

  async #write(key: string, decision: NewDecision, reason: string, revokes?: string): Promise<void> {
    const { practiceId, actorId, clock } = this.session;
    await this.session.write(INSERT, [
      ...[practiceId, key, decision.kind, decision.setHash, decision.ordinal ?? null],
      ...[JSON.stringify(decision.payload), reason, actorId, clock.now().toISOString(), revokes ?? null],
    ]);
  }
}

function revocationOf(key: string): string {
  return `${key}/revoked`;
}

function keyOf(decision: NewDecision, number: number): string {
  return `${subjectOf(decision)}/${number}`;
}

/** Kind and subject: `match:<set hash>:3`. */
function subjectOf({
  kind,
  setHash,
  ordinal,
}: {
  kind: string;
  setHash: string;
  ordinal?: number | undefined;
}) {
  return ordinal === undefined ? `${kind}:${setHash}` : `${kind}:${setHash}:${ordinal}`;
}
