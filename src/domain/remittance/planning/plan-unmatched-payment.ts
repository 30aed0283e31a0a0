import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import { issue } from '../../../../schemas/issue.js';
import { formatCents, ZERO } from '../../../../schemas/money.js';
import type { PlannedWorkItem } from '../../../../schemas/remittance-records.js';
import { buildDisclaimer } from './build-disclaimer.js';
import { placementKey, post, unappliedKey } from './posting-difference.js';
import type { UnclaimedPlan, UnmatchedPayment } from './posting-plan.js';

/**
 * A claim payment that has found no claim: its cash with its sign against liability.unapplied, and nothing else; no
 * journal for a zero payment. When its claim is found, `planPostings` releases that money, given these entries.
 */
export function planUnmatchedPayment(
  unmatched: UnmatchedPayment,
  accountingDate: CalendarDate,
): UnclaimedPlan {
  const { claimPaymentId, remittanceId, payment, placement } = unmatched;
  const item = buildUnmatchedItem(unmatched);
  if (payment.paymentAmount === ZERO) return { journals: [], workItems: [item] };
  const dimensions = { remittanceId, claimPaymentId, workItemId: item.naturalKey };
  const postings = [post('cash.remittance', 'liability.unapplied', payment.paymentAmount, dimensions)];
  const naturalKey = placementKey(claimPaymentId, placement);
  return {
    journals: [{ naturalKey, kind: 'unapplied-cash', accountingDate, postings }],
    workItems: [item],
  };
}

/** What stands behind the cash of a claim payment without a claim. */
export function buildUnmatchedItem({ claimPaymentId, payment }: UnmatchedPayment): PlannedWorkItem {
  const at = { loop: '2100', segment: 'CLP', element: 1, line: payment.place.line };
  const context = { ordinal: payment.ordinal, payment: formatCents(payment.paymentAmount) };
  return {
    naturalKey: unappliedKey(claimPaymentId),
    kind: 'unmatched-claim',
    claimPaymentId,
    amount: payment.paymentAmount,
    issues: [issue('remittance.unmatched-claim', at, context), ...buildDisclaimer(payment)],
  };
}
