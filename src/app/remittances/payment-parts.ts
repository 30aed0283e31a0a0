import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import {
  addCents,
  type Cents,
  formatCents,
  negateCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../../schemas/money.js';
import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import { PAYMENT_ITEM, planPaymentParts } from '../../domain/remittance/planning/plan-payment-parts.js';
import { sha256 } from '../context.js';
import type { Records } from '../ports.js';
import { repeatKeyOf } from './find-twin.js';

/** Key of the item behind what no part of a payment explains: the same in every ledger, and without the trace number. */
export function paymentItemKey(identityKey: string): string {
  return `${PAYMENT_ITEM}${sha256(identityKey)}`;
}

/**
 * Makes the parts that stand one payment, once one of them is posted or undone in this unit of work: what they leave of
 * it waits in liability.unapplied, and what a later one explains leaves it.
 *
 * @param accepting what is being accepted as a variance in this unit of work, beside what was approved before
 */
export async function settlePayment(
  records: Records,
  identityKey: string,
  accountingDate: CalendarDate,
  accepting: Cents = ZERO,
): Promise<void> {
  const parts = await records.paymentParts.find(identityKey);
  const wholeAmount = parts[0]?.wholeAmount ?? ZERO;
  const itemKey = paymentItemKey(identityKey);
  const standing = await records.paymentParts.findVariance(itemKey);
  const variance = { ...standing, accepted: addCents(standing.accepted, accepting) };
  const { journals, item } = planPaymentParts({ itemKey, wholeAmount, parts, variance }, accountingDate);
  await records.ledger.append(journals);
  if (item) await records.workItems.open([item]);
  else await records.workItems.close([itemKey]);
}

/** A set that is to be posted as a part. */
export interface NewPart {
  readonly setHash: string;
  readonly amount: Cents;
  payments(): Promise<Iterable<ClaimPayment>> | AsyncIterable<ClaimPayment>;
}

/**
 * Why these sets cannot be parts of their payment beside those that stand; none when they can. Nothing is paid twice:
 * no set of the payment proves by itself, no claim payment stands in two parts, and together they are not above BPR02.
 */
export async function checkParts(
  records: Records,
  identityKey: string,
  wholeAmount: Cents,
  named: readonly NewPart[],
): Promise<Issue[]> {
  const found = await records.remittances.findByIdentity(identityKey);
  const posted = found.filter(({ state }) => state === 'posted');
  const whole = posted.find(({ advice }) => advice.wholePaymentAmount === undefined);
  if (whole) return [issue('approval.payment-posted', {}, { remittance: whole.remittanceId })];
  const standing = posted.map(({ setHash, remittanceId, paymentAmount }) => ({
    ...{ setHash, amount: paymentAmount },
    payments: async () => {
      const rows = await records.claimPayments.findByRemittance(remittanceId);
      return rows.map(({ payment }) => payment);
    },
  }));
  const parts = [...standing, ...named];
  const sum = sumCents(parts, ({ amount }) => amount);
  const left = subtractCents(wholeAmount, sum);
  if (left < ZERO) {
    const told = { parts: formatCents(sum), excess: formatCents(negateCents(left)) };
    return [issue('approval.parts-exceed-payment', {}, { ...told, whole: formatCents(wholeAmount) })];
  }
  return findRepeated(parts);
}

/** The first claim payment that another part has too; one that stands twice in one set is the payer's to explain. */
async function findRepeated(parts: readonly NewPart[]): Promise<Issue[]> {
  const owners = new Map<string, string>();
  for (const { setHash, payments } of parts) {
    for await (const payment of await payments()) {
      const key = repeatKeyOf(payment);
      const owner = owners.get(key);
      if (owner !== undefined && owner !== setHash) {
        const { ordinal } = payment;
        return [issue('approval.part-repeats', {}, { ordinal, setHash: setHash.slice(0, 12) })];
      }
      owners.set(key, setHash);
    }
  }
  return [];
}
