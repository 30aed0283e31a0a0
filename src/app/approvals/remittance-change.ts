import { latestDate } from '../../../schemas/calendar-date.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { absoluteCents } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { today } from '../context.js';
import type { Records, RemittanceRecord } from '../ports.js';
import { findTwin } from '../remittances/find-twin.js';
import { checkParts } from '../remittances/payment-parts.js';
import { redoRemittance } from '../remittances/redo-remittance.js';
import { undoRemittance } from '../remittances/undo-remittance.js';
import type { ActSetting, AskedAct, PreparedAct } from './approval-act.js';

/** Takes a posted remittance back, which takes its payment (BPR02) in either direction. */
export async function prepareUndo(
  { context, records }: ActSetting,
  { objectId, reason }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  const remittance = await lockRemittance(records, objectId);
  if (!remittance) return refused('unknown', []);
  const { state, setHash, paymentDate, paymentAmount } = remittance;
  if (state !== 'posted') return refused('conflict', [issue('decision.not-posted', {}, { state })]);
  if (await isUnderVariance(records, objectId)) {
    return refused('conflict', [issue('decision.under-variance')]);
  }
  const perform = async () => {
    const key = await records.manualDecisions.insert({ kind: 'undo', setHash, reason, payload: {} });
    const notBefore = latestDate([today(context.clock), paymentDate])!;
    await undoRemittance(records, remittance, { notBefore, cause: `decision:${key}` });
    return [];
  };
  return done({ amount: absoluteCents(paymentAmount), perform });
}

/** Posts a remittance again that was undone; not beside another that has taken its place. */
export async function prepareRedo(
  { context, records }: ActSetting,
  { objectId, reason }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  const remittance = await lockRemittance(records, objectId);
  if (!remittance) return refused('unknown', []);
  const { state, setHash, paymentAmount } = remittance;
  if (state !== 'undone') return refused('conflict', [issue('decision.not-undone', {}, { state })]);
  const standing = await findStanding(records, remittance);
  if (standing.length > 0) return refused('conflict', standing);
  const perform = async () => {
    const standing = await records.manualDecisions.findStanding([setHash]);
    const undone = standing.find(({ kind }) => kind === 'undo')!;
    await records.manualDecisions.revoke(undone, reason);
    await redoRemittance(records, remittance, { context, cause: `decision:${undone.key}/revoked` });
    return [];
  };
  return done({ amount: absoluteCents(paymentAmount), perform });
}

/** What has taken its place meanwhile; of a part of a payment what leaves no room for it. */
async function findStanding(records: Records, remittance: RemittanceRecord): Promise<Issue[]> {
  const { remittanceId, identityKey, setHash, paymentAmount: amount, advice } = remittance;
  const payments = async () => {
    const rows = await records.claimPayments.findByRemittance(remittanceId);
    return rows.map(({ payment }) => payment);
  };
  if (advice.wholePaymentAmount !== undefined) {
    return checkParts(records, identityKey, advice.wholePaymentAmount, [{ setHash, amount, payments }]);
  }
  return (await findTwin(records, remittance, payments)) ? [issue('decision.twin')] : [];
}

/** One remittance of a practice at a time, as when it is posted. */
async function lockRemittance(records: Records, remittanceId: string): Promise<RemittanceRecord | undefined> {
  await records.counters.next('remittance');
  await records.claimPayments.lockPlaces();
  return records.remittances.find(remittanceId);
}

/** Whether persons have posted it with a difference that it does not explain: the journal of that is theirs. */
async function isUnderVariance(records: Records, remittanceId: string): Promise<boolean> {
  const entries = await records.ledger.entriesOfRemittance(remittanceId);
  return entries.some(({ debit, credit }) => [debit, credit].includes('suspense.variance'));
}
