import { issue } from '../../../schemas/issue.js';
import { formatCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { approvalKey } from '../../domain/remittance/planning/plan-decision-postings.js';
import { post } from '../../domain/remittance/planning/posting-difference.js';
import { findJudgedSet, readSetPlace } from '../remittances/find-judged-set.js';
import { placeRemittance } from '../remittances/place-remittance.js';
import { checkTwin, insertRemittance, quarantineKey } from '../remittances/post-remittance.js';
import type { ActSetting, AskedAct, PreparedAct } from './approval-act.js';

/**
 * Posts a quarantined set whose only fault is its total: as it stands, and what the payment states beyond its parts to
 * suspense.variance, so that cash is the payment all the same.
 */
export async function prepareSetVariance(
  { context, records }: ActSetting,
  { approvalId, objectId }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  await records.counters.next('remittance');
  await records.claimPayments.lockPlaces();
  const itemKey = quarantineKey(objectId);
  if (!(await records.workItems.findOpen(itemKey))) return refused('unknown', []);
  const place = readSetPlace(objectId);
  const set = await findJudgedSet(records, place);
  if (!set) return refused('conflict', [issue('approval.set-not-found')]);
  const { source, advice, issues, imbalance, setHash } = set;
  if (!advice || imbalance === undefined) {
    return refused('conflict', [issue('approval.not-only-total')]);
  }
  const twin = await checkTwin(records, source, advice);
  if (twin.length > 0 || (await records.remittances.findBySetHash(setHash))) {
    return refused('conflict', twin.length > 0 ? twin : [issue('approval.posted-already')]);
  }
  const perform = async () => {
    const remittanceId = context.ids.next();
    const variance = issue(
      'approval.variance',
      {},
      { amount: formatCents(imbalance), approvalId },
      'warning',
    );
    await insertRemittance(records, {
      source: { ...source, ...place },
      ...{ setHash, remittanceId, state: 'posted', issues: [...issues, variance], advice },
    });
    await placeRemittance(context, records, { source, advice, remittanceId });
    const naturalKey = approvalKey(approvalId);
    const postings = [post('cash.remittance', 'suspense.variance', imbalance, { remittanceId })];
    await records.ledger.append([
      { naturalKey, kind: 'variance', accountingDate: advice.paymentDate, postings },
    ]);
    await records.workItems.close([itemKey]);
    return [naturalKey];
  };
  return done({ amount: imbalance === ZERO ? ZERO : imbalance, perform });
}
