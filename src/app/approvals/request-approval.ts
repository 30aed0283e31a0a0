import {
  type Approval,
  type ApprovalKind,
  type ApprovalRequest,
  BILLED_UNDER_WAIVER,
  type LimitedAct,
  PATIENT_REFUND,
  RECEIPT_REFUND,
} from '../../../schemas/approval.js';
import { issue } from '../../../schemas/issue.js';
import { addCents, type Cents, cents, formatCents, parseCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { SignedWaiver } from '../../../schemas/signed-waiver.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import type { PreparedAct } from './approval-act.js';
import { APPROVAL_ACTS } from './approval-acts.js';

/** Up to this amount one person may act alone, where the practice says nothing else. */
const DEFAULT_LIMIT = cents(10_000);

/** Asks to bill a denial on by a signed waiver. */
export function waivedBillingOf(asked: {
  readonly denialKey: string;
  readonly amount: Cents;
  readonly reason: string;
  readonly waiver: SignedWaiver;
}): NewRequest {
  const { denialKey: objectId, amount, reason, waiver } = asked;
  return { kind: BILLED_UNDER_WAIVER, objectId, amount, reason, payload: { waiver } };
}

/** Asks to give money back to a patient: a credit of the claim, or what the receipt has left. */
export function refundOf(asked: {
  readonly claimId?: string;
  readonly receiptNumber?: string;
  readonly amount: Cents;
  readonly reason: string;
}): NewRequest {
  const { claimId, receiptNumber, amount, reason } = asked;
  return claimId === undefined
    ? { kind: RECEIPT_REFUND, objectId: receiptNumber!, amount, reason }
    : { kind: PATIENT_REFUND, objectId: claimId, amount, reason };
}

export interface NewRequest {
  readonly kind: ApprovalKind;
  readonly objectId: string;
  /** Absent where the object says it. */
  readonly amount?: Cents;
  readonly reason: string;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/**
 * Asks for an act that may need others. Up to the practice's limit it is done at once; above it, and for acts without a
 * limit, it waits as a proposal and nothing moves.
 */
export async function requestApproval(
  context: AppContext,
  actor: Actor,
  asked: NewRequest,
): Promise<Outcome<Approval>> {
  const { action } = APPROVAL_ACTS[asked.kind];
  const act = { action, objectType: 'approval', objectId: asked.objectId } as const;
  return context.unitOfWork.run<Approval>(actor, act, (records) => request(context, records, actor, asked));
}

async function request(
  context: AppContext,
  records: Records,
  actor: Actor,
  { kind, objectId, amount, reason, payload = {} }: NewRequest,
): Promise<Outcome<Approval>> {
  if (amount !== undefined && amount <= ZERO) {
    const told = { amount: formatCents(amount) };
    return refused('invalid', [issue('approval.amount-not-positive', {}, told)]);
  }
  await records.approvals.lock();
  const approvalId = context.ids.next();
  const given = { approvalId, kind, objectId, reason, payload, ...(amount !== undefined && { amount }) };
  const prepared = await APPROVAL_ACTS[kind].prepare({ context, records }, given);
  if ('refused' in prepared) return prepared;
  if ((await records.approvals.findOpen(objectId)).some((open) => open.kind === kind)) {
    return refused('conflict', [issue('approval.waiting')]);
  }
  const requestedAt = context.clock.now().toISOString();
  const terms = await findTerms(records, kind, objectId, prepared.done);
  const kept = prepared.done.payload ?? payload;
  const base = { approvalId, kind, objectId, reason, payload: kept, requestedBy: actor.actorId, requestedAt };
  await records.approvals.insert({ ...base, ...terms });
  if (terms.approvalsNeeded === 0) await execute(records, approvalId, prepared.done, requestedAt);
  records.audit.count({ executed: terms.approvalsNeeded === 0 ? 1 : 0 });
  return done((await records.approvals.find(approvalId))!);
}

/** Does what is approved, once: the row that says so has the key of its request. */
export async function execute(
  records: Records,
  approvalId: string,
  prepared: PreparedAct,
  settledAt: string,
): Promise<void> {
  const journalKeys = await prepared.perform();
  await records.approvals.settle(approvalId, 'executed', journalKeys, settledAt);
}

type Terms = Pick<
  ApprovalRequest,
  'amount' | 'countedAmount' | 'approvalsNeeded' | 'limitAmount' | 'claimId'
>;

async function findTerms(
  records: Records,
  kind: ApprovalKind,
  objectId: string,
  { amount, claimId }: PreparedAct,
): Promise<Terms> {
  const { isLimited, isWhole, approvals } = APPROVAL_ACTS[kind];
  const base = { amount, ...(claimId !== undefined && { claimId }) };
  if (!isLimited) return { ...base, countedAmount: amount, approvalsNeeded: approvals };
  const before = isWhole ? ZERO : await records.approvals.sumAlone(kindsBeside(kind), objectId);
  const countedAmount = addCents(amount, before);
  const settings = await findPracticeSettings(records);
  const limitAmount = parseCents(settings?.approvalLimits?.[kind as LimitedAct] ?? '') ?? DEFAULT_LIMIT;
  return {
    ...base,
    countedAmount,
    limitAmount,
    approvalsNeeded: countedAmount > limitAmount ? approvals : 0,
  };
}

/** Write-offs of one object count together, whatever they are called. */
function kindsBeside(kind: ApprovalKind): ApprovalKind[] {
  const family = kind.split('.')[0]!;
  return (Object.keys(APPROVAL_ACTS) as ApprovalKind[]).filter((each) => each.split('.')[0] === family);
}
