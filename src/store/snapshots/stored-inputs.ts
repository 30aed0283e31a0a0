import type { EncounterRecord, PatientAccountRecord } from '../../app/ports.js';
import type {
  Arrival,
  ArrivedClaims,
  InputRecords,
  RecordedApproval,
  RecordedDecision,
  RecordedRecoupment,
  RecordedRule,
} from '../../app/rebuild/snapshot.js';
import type { PatientPaymentRecord, RefundPaymentRecord } from '../../app/records/patient-payment-records.js';
import { RULE } from '../records/adjustment-rules.js';
import { APPROVAL, APPROVALS, type ApprovalRow, approvalOf } from '../records/approvals.js';
import { StoredClaims } from '../records/claims.js';
import {
  PATIENT_PAYMENT,
  type PatientPaymentRow,
  patientPaymentOf,
  REFUND_PAYMENT,
} from '../records/patient-payments.js';
import { isPart } from '../records/payment-parts.js';
import { RECOUPMENT, type RecoupmentRow, recoupmentOf } from '../records/recoupment-row.js';
import { instantOf, type Nullable, withoutNulls } from '../rows.js';
import type { Session } from '../session.js';
import { ID } from './figure-statements.js';

/** Ids are made in the order of time, so they tell what came first where instants do not. */
const ARRIVALS = `WITH twins AS (
    SELECT r.file_id FROM remittances r JOIN (
        SELECT t.identity_key FROM remittances t WHERE t.practice_id = $1 AND (t.payment_cents <> 0 OR ${isPart('t')})
        GROUP BY identity_key HAVING count(DISTINCT file_id) > 1) AS shared USING (identity_key)
      WHERE r.practice_id = $1)
  SELECT 'claim' AS kind, c.claim_id AS id, ${instantOf('e.recorded_at')} AS "recordedAt", false AS "isTwin"
    FROM claims c LEFT JOIN LATERAL (SELECT recorded_at FROM claim_events
      WHERE practice_id = c.practice_id AND claim_id = c.claim_id AND from_state = 'none'
      ORDER BY event_number LIMIT 1) AS e ON true
    WHERE c.practice_id = $1
  UNION ALL
  SELECT 'submission', s.submission_id, ${instantOf('f.recorded_at')}, false
    FROM submissions s JOIN files f USING (practice_id, file_id) WHERE s.practice_id = $1
  UNION ALL
  SELECT CASE kind WHEN 'deposits' THEN 'deposits' WHEN '835' THEN 'remittance-file' ELSE 'file' END,
      file_id, ${instantOf('recorded_at')}, file_id IN (SELECT file_id FROM twins)
    FROM files WHERE practice_id = $1 AND direction = 'in'
  ORDER BY "recordedAt", id`;

/** Every set but a duplicate keeps a certificate from the moment it is judged. */
const DIVIDED = `SELECT c.file_id AS id, array_agg(${instantOf('c.recorded_at')} ORDER BY c.recorded_at) AS sets
  FROM balance_certificates c JOIN files f USING (practice_id, file_id) WHERE c.practice_id = $1
  GROUP BY c.file_id, f.recorded_at HAVING EXISTS (SELECT FROM settings_versions v
    WHERE v.practice_id = $1 AND v.recorded_at > f.recorded_at AND v.recorded_at <= max(c.recorded_at))`;

const ENCOUNTERS = `SELECT encounter_id AS "encounterId", source_system AS "sourceSystem",
    source_identifier AS "sourceIdentifier", content_hash AS "contentHash", state, issues, version
  FROM encounters WHERE practice_id = $1 AND encounter_id = ANY($2::uuid[])`;

const PATIENT_ACCOUNTS = `SELECT patient_account_id AS "patientAccountId", source_key AS "sourceKey", person
  FROM patient_accounts WHERE practice_id = $1 AND patient_account_id = ANY($2::uuid[])`;

/** Cheques and withdrawals name what they are about themselves. */
const RECOUPMENTS = `SELECT ${RECOUPMENT}, ${instantOf('f.recorded_at')} AS "recordedAt" FROM recoupments f
  WHERE f.practice_id = $1
    AND (f.source <> 'provider-adjustment' OR f.matched_to IS NOT NULL OR f.disputed_on IS NOT NULL)
  ORDER BY "recordedAt", f.recoupment_key`;

const DECISIONS = `SELECT d.decision_key AS key, d.kind, d.set_hash AS "setHash", d.ordinal, d.payload, d.reason,
    d.actor_id AS "actorId", d.revokes, ${instantOf('d.recorded_at')} AS "recordedAt"
  FROM manual_decisions d WHERE d.practice_id = $1 ORDER BY d.recorded_at, length(d.decision_key), d.decision_key`;

type DecisionRow = RecordedDecision['decision'] & Omit<RecordedDecision, 'decision'>;

