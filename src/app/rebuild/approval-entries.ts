import type { Approval, ApprovalDecision, PatientWriteOff } from '../../../schemas/approval.js';
import {
  LEGACY_CLAIMS,
  PATIENT_REFUND,
  PAYMENT_VARIANCE,
  RECEIPT_REFUND,
  UNDO_LEGACY_CLAIMS,
} from '../../../schemas/approval.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { ClaimDecision } from '../../../schemas/remittance-records.js';
import type { SignedWaiver } from '../../../schemas/signed-waiver.js';
import { planPatientWriteOff } from '../../domain/remittance/planning/plan-decision-postings.js';
import type { ActSetting } from '../approvals/approval-act.js';
import { APPROVAL_ACTS } from '../approvals/approval-acts.js';
import { decisionPlanning } from '../approvals/decision-planning.js';
import { layLegacyClaims } from '../approvals/legacy-claims.js';
import { layPatientRefund } from '../approvals/patient-refund.js';
import { layPaymentVariance } from '../approvals/payment-variance.js';
import { performPlan } from '../approvals/perform-plan.js';
import { layReceiptRefund } from '../approvals/receipt-refund.js';
import { layLegacyReturn } from '../approvals/undo-legacy-claims.js';
import { today } from '../context.js';
import type { Records } from '../ports.js';
import type { ManualEntry } from './manual-entry.js';
import { actingAs, type ReplayTarget } from './replay-target.js';
import type { RecordedApproval, Snapshot } from './snapshot.js';

/**
 * What was asked for, and each decision of it, as the facts that they are: under its own id, with the amount and the limit
 * of then. Whether it could be done was judged by what was open; what it comes to is the plan's to say.
 */
export async function readApprovalEntries(snapshot: Snapshot): Promise<readonly ManualEntry[]> {
  return (await snapshot.inputs.approvals()).flatMap((recorded) => {
    const { approval, fileId } = recorded;
    const { approvalId, requestedBy, requestedAt, decisions } = approval;
    const base = { name: `approval:${approvalId}`, ...(fileId !== undefined && { fileId }) };
    const last = decisions.at(-1);
    return [
      entryOf(base, requestedAt, requestedBy, (setting) => ask(setting, recorded)),
      ...decisions.map((decision) =>
        entryOf(base, decision.decidedAt, decision.decidedBy, (setting) =>
          decide(setting, approval, decision, decision === last),
        ),
      ),
    ];
  });
}

function entryOf(
  base: Pick<ManualEntry, 'name' | 'fileId'>,
  recordedAt: string,
  actorId: string,
  write: (setting: ActSetting) => Promise<Outcome<null>>,
): ManualEntry {
  const replay = (target: ReplayTarget) => {
    const { context, actor } = actingAs(target, actorId);
    const act = { action: 'approval.decide', objectType: 'approval' } as const;
    return context.unitOfWork.run<null>(actor, act, async (records) => {
      await records.approvals.lock();
      return write({ context, records });
    });
  };
  return { ...base, recordedAt, replay };
}

async function ask(setting: ActSetting, recorded: RecordedApproval): Promise<Outcome<null>> {
  const { approval } = recorded;
  const objectId = await findObject(setting.records, recorded);
  if (objectId === undefined) return refused('unknown', []);
  await setting.records.approvals.insert({ ...approval, objectId });
  return approval.approvalsNeeded === 0 ? settle(setting, approval, approval.requestedAt) : done(null);
}

async function decide(
  setting: ActSetting,
  approval: Approval,
  decision: ApprovalDecision,
  isLast: boolean,
): Promise<Outcome<null>> {
  const { approvalId, state } = approval;
  if (!(await setting.records.approvals.find(approvalId))) return refused('unknown', []);
  await setting.records.approvals.decide(approvalId, decision);
  return isLast && state !== 'open' ? settle(setting, approval, decision.decidedAt) : done(null);
}

async function settle(setting: ActSetting, { approvalId, state }: Approval, settledAt: string) {
  const { approvals } = setting.records;
  if (state === 'declined') await approvals.settle(approvalId, state, [], settledAt);
  else {
    const performed = await perform(setting, (await approvals.find(approvalId))!, settledAt);
    if ('refused' in performed) return performed;
    await approvals.settle(approvalId, 'executed', performed.done, settledAt);
  }
  return done(null);
}

