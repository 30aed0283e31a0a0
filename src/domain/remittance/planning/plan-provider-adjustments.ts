import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import { PROVIDER_ADJUSTMENT_REASONS } from '../../../../schemas/codes/provider-adjustment-reasons.js';
import { issue } from '../../../../schemas/issue.js';
import type { Account, Journal } from '../../../../schemas/ledger.js';
import { formatCents, negateCents, ZERO } from '../../../../schemas/money.js';
import type { ProviderAdjustment, RemittanceAdvice } from '../../../../schemas/remittance-advice.js';
import type { PlannedWorkItem } from '../../../../schemas/remittance-records.js';
import { post } from './posting-difference.js';
import type { UnclaimedPlan } from './posting-plan.js';

/**
 * Posts what a set adjusts outside its claims (005010X221A1 PLB): a positive amount lowers the payment, so it debits
 * its account and credits cash.remittance. A code without an account, or none that is expected of the payer, waits in
 * liability.unapplied for a person.
 *
 * @param options.expected reason codes of the payer; all when left out
 * @param options.posting which posting of the remittance this is, from 1: one that was undone may be posted again
 */
export function planProviderAdjustments(
  advice: Pick<RemittanceAdvice, 'providerAdjustments'>,
  remittanceId: string,
  accountingDate: CalendarDate,
  { expected, posting = 1 }: { readonly expected?: ReadonlySet<string>; readonly posting?: number } = {},
): UnclaimedPlan {
  const moving = advice.providerAdjustments.filter((adjustment) => adjustment.amount !== ZERO);
  const setting = { remittanceId, accountingDate, expected, posting };
  return {
    journals: moving.map((adjustment) => writeJournal(adjustment, setting)),
    workItems: moving.flatMap((adjustment) => writeWorkItem(adjustment, remittanceId, expected)),
  };
}

interface AdjustmentSetting {
  readonly remittanceId: string;
  readonly accountingDate: CalendarDate;
  readonly expected: ReadonlySet<string> | undefined;
  readonly posting: number;
}

function writeJournal(
  adjustment: ProviderAdjustment,
  { remittanceId, accountingDate, expected, posting }: AdjustmentSetting,
): Journal {
  const itemKey = providerAdjustmentKey(adjustment, remittanceId);
  const naturalKey = posting === 1 ? itemKey : `${itemKey}/${posting}`;
  const account = accountOf(adjustment, expected);
  const { reasonCode, reference, amount } = adjustment;
  const dimensions = {
    remittanceId,
    reasonCode,
    providerAdjustmentReference: reference === undefined ? reasonCode : `${reasonCode}:${reference}`,
    ...(account === 'liability.unapplied' && { workItemId: itemKey }),
  };
  const postings = [post(account, 'cash.remittance', amount, dimensions)];
  return { naturalKey, kind: 'provider-adjustment', accountingDate, postings };
}

/** The amount of an item in liability.unapplied is that money as it stands there: credit above zero. */
function writeWorkItem(
  adjustment: ProviderAdjustment,
  remittanceId: string,
  expected: ReadonlySet<string> | undefined,
): PlannedWorkItem[] {
  const reason = findReason(adjustment, expected);
  if (reason && !reason.needsReview) return [];
  const context = { reasonCode: adjustment.reasonCode, amount: formatCents(adjustment.amount) };
  const at = { segment: 'PLB', line: adjustment.place.line };
  const base = {
    naturalKey: providerAdjustmentKey(adjustment, remittanceId),
    kind: 'provider-adjustment',
  } as const;
  if (reason) {
    const found = issue('remittance.provider-adjustment-review', at, { ...context, account: reason.account });
    return [{ ...base, amount: adjustment.amount, issues: [found] }];
  }
  const code = isExpected(adjustment, expected)
    ? 'remittance.provider-adjustment'
    : 'remittance.provider-adjustment-unexpected';
  const issues = [issue(code, at, context)];
  return [{ ...base, amount: negateCents(adjustment.amount), issues }];
}

function findReason(adjustment: ProviderAdjustment, expected: ReadonlySet<string> | undefined) {
  return isExpected(adjustment, expected)
    ? PROVIDER_ADJUSTMENT_REASONS.get(readReasonCode(adjustment))
    : undefined;
}

/** PLB03-1 as it is compared. */
export function readReasonCode({ reasonCode }: ProviderAdjustment): string {
  return reasonCode.trim().toUpperCase();
}

/** Whether the practice expects this kind of adjustment of the payer; of one of which it says nothing, all. */
export function isExpected(
  adjustment: ProviderAdjustment,
  expected: ReadonlySet<string> | undefined,
): boolean {
  return expected?.has(readReasonCode(adjustment)) ?? true;
}

function accountOf(adjustment: ProviderAdjustment, expected: ReadonlySet<string> | undefined): Account {
  return findReason(adjustment, expected)?.account ?? 'liability.unapplied';
}

/** The natural key of its work item, and of its first journal. */
export function providerAdjustmentKey(
  adjustment: Pick<ProviderAdjustment, 'ordinal'>,
  remittanceId: string,
): string {
  return `provider-adjustment:${remittanceId}:${adjustment.ordinal}`;
}
