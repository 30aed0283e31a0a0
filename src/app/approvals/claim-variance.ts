import { issue } from '../../../schemas/issue.js';
import { ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { ClaimDecision } from '../../../schemas/remittance-records.js';
import { unappliedKey } from '../../domain/remittance/planning/posting-difference.js';
import { today } from '../context.js';
import type { ActSetting, AskedAct, PreparedAct } from './approval-act.js';
import { decisionPlanning } from './decision-planning.js';
import { performPlan } from './perform-plan.js';

/**
 * Posts a claim payment that does not balance: its cash leaves liability.unapplied, what it adjusts is posted as far as it
 * is open, and what it does not explain goes to suspense.variance. No adjustment is invented.
 */
export async function prepareClaimVariance(
  { context, records }: ActSetting,
  { approvalId, objectId }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  const item = await records.workItems.findOpen(unappliedKey(objectId));
  if (!item) return refused('unknown', []);
  if (item.kind !== 'claim-out-of-balance' || item.claimId === undefined) {
    return refused('conflict', [issue('approval.not-out-of-balance', {}, { kind: item.kind })]);
  }
  const { claimId } = item;
  const [claim] = await records.claims.getByIds([claimId]);
  const decidedAt = context.clock.now().toISOString();
  const decision: ClaimDecision = { approvalId, objectId, amount: ZERO, decision: 'variance', decidedAt };
  const planning = await decisionPlanning(records, approvalId, today(context.clock));
  const planned = await planning.plan(await planning.know([claim!]), { decisions: [decision] });
  const taken = planned.plans[0]!.plan.decided.find((each) => each.decision === decision);
  const amount = taken?.effect.amount ?? ZERO;
  return done({ amount, claimId, perform: () => performPlan(planning, planned, approvalId) });
}
