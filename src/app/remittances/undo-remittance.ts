import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { providerAdjustmentKey } from '../../domain/remittance/planning/plan-provider-adjustments.js';
import { planUndoneJournals } from '../../domain/remittance/planning/plan-undone-journals.js';
import { unappliedKey } from '../../domain/remittance/planning/posting-difference.js';
import { findAllNumbers, planWithout } from '../claim-payments/leave-claims.js';
import { placeWaiting } from '../claim-payments/place-waiting.js';
import { returnLegacyClaims } from '../legacy-claims/move-legacy-claims.js';
import type { Records, RemittanceRecord } from '../ports.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import { unfollowRemittance } from './follow-remittance.js';
import { settlePayment } from './payment-parts.js';

/**
 * Takes a posted remittance back in its unit of work, once the decision that says so is recorded: every journal of its
 * claim payments and provider adjustments is mirrored, cash.remittance too; the claims are planned again without it;
 * money that was moved as legacy comes back first, the register and the deposits forget it. The ledger ends as if it had never come. Its rows stay, marked as undone,
 * and it can be posted again.
 */
export async function undoRemittance(
  records: Records,
  remittance: RemittanceRecord,
  occasion: { readonly notBefore: CalendarDate; readonly cause: string },
): Promise<void> {
  const { remittanceId, advice, identityKey } = remittance;
  const { notBefore } = occasion;
  const rows = await records.claimPayments.findByRemittance(remittanceId);
  await planWithout(records, rows, occasion, async () => {
    const entries = await records.ledger.entriesOfRemittance(remittanceId);
    await returnLegacyClaims(records, rows, notBefore);
    await records.remittances.setState(remittanceId, 'undone');
    const states = rows.map(
      ({ claimPaymentId }) => ({ claimPaymentId, state: 'undone', decisions: [] }) as const,
    );
    await records.claimPayments.setStates(states);
    await records.ledger.append(planUndoneJournals(entries, notBefore));
    await records.workItems.close([
      ...rows.map(({ claimPaymentId }) => unappliedKey(claimPaymentId)),
      ...advice.providerAdjustments.map((each) => providerAdjustmentKey(each, remittanceId)),
    ]);
  });
  await placeWaiting(records, { payerControlNumbers: findAllNumbers(rows) }, occasion);
  const practice = await findPracticeSettings(records);
  await records.ledger.append(await unfollowRemittance(records, advice, remittanceId, practice, notBefore));
  if (advice.wholePaymentAmount !== undefined) await settlePayment(records, identityKey, notBefore);
  records.audit.count({ claimPayments: rows.length });
}
