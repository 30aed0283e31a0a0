import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import type { Journal } from '../../../../schemas/ledger.js';
import type { LegacyMove } from '../../../../schemas/legacy-claims.js';
import { negateCents, ZERO } from '../../../../schemas/money.js';
import { approvalKey } from './plan-decision-postings.js';
import { post, unappliedKey } from './posting-difference.js';
import type { UnmatchedPayment } from './posting-plan.js';

/** A claim payment without a claim, as its sender names it. */
export type LegacyPayment = UnmatchedPayment & { readonly setHash: string; readonly ordinal: number };

/** The natural key of the journal by which a claim payment was moved when it was approved. */
export function legacyKey({ approvalId }: LegacyMove, { setHash, ordinal }: LegacyPayment): string {
  return `${approvalKey(approvalId)}/${setHash}:${ordinal}`;
}

/**
 * Moves what waits of a claim payment from liability.unapplied to the account that was approved; none for one that paid
 * nothing. Where it had a claim in between, or its remittance was undone, it is moved again under its new place.
 */
export function planLegacyMove(
  payment: LegacyPayment,
  move: LegacyMove,
  occasion: { readonly accountingDate: CalendarDate; readonly isFirst: boolean },
): Journal[] {
  const { accountingDate, isFirst } = occasion;
  const key = legacyKey(move, payment);
  const naturalKey = isFirst ? key : `${key}/${payment.placement ?? 0}`;
  return write(payment, move, { naturalKey, kind: isFirst ? 'legacy' : 'restatement', accountingDate });
}

/** Takes it back to liability.unapplied under an approval of its own, by which a list is taken back that was approved in error. */
export function planLegacyTaking(
  payment: LegacyPayment,
  act: LegacyMove,
  accountingDate: CalendarDate,
): Journal[] {
  return write(negate(payment), act, { naturalKey: legacyKey(act, payment), kind: 'legacy', accountingDate });
}

/** Takes it back to liability.unapplied: its claim has come, or its remittance is undone. */
export function planLegacyReturn(
  payment: LegacyPayment,
  move: LegacyMove,
  accountingDate: CalendarDate,
): Journal[] {
  const naturalKey = `${legacyKey(move, payment)}/${payment.placement ?? 0}/back`;
  return write(negate(payment), move, { naturalKey, kind: 'restatement', accountingDate });
}

function negate(payment: LegacyPayment): LegacyPayment {
  const paymentAmount = negateCents(payment.payment.paymentAmount);
  return { ...payment, payment: { ...payment.payment, paymentAmount } };
}

function write(
  { claimPaymentId, remittanceId, payment }: LegacyPayment,
  { account }: LegacyMove,
  head: Omit<Journal, 'postings'>,
): Journal[] {
  if (payment.paymentAmount === ZERO) return [];
  const dimensions = { remittanceId, claimPaymentId, workItemId: unappliedKey(claimPaymentId) };
  return [{ ...head, postings: [post('liability.unapplied', account, payment.paymentAmount, dimensions)] }];
}
