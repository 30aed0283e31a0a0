import type { Approval, Verdict } from '../../../schemas/approval.js';
import { issue } from '../../../schemas/issue.js';
import { formatCents } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';
import { APPROVAL_ACTS } from './approval-acts.js';
import { execute } from './request-approval.js';

export interface NewDecision {
  readonly approvalId: string;
  readonly verdict: Verdict;
  readonly note?: string;
}

/**
 * Approves or declines what another person asks for. With the last approval that it takes, the act is done in the same
 * transaction; where it cannot be done any more, the approval is refused and the request waits to be declined. One
 * refusal ends it. Nobody approves their own; taking it back by declining it is everybody's who may decide.
 */
export async function decideApproval(
  context: AppContext,
  actor: Actor,
  decision: NewDecision,
): Promise<Outcome<Approval>> {
  const { approvalId } = decision;
  const act = { action: 'approval.decide', objectType: 'approval', objectId: approvalId } as const;
  return context.unitOfWork.run<Approval>(actor, act, async (records) => {
    await records.approvals.lock();
    const found = await records.approvals.find(approvalId);
    const refusal = checkDecision(found, decision, actor);
    if (refusal) return refusal;
    return decide(context, records, actor, { found: found!, decision });
  });
}

function checkDecision(
  found: Approval | undefined,
  { verdict }: NewDecision,
  { actorId }: Actor,
): Outcome<never> | undefined {
  if (!found) return refused('unknown', []);
  if (verdict === 'approve' && found.requestedBy === actorId) {
    return refused('forbidden', [issue('approval.own')]);
  }
  if (found.state !== 'open') {
    return refused('conflict', [issue('approval.settled', {}, { state: found.state })]);
  }
  if (found.decisions.some(({ decidedBy }) => decidedBy === actorId)) {
    return refused('conflict', [issue('approval.decided-already')]);
  }
  return undefined;
}

async function decide(
  context: AppContext,
  records: Records,
  { actorId }: Actor,
  { found, decision }: { readonly found: Approval; readonly decision: NewDecision },
): Promise<Outcome<Approval>> {
  const { approvalId, verdict, note } = decision;
  const decidedAt = context.clock.now().toISOString();
  const decided = { verdict, decidedBy: actorId, decidedAt, ...(note !== undefined && { note }) };
  await records.approvals.decide(approvalId, decided);
  const approving = found.decisions.length + 1;
  if (verdict === 'decline') await records.approvals.settle(approvalId, 'declined', [], decidedAt);
  else if (approving >= found.approvalsNeeded) {
    const prepared = await APPROVAL_ACTS[found.kind].prepare({ context, records }, found);
    if ('refused' in prepared) return refused('conflict', prepared.refused.issues);
    const { amount } = prepared.done;
    if (amount !== found.amount) {
      const told = { asked: formatCents(found.amount), amount: formatCents(amount) };
      return refused('conflict', [issue('approval.amount-changed', {}, told)]);
    }
    await execute(records, approvalId, prepared.done, decidedAt);
    records.audit.count({ executed: 1 });
  }
  return done((await records.approvals.find(approvalId))!);
}
