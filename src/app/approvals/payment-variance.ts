import type { ApprovalRequest } from '../../../schemas/approval.js';
import { issue } from '../../../schemas/issue.js';
import { formatCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { approvalKey } from '../../domain/remittance/planning/plan-decision-postings.js';
import { PAYMENT_ITEM } from '../../domain/remittance/planning/plan-payment-parts.js';
import { post } from '../../domain/remittance/planning/posting-difference.js';
import { today } from '../context.js';
import type { Records } from '../ports.js';
import { paymentItemKey, settlePayment } from '../remittances/payment-parts.js';
import type { ActSetting, AskedAct, PreparedAct } from './approval-act.js';

/** By what the parts of a payment share, which every ledger has. */
interface AcceptedPayment {
  readonly identityKey: string;
}

/**
 * Accepts what no part of a payment explains as a variance: it leaves liability.unapplied for suspense.variance, and comes back from
 * there as far as a later part explains it.
 */
export async function preparePaymentVariance(
  setting: ActSetting,
  { approvalId, objectId }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  const { records } = setting;
  await records.counters.next('remittance');
  await records.claimPayments.lockPlaces();
  const itemKey = `${PAYMENT_ITEM}${objectId}`;
  const item = await records.workItems.findOpen(itemKey);
  const identityKey = item && (await findIdentity(records, item.issues[0]?.context['remittance']));
  if (!item || identityKey === undefined || paymentItemKey(identityKey) !== itemKey) {
    return refused('unknown', []);
  }
  const { amount } = item;
  if (amount <= ZERO) {
    const told = { amount: formatCents(amount) };
    return refused('conflict', [issue('approval.amount-not-positive', {}, told)]);
  }
  const payload = { identityKey };
  return done({
    amount,
    payload,
    perform: () => layPaymentVariance(setting, { approvalId, amount, payload }),
  });
}

/**
 * Moves what was accepted, and in the same breath back what the parts that stand explain by now, as may be where all is recorded
 * anew. Gives the natural key of the act's own journal.
 */
export async function layPaymentVariance(
  { context, records }: ActSetting,
  { approvalId, amount, payload }: Pick<ApprovalRequest, 'approvalId' | 'amount' | 'payload'>,
): Promise<readonly string[]> {
  const { identityKey } = payload as unknown as AcceptedPayment;
  const accountingDate = today(context.clock);
  const naturalKey = approvalKey(approvalId);
  const workItemId = paymentItemKey(identityKey);
  const postings = [post('liability.unapplied', 'suspense.variance', amount, { workItemId })];
  await records.ledger.append([{ naturalKey, kind: 'variance', accountingDate, postings }]);
  await settlePayment(records, identityKey, accountingDate, amount);
  return [naturalKey];
}

/** Of the remittance that stands for the payment, as its item names it. */
async function findIdentity(
  records: Records,
  remittanceId: string | number | boolean | undefined,
): Promise<string | undefined> {
  if (remittanceId === undefined) return undefined;
  return (await records.remittances.find(String(remittanceId)))?.identityKey;
}
