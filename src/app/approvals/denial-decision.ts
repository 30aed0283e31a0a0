import { BILLED_UNDER_WAIVER } from '../../../schemas/approval.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { formatCents, subtractCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { ClaimDecision, PlannedDenial } from '../../../schemas/remittance-records.js';
import type { SignedWaiver } from '../../../schemas/signed-waiver.js';
import { checkWaiver } from '../../domain/denials/check-waiver.js';
import { sumDecided } from '../../domain/remittance/folding/fold-decisions.js';
import { today } from '../context.js';
import type { ClaimRecord, Records } from '../ports.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import type { ActSetting, AskedAct, PreparedAct } from './approval-act.js';
import { decisionPlanning } from './decision-planning.js';
import { performPlan } from './perform-plan.js';

/**
 * Gives a denial up, or bills it on after review: what was denied under PR by itself, what was denied under CO or PI by a
 * waiver that was signed before the service. The claim is planned with the decision among its facts: what does not take
 * effect in full is more than is denied or open, and is refused.
 */
export async function prepareDenialDecision(
  { context, records }: ActSetting,
  { approvalId, kind, objectId, amount = ZERO, payload }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  const found = await records.denials.find(objectId);
  if (!found) return refused('unknown', []);
  const { claimId } = found;
  const [claim] = await records.claims.getByIds([claimId]);
  const waiver = kind === BILLED_UNDER_WAIVER ? (payload['waiver'] as SignedWaiver) : undefined;
  const fault = kind === 'write-off.denial' ? undefined : await checkBilling(records, found, claim!, waiver);
  if (fault) return refused('invalid', [fault]);
  const decision: ClaimDecision = {
    ...{ approvalId, objectId, amount },
    decision: kind === 'write-off.denial' ? 'given-up' : 'billed-on',
    decidedAt: context.clock.now().toISOString(),
    ...(waiver && { waiver }),
  };
  const planning = await decisionPlanning(records, approvalId, today(context.clock));
  const known = await planning.know([claim!]);
  const planned = await planning.plan(known, { decisions: [decision] });
  const { decided } = planned.plans[0]!.plan;
  const taken = decided.find((each) => each.decision === decision);
  if (taken?.bar) return refused('invalid', [issue('approval.patient-barred', {}, { bar: taken.bar })]);
  // A decision may take effect in the place of an earlier one: what all of them take together has to grow by it.
  const before = (await planning.plan(known, {})).plans[0]!.plan;
  const open = subtractCents(sumDecided(decided, {}), sumDecided(before.decided, {}));
  if (open === ZERO) return refused('conflict', [issue('approval.nothing-open')]);
  if (open < amount) {
    const told = { amount: formatCents(amount), open: formatCents(open) };
    return refused('invalid', [issue('approval.amount-too-large', {}, told)]);
  }
  return done({ amount, claimId, perform: () => performPlan(planning, planned, approvalId) });
}

/** Why this denial may not be billed on. */
async function checkBilling(
  records: Records,
  denial: PlannedDenial,
  { claim, payers }: ClaimRecord,
  waiver: SignedWaiver | undefined,
): Promise<Issue | undefined> {
  const { groupCode, payerSequence } = denial;
  if (!waiver) return groupCode === 'PR' ? undefined : issue('approval.no-waiver', {}, { groupCode });
  const payerId = payers.find(({ sequence }) => sequence === payerSequence)?.payerId;
  const settings = (await findPracticeSettings(records))?.payers ?? [];
  const payer = settings.find((each) => each.payerId !== undefined && each.payerId === payerId) ?? {};
  const lines = claim.lines.map(({ lineControlNumber, serviceDate, procedure: { modifiers } }) => {
    return { lineControlNumber, serviceDate, modifiers };
  });
  return checkWaiver(waiver, { denial, lines, payer });
}
