import { issue } from '../../../schemas/issue.js';
import { formatCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { PlannedWorkItem } from '../../../schemas/remittance-records.js';
import { type PatientRefund, planPatientRefund } from '../../domain/patient-accounts/plan-patient-refund.js';
import { findPatientCredit } from '../../domain/remittance/planning/plan-stale-cob.js';
import { today } from '../context.js';
import type { ClaimRecord } from '../ports.js';
import type { ActSetting, AskedAct, PreparedAct } from './approval-act.js';
import { decisionPlanning } from './decision-planning.js';

/**
 * Gives back what a patient has paid of a claim and does not owe any more: only money that came from the patient, and
 * nothing while a payer that has taken back has not answered again.
 */
export async function preparePatientRefund(
  setting: ActSetting,
  { approvalId, objectId, amount = ZERO }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  const { records } = setting;
  const [claim] = await records.claims.getByIds([objectId]);
  if (!claim) return refused('unknown', []);
  const { claimId } = claim;
  const items = await records.workItems.findOpenByClaims([claimId]);
  if (items.some(awaitsCorrection)) return refused('conflict', [issue('approval.refund-pending')]);
  const open = findPatientCredit(await records.ledger.entriesOfClaims([claimId]));
  if (open <= ZERO) return refused('conflict', [issue('approval.nothing-open')]);
  if (amount > open) {
    const told = { amount: formatCents(amount), open: formatCents(open) };
    return refused('invalid', [issue('approval.amount-too-large', {}, told)]);
  }
  return done({ amount, claimId, perform: () => layPatientRefund(setting, claim, { approvalId, amount }) });
}

/** Nothing is judged; the claim, which is locked already, is planned again: what proposed the refund is settled by it. */
export async function layPatientRefund(
  { context, records }: ActSetting,
  claim: ClaimRecord,
  approved: Pick<PatientRefund, 'approvalId' | 'amount'>,
): Promise<readonly string[]> {
  const { claimId, patientAccountId } = claim;
  const date = today(context.clock);
  const journal = planPatientRefund({ ...approved, claimId, patientAccountId }, date);
  await records.ledger.append([journal]);
  const planning = await decisionPlanning(records, approved.approvalId, date);
  await planning.store(await planning.plan(await planning.know([claim]), {}));
  return [journal.naturalKey];
}

function awaitsCorrection({ proposal }: PlannedWorkItem): boolean {
  return proposal?.steps.some(({ kind }) => kind === 'await-correction') ?? false;
}