/** An approval is read by itself; its object is named by an id, or by a key that holds one. */
const OBJECTS = `SELECT a.*, i.id AS "madeId", f.sha256 AS "fileHash", coalesce(m.set_hash, p.set_hash) AS "setHash",
    p.ordinal, coalesce(f.file_id, m.file_id) AS "fileId"
  FROM (SELECT ${APPROVAL} FROM ${APPROVALS}) AS a
  CROSS JOIN LATERAL (SELECT substring(a."objectId" FROM '${ID}')::uuid AS id) AS i
  LEFT JOIN files f ON f.practice_id = $1 AND f.file_id = i.id
  LEFT JOIN remittances m ON m.practice_id = $1 AND m.remittance_id = i.id
  LEFT JOIN claim_payments p ON p.practice_id = $1 AND p.claim_payment_id = i.id
  ORDER BY a."requestedAt", a."approvalId"`;

interface ObjectColumns {
  readonly madeId: string | null;
  readonly fileHash: string | null;
  readonly setHash: string | null;
  readonly ordinal: number | null;
  readonly fileId: string | null;
}

function recordedApprovalOf(row: ApprovalRow & ObjectColumns): RecordedApproval {
  const { madeId: id, fileHash, setHash, ordinal, fileId, ...approval } = row;
  const isMade = id !== null && (fileHash !== null || setHash !== null);
  return {
    approval: approvalOf(approval),
    ...(fileId !== null && { fileId }),
    ...(isMade && { standsFor: { id, ...withoutNulls({ fileHash, setHash, ordinal }) } }),
  };
}

const RULES = `SELECT ${RULE}, ${instantOf('recorded_at')} AS "recordedAt", recorded_by AS "recordedBy"
  FROM adjustment_rules WHERE practice_id = $1 ORDER BY recorded_at, rule_id`;

export class StoredInputs implements InputRecords {
  constructor(private readonly session: Session) {}

  async arrivals(): Promise<Arrival[]> {
    const { practiceId } = this.session;
    const rows = await this.session.rows<Arrival>(ARRIVALS, [practiceId]);
    const divided = await this.session.rows<{ id: string; sets: string[] }>(DIVIDED, [practiceId]);
    const sets = new Map(divided.map((row) => [row.id, row.sets]));
    return rows.map((row) => {
      const setsRecordedAt = sets.get(row.id);
      return setsRecordedAt ? { ...row, setsRecordedAt } : row;
    });
  }

  async adjustmentRules(): Promise<RecordedRule[]> {
    const rows = await this.session.rows<Nullable<RecordedRule>>(RULES, [this.session.practiceId]);
    return rows.map((row): RecordedRule => withoutNulls(row));
  }

  async claims(claimIds: readonly string[]): Promise<ArrivedClaims> {
    const { practiceId } = this.session;
    const claims = await new StoredClaims(this.session).readByIds(claimIds);
    const encounters = await this.session.rows<EncounterRecord>(ENCOUNTERS, [
      practiceId,
      claims.map(({ encounterId }) => encounterId),
    ]);
    const patientAccounts = await this.session.rows<PatientAccountRecord>(PATIENT_ACCOUNTS, [
      practiceId,
      claims.map(({ patientAccountId }) => patientAccountId),
    ]);
    return { claims, encounters, patientAccounts };
  }

  async recoupments(): Promise<RecordedRecoupment[]> {
    const rows = await this.session.rows<RecoupmentRow & { readonly recordedAt: string }>(RECOUPMENTS, [
      this.session.practiceId,
    ]);
    return rows.map((row) => ({ ...recoupmentOf(row), recordedAt: row.recordedAt }));
  }

  async patientPayments(): Promise<readonly PatientPaymentRecord[]> {
    const rows = await this.session.rows<PatientPaymentRow>(
      `SELECT ${PATIENT_PAYMENT} FROM patient_payments p WHERE p.practice_id = $1 ORDER BY p.receipt_number`,
      [this.session.practiceId],
    );
    return rows.map(patientPaymentOf);
  }

  refundPayments(): Promise<readonly RefundPaymentRecord[]> {
    return this.session.rows<RefundPaymentRecord>(
      `SELECT ${REFUND_PAYMENT} FROM patient_refund_payments f WHERE f.practice_id = $1 ORDER BY f.approval_id`,
      [this.session.practiceId],
    );
  }

  async manualDecisions(): Promise<RecordedDecision[]> {
    const rows = await this.session.rows<DecisionRow>(DECISIONS, [this.session.practiceId]);
    return rows.map((row) => {
      const { recordedAt, ...decision } = withoutNulls(row) as DecisionRow;
      return { decision, recordedAt } as RecordedDecision;
    });
  }

  async approvals(): Promise<RecordedApproval[]> {
    const rows = await this.session.rows<ApprovalRow & ObjectColumns>(OBJECTS, [this.session.practiceId]);
    return rows.map(recordedApprovalOf);
  }
}
