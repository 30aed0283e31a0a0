import { approvalKey } from '../../domain/remittance/planning/plan-decision-postings.js';
import type { ClaimPlanning, PlannedClaims } from '../claim-payments/claim-planning.js';

/** Stores the plan of a claim that a decision is new in; gives the key of the decision's own journal, if it has one. */
export async function performPlan(
  planning: ClaimPlanning,
  planned: PlannedClaims,
  approvalId: string,
): Promise<readonly string[]> {
  await planning.store(planned);
  const key = approvalKey(approvalId);
  const journals = planned.plans.flatMap(({ plan }) => plan.journals);
  return journals.some(({ naturalKey }) => naturalKey === key) ? [key] : [];
}
