import type { Approval, ApprovalDecision, ApprovalKind, ApprovalRequest } from '../../../schemas/approval.js';
import type { Cents } from '../../../schemas/money.js';
import type { ClaimDecision } from '../../../schemas/remittance-records.js';
import type { SignedWaiver } from '../../../schemas/signed-waiver.js';
import type { ApprovalRecords } from '../../app/approvals/approval-records.js';
import { centsOf, withoutNulls } from '../rows.js';
import type { Session } from '../session.js';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', ${INSTANT})`;

/** A request `r` with its decisions and the row `o` that ends it, if there is one. */
export const APPROVAL = `r.approval_id AS "approvalId", r.kind, r.object_id AS "objectId", r.claim_id AS "claimId",
    r.amount_cents AS amount, r.counted_cents AS "countedAmount", r.limit_cents AS "limitAmount",
    r.approvals_needed AS "approvalsNeeded", r.reason, r.payload, r.requested_by AS "requestedBy",
    ${instant('r.requested_at')} AS "requestedAt", coalesce(o.outcome, 'open') AS state,
    coalesce(o.journal_keys, '{}') AS "journalKeys", ${instant('o.settled_at')} AS "settledAt",
    (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('verdict', d.verdict, 'decidedBy', d.decided_by,
        'decidedAt', ${instant('d.decided_at')}, 'note', d.note)) ORDER BY d.decided_at, d.decided_by), '[]')
      FROM approval_decisions d WHERE d.practice_id = r.practice_id AND d.approval_id = r.approval_id) AS decisions,
    (SELECT jsonb_build_object('reference', f.reference, 'paidOn', f.paid_on) FROM patient_refund_payments f
      WHERE f.practice_id = r.practice_id AND f.approval_id = r.approval_id) AS "paidOut"`;

export const APPROVALS = `approval_requests r LEFT JOIN approval_outcomes o
    ON o.practice_id = r.practice_id AND o.approval_id = r.approval_id WHERE r.practice_id = $1`;

export type ApprovalRow = Omit<
  Approval,
  'amount' | 'countedAmount' | 'limitAmount' | 'claimId' | 'settledAt' | 'paidOut'
> & {
  readonly amount: string;
  readonly countedAmount: string;
  readonly limitAmount: string | null;
  readonly claimId: string | null;
  readonly settledAt: string | null;
  readonly paidOut: Approval['paidOut'] | null;
};

export function approvalOf(row: ApprovalRow): Approval {
  const { amount, countedAmount, limitAmount, paidOut, ...rest } = row;
  return {
    ...withoutNulls(rest),
    amount: centsOf(amount),
    countedAmount: centsOf(countedAmount),
    ...(limitAmount !== null && { limitAmount: centsOf(limitAmount) }),
    ...(paidOut && { paidOut }),
  };
}

export class StoredApprovals implements ApprovalRecords {
  constructor(private readonly session: Session) {}

  async lock(): Promise<void> {
    const name = `approvals ${this.session.practiceId}`;
    await this.session.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }

  async insert(request: ApprovalRequest): Promise<void> {
    await this.session.write(
      `INSERT INTO approval_requests (practice_id, approval_id, kind, object_id, claim_id, amount_cents, counted_cents,
         limit_cents, approvals_needed, reason, payload, requested_by, requested_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        this.session.practiceId,
        request.approvalId,
        request.kind,
        request.objectId,
        request.claimId,
        request.amount,
        request.countedAmount,
        request.limitAmount,
        request.approvalsNeeded,
        request.reason,
        JSON.stringify(request.payload),
        request.requestedBy,
        request.requestedAt,
      ],
    );
  }

  async find(approvalId: string): Promise<Approval | undefined> {
    const [found] = await this.#select('AND r.approval_id = $2::uuid', approvalId);
    return found;
  }

  findOpen(objectId: string): Promise<Approval[]> {
    return this.#select('AND r.object_id = $2 AND o.outcome IS NULL ORDER BY r.approval_id', objectId);
  }

  async sumAlone(kinds: readonly ApprovalKind[], objectId: string): Promise<Cents> {
    const [row] = await this.session.rows<{ amount: string }>(
      `SELECT coalesce(sum(r.amount_cents), 0)::bigint AS amount FROM ${APPROVALS} AND r.object_id = $2
         AND r.kind = ANY ($3) AND r.approvals_needed = 0 AND o.outcome = 'executed'`,
      [this.session.practiceId, objectId, kinds],
    );
    return centsOf(row!.amount);
  }

  async decide(approvalId: string, decision: ApprovalDecision): Promise<void> {
    const { decidedBy, verdict, note, decidedAt } = decision;
    await this.session.write(
      `INSERT INTO approval_decisions (practice_id, approval_id, decided_by, verdict, note, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [this.session.practiceId, approvalId, decidedBy, verdict, note, decidedAt],
    );
  }

  async settle(
    approvalId: string,
    outcome: 'executed' | 'declined',
    journalKeys: readonly string[],
    settledAt: string,
  ): Promise<void> {
    await this.session.write(
      `INSERT INTO approval_outcomes (practice_id, approval_id, outcome, journal_keys, settled_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [this.session.practiceId, approvalId, outcome, journalKeys, settledAt],
    );
  }

  async findClaimDecisions(
    claimIds: readonly string[],
  ): Promise<(ClaimDecision & { readonly claimId: string })[]> {
    type Row = Omit<ClaimDecision, 'amount' | 'waiver'> & {
      readonly claimId: string;
      readonly amount: string;
      readonly waiver: SignedWaiver | null;
    };
    const rows = await this.session.rows<Row>(
      `SELECT r.approval_id AS "approvalId", r.claim_id AS "claimId", r.object_id AS "objectId",
         CASE r.kind WHEN 'write-off.denial' THEN 'given-up' WHEN 'billed-on' THEN 'billed-on'
           WHEN 'billed-on.waiver' THEN 'billed-on' ELSE 'variance' END AS decision,
         r.amount_cents AS amount, ${instant('o.settled_at')} AS "decidedAt", r.payload -> 'waiver' AS waiver
       FROM ${APPROVALS} AND r.claim_id = ANY ($2::uuid[]) AND r.kind IN ('write-off.denial', 'billed-on',
         'billed-on.waiver', 'variance.claim')
         AND o.outcome = 'executed' ORDER BY r.approval_id`,
      [this.session.practiceId, claimIds],
    );
    return rows.map((row) => ({ ...withoutNulls(row), amount: centsOf(row.amount) }));
  }

  async #select(condition: string, ...parameters: readonly string[]): Promise<Approval[]> {
    const rows = await this.session.rows<ApprovalRow>(`SELECT ${APPROVAL} FROM ${APPROVALS} ${condition}`, [
      this.session.practiceId,
      ...parameters,
    ]);
    return rows.map(approvalOf);
  }
}
