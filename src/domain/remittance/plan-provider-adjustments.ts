import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { PROVIDER_ADJUSTMENT_REASONS } from '../../../schemas/codes/provider-adjustment-reasons.js';
import { issue } from '../../../schemas/issue.js';
import type { Account, Journal } from '../../../schemas/ledger.js';
import { formatCents, negateCents, ZERO } from '../../../schemas/money.js';
import type { ProviderAdjustment, RemittanceAdvice } from '../../../schemas/remittance-advice.js';
import type { PlannedWorkItem } from '../../../schemas/remittance-records.js';
import { post } from './posting-difference.js';
import type { UnclaimedPlan } from './posting-plan.js';

/**
 * Posts what a set adjusts outside its claims (005010X221A1 PLB): a positive amount lowers the payment, so it debits
 * its account and credits cash.remittance. A code without an account waits in liability.unapplied for a person.
 */
export function planProviderAdjustments(
  advice: Pick<RemittanceAdvice, 'providerAdjustments'>,
  remittanceId: string,
  accountingDate: CalendarDate,
): UnclaimedPlan {
  const moving = advice.providerAdjustments.filter((adjustment) => adjustment.amount !== ZERO);
  return {
    journals: moving.map((adjustment) => writeJournal(adjustment, remittanceId, accountingDate)),
    workItems: moving.flatMap((adjustment) => writeWorkItem(adjustment, remittanceId)),
  };
}

function writeJournal(
  adjustment: ProviderAdjustment,
  remittanceId: string,
  accountingDate: CalendarDate,
): Journal {
  const naturalKey = keyOf(adjustment, remittanceId);
  const account = accountOf(adjustment);
  const { reasonCode, reference, amount } = adjustment;
  const dimensions = {
    remittanceId,
    reasonCode,
    providerAdjustmentReference: reference === undefined ? reasonCode : `${reasonCode}:${reference}`,
    ...(account === 'liability.unapplied' && { workItemId: naturalKey }),
  };
  const postings = [post(account, 'cash.remittance', amount, dimensions)];
  return { naturalKey, kind: 'provider-adjustment', accountingDate, postings };
}

/** The amount of an item in liability.unapplied is that money as it stands there: credit above zero. */
function writeWorkItem(adjustment: ProviderAdjustment, remittanceId: string): PlannedWorkItem[] {
  const reason = findReason(adjustment);
  if (reason && !reason.needsReview) return [];
  const context = { reasonCode: adjustment.reasonCode, amount: formatCents(adjustment.amount) };
  const at = { segment: 'PLB', line: adjustment.place.line };
  const base = { naturalKey: keyOf(adjustment, remittanceId), kind: 'provider-adjustment' } as const;
  if (reason) {
    const found = issue('remittance.provider-adjustment-review', at, { ...context, account: reason.account });
    return [{ ...base, amount: adjustment.amount, issues: [found] }];
  }
  const issues = [issue('remittance.provider-adjustment', at, context)];
  return [{ ...base, amount: negateCents(adjustment.amount), issues }];
}

function findReason(adjustment: ProviderAdjustment) {
  return PROVIDER_ADJUSTMENT_REASONS.get(adjustment.reasonCode.trim().toUpperCase());
}

function accountOf(adjustment: ProviderAdjustment): Account {
  return findReason(adjustment)?.account ?? 'liability.unapplied';
}

function keyOf(adjustment: ProviderAdjustment, remittanceId: string): string {
  return `provider-adjustment:${remittanceId}:${adjustment.ordinal}`;
}
