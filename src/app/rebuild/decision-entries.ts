import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import { leaveAndPlace } from '../claim-payments/leave-claims.js';
import { placeRows } from '../claim-payments/place-waiting.js';
import { today } from '../context.js';
import type { ClaimPaymentRecord, Clock, Records } from '../ports.js';
import type { ManualEntry } from './manual-entry.js';
import { actingAs, type ReplayTarget } from './replay-target.js';
import type { RecordedDecision, Snapshot } from './snapshot.js';

/** Matches and releases, and what was taken back of them, as the persons' who decided; the rest comes by approvals. */
export async function readDecisionEntries(snapshot: Snapshot): Promise<readonly ManualEntry[]> {
  const recorded = await snapshot.inputs.manualDecisions();
  return recorded
    .filter(({ decision }) => decision.kind === 'match' || decision.kind === 'release')
    .map(({ decision, recordedAt }) => ({
      ...{ name: decision.key, recordedAt },
      replay: (target) => decide(actingAs(target, decision.actorId), decision),
    }));
}

type Decision = RecordedDecision['decision'];

/** As the bare fact: whether a payment was held or had no claim was judged by what had come then. */
function decide({ context, actor }: ReplayTarget, decision: Decision): Promise<Outcome<null>> {
  return context.unitOfWork.run<null>(actor, { action: 'claim-payment.match' }, async (records) => {
    await records.claimPayments.lockPlaces();
    const { setHash, ordinal, revokes, reason } = decision;
    if (revokes === undefined) await records.manualDecisions.insert(decision);
    else {
      const standing = await records.manualDecisions.findStanding([setHash]);
      const revoked = standing.find(({ key }) => key === revokes);
      if (!revoked) return refused('unknown', []);
      await records.manualDecisions.revoke(revoked, reason);
    }
    const row = await records.claimPayments.findInSet(setHash, ordinal ?? 0);
    if (row && row.state !== 'undone') await placeAgain(records, row, decision, context.clock);
    return done(null);
  });
}

async function placeAgain(
  records: Records,
  row: ClaimPaymentRecord,
  decision: Decision,
  clock: Clock,
): Promise<void> {
  const occasion = { notBefore: today(clock), cause: `decision:${decision.key}` };
  const isLeaving = await hasToLeave(records, row, decision);
  await (isLeaving ? leaveAndPlace : placeRows)(records, [row], occasion);
}

/** A rule may have found another claim, which it could not when the person chose. */
async function hasToLeave(records: Records, { claimId }: ClaimPaymentRecord, decision: Decision) {
  if (claimId === undefined || decision.kind !== 'match') return false;
  if (decision.revokes !== undefined) return true;
  const [claim] = await records.claims.getByIds([claimId]);
  const { patientControlNumber } = decision.payload;
  return readControlNumber(claim!.claim.patientControlNumber) !== readControlNumber(patientControlNumber);
}
