import { type CalendarDate, latestDate } from '../../../schemas/calendar-date.js';
import { ZERO } from '../../../schemas/money.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import {
  planProviderAdjustments,
  providerAdjustmentKey,
} from '../../domain/remittance/planning/plan-provider-adjustments.js';
import { storeUnmatched } from '../claim-payments/claim-payment-placement.js';
import { placeRows } from '../claim-payments/place-waiting.js';
import { type AppContext, today } from '../context.js';
import { moveLegacyAgain } from '../legacy-claims/move-legacy-claims.js';
import type { ClaimPaymentRecord, Records, RemittanceRecord } from '../ports.js';
import { findExpectedCodes, findPayerSettings } from '../settings/payer-settings.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import { followRemittance } from './follow-remittance.js';
import { settlePayment } from './payment-parts.js';

/** Claim payments that are placed together. */
const TOGETHER = 500;

/**
 * Posts a remittance again that was undone, in its unit of work, once the decision to undo it is revoked: as it would be
 * posted if it came now, its claim payments look for their claims anew. The ledger ends as if it had never been undone.
 */
export async function redoRemittance(
  records: Records,
  remittance: RemittanceRecord,
  { context, cause }: { readonly context: AppContext; readonly cause: string },
): Promise<void> {
  const { remittanceId, setHash, advice, paymentDate, identityKey } = remittance;
  const notBefore = latestDate([today(context.clock), paymentDate])!;
  await records.remittances.setState(remittanceId, 'posted');
  const rows = await records.claimPayments.findByRemittance(remittanceId);
  for (let start = 0; start < rows.length; start += TOGETHER) {
    const slice = rows.slice(start, start + TOGETHER);
    const placing = { notBefore, cause, isPostedAgain: true };
    const { unplaced } = await placeRows(records, slice, placing);
    await postUnplaced(records, unplaced, notBefore);
  }
  const practice = await findPracticeSettings(records);
  await postAdjustments(records, remittance, practice, notBefore);
  await records.ledger.append(
    await followRemittance(records, advice, { remittanceId, setHash }, practice, notBefore),
  );
  if (advice.wholePaymentAmount !== undefined) await settlePayment(records, identityKey, notBefore);
  records.audit.count({ claimPayments: rows.length });
}

async function postUnplaced(
  records: Records,
  unplaced: readonly ClaimPaymentRecord[],
  accountingDate: CalendarDate,
): Promise<void> {
  const rows = unplaced.map((row) => ({
    ...row,
    placement: (row.placement ?? 0) + 1,
    isReleased: false,
  }));
  await records.claimPayments.place(rows);
  await storeUnmatched(records, rows, accountingDate);
  await moveLegacyAgain(records, rows, accountingDate);
}

/** Under new natural keys: those of the first posting stand, and are mirrored. */
async function postAdjustments(
  records: Records,
  { remittanceId, advice }: RemittanceRecord,
  practice: PracticeSettings | undefined,
  accountingDate: CalendarDate,
): Promise<void> {
  const expected = findExpectedCodes(findPayerSettings(advice, practice));
  const entries = await records.ledger.entriesOfRemittance(remittanceId);
  const keys = new Set(entries.map(({ journalKey }) => journalKey));
  const [first] = advice.providerAdjustments.filter(({ amount }) => amount !== ZERO);
  if (!first) return;
  const key = providerAdjustmentKey(first, remittanceId);
  let posting = 2;
  while (keys.has(`${key}/${posting}`)) posting += 1;
  const plan = planProviderAdjustments(advice, remittanceId, accountingDate, {
    posting,
    ...(expected && { expected }),
  });
  await records.workItems.open(plan.workItems);
  await records.ledger.append(plan.journals);
}
