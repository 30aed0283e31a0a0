import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Records, RemittanceRecord } from '../ports.js';
import { findSet } from '../remittances/find-set.js';
import { placeRemittance } from '../remittances/place-remittance.js';
import type { ActSetting, AskedAct, PreparedAct } from './approval-act.js';

/** The payer did send it twice: it stays unposted, and its item is closed. */
export async function prepareDismissal(
  { records }: ActSetting,
  { objectId }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  const found = await findPossibleDuplicate(records, objectId);
  if ('refused' in found) return found;
  const { paymentAmount } = found.done;
  const perform = async () => {
    await records.remittances.setState(objectId, 'dismissed');
    await closeItem(records, found.done);
    return [];
  };
  return done({ amount: paymentAmount, perform });
}

/** It is a payment of its own: it is posted from its kept bytes like every other remittance. */
export async function preparePosting(
  { context, records }: ActSetting,
  { objectId }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  // As every posting of a remittance does, before it looks.
  await records.counters.next('remittance');
  await records.claimPayments.lockPlaces();
  const found = await findPossibleDuplicate(records, objectId);
  if ('refused' in found) return found;
  const { paymentAmount } = found.done;
  const { fileId, setHash } = found.done;
  const source = await findSet(records, fileId, { setHash });
  const advice = source?.remittance.judged.advice;
  if (!source || !advice) return refused('conflict', [issue('approval.set-not-found')]);
  const perform = async () => {
    await records.remittances.setState(objectId, 'posted');
    await placeRemittance(context, records, { source, advice, remittanceId: objectId });
    await closeItem(records, found.done);
    return [];
  };
  return done({ amount: paymentAmount, perform });
}

async function findPossibleDuplicate(
  records: Records,
  remittanceId: string,
): Promise<Outcome<RemittanceRecord>> {
  const found = await records.remittances.find(remittanceId);
  if (!found) return refused('unknown', []);
  const { state } = found;
  if (state !== 'possible-duplicate') {
    return refused('conflict', [issue('approval.not-possible-duplicate', {}, { state })]);
  }
  return done(found);
}

function closeItem(records: Records, { setHash }: RemittanceRecord): Promise<void> {
  return records.workItems.close([`possible-duplicate:${setHash}`]);
}