/** The object in the ledger that is made: ids of what came from outside are the same, the others are looked up. */
async function findObject(
  { files, remittances, claimPayments }: Records,
  { approval: { objectId }, standsFor }: RecordedApproval,
): Promise<string | undefined> {
  if (!standsFor) return objectId;
  const { id, fileHash, setHash = '', ordinal } = standsFor;
  const made =
    fileHash !== undefined
      ? (await files.findByHash(fileHash))?.fileId
      : ordinal !== undefined
        ? (await claimPayments.findInSet(setHash, ordinal))?.claimPaymentId
        : (await remittances.findBySetHash(setHash))?.remittanceId;
  return made && objectId.replace(id, made);
}

/** As the stored approvals give them to every later plan. */
const DECISIONS: Readonly<Partial<Record<Approval['kind'], ClaimDecision['decision']>>> = {
  'write-off.denial': 'given-up',
  'billed-on': 'billed-on',
  'billed-on.waiver': 'billed-on',
  'variance.claim': 'variance',
};

/** Gives the natural keys of what it posts by itself. */
async function perform(
  setting: ActSetting,
  approval: Approval,
  decidedAt: string,
): Promise<Outcome<readonly string[]>> {
  const decision = DECISIONS[approval.kind];
  if (decision) return decideClaim(setting, approval, { decision, decidedAt });
  if (approval.kind.startsWith('write-off.')) return writeOff(setting, approval);
  if (approval.kind === PATIENT_REFUND) return refund(setting, approval);
  if (approval.kind === RECEIPT_REFUND) return refundReceipt(setting, approval);
  if (approval.kind === LEGACY_CLAIMS) return done(await layLegacy(setting, approval));
  if (approval.kind === UNDO_LEGACY_CLAIMS) return done(await takeLegacy(setting, approval));
  if (approval.kind === PAYMENT_VARIANCE) return done(await acceptVariance(setting, approval));
  const prepared = await APPROVAL_ACTS[approval.kind].prepare(setting, approval);
  return 'refused' in prepared ? prepared : done(await prepared.done.perform());
}

async function refund(setting: ActSetting, approval: Approval): Promise<Outcome<readonly string[]>> {
  const [claim] = await setting.records.claims.getByIds([approval.claimId ?? '']);
  return claim ? done(await layPatientRefund(setting, claim, approval)) : refused('unknown', []);
}

async function refundReceipt(setting: ActSetting, approval: Approval): Promise<Outcome<readonly string[]>> {
  const payment = await setting.records.patientPayments.find(approval.objectId);
  return payment ? done(await layReceiptRefund(setting, payment, approval)) : refused('unknown', []);
}

async function decideClaim(
  { context, records }: ActSetting,
  { approvalId, objectId, claimId = '', amount, payload }: Approval,
  decided: Pick<ClaimDecision, 'decision' | 'decidedAt'>,
): Promise<Outcome<readonly string[]>> {
  const claims = await records.claims.getByIds([claimId]);
  const planning = await decisionPlanning(records, approvalId, today(context.clock));
  const waiver = payload['waiver'] as SignedWaiver | undefined;
  const decisions = [{ approvalId, objectId, amount, ...decided, ...(waiver && { waiver }) }];
  const planned = await planning.plan(await planning.know(claims), { decisions });
  return done(await performPlan(planning, planned, approvalId));
}

/** Those of the list that have their claim by now wait for nothing; should they lose it, they are moved then. */
async function layLegacy(setting: ActSetting, approval: Approval): Promise<readonly string[]> {
  await setting.records.claimPayments.lockPlaces();
  return layLegacyClaims(setting, approval);
}

async function takeLegacy(setting: ActSetting, approval: Approval): Promise<readonly string[]> {
  await setting.records.claimPayments.lockPlaces();
  return layLegacyReturn(setting, approval);
}

async function acceptVariance(setting: ActSetting, approval: Approval): Promise<readonly string[]> {
  await setting.records.claimPayments.lockPlaces();
  return layPaymentVariance(setting, approval);
}

/** A remittance that came later may have taken from the patient what is given up: the plan gives it back then. */
async function writeOff(
  { context, records }: ActSetting,
  { approvalId, kind, amount, claimId = '' }: Approval,
): Promise<Outcome<readonly string[]>> {
  const [claim] = await records.claims.getByIds([claimId]);
  if (!claim) return refused('unknown', []);
  const { patientAccountId } = claim;
  const account = kind as PatientWriteOff;
  const date = today(context.clock);
  const journal = planPatientWriteOff({ approvalId, account, amount, claimId, patientAccountId }, date);
  await records.ledger.append([journal]);
  const planning = await decisionPlanning(records, approvalId, date);
  await planning.store(await planning.plan(await planning.know([claim]), {}));
  return done([journal.naturalKey]);
}
