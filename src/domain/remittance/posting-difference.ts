import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Account, Journal, JournalKind, Posting, PostingDimensions } from '../../../schemas/ledger.js';
import { addCents, type Cents, negateCents, subtractCents, sumCents, ZERO } from '../../../schemas/money.js';
import type { ClaimAccount } from '../../../schemas/remittance-records.js';
import { type FoldedPayment, findEffects } from './folded-payment.js';
import type { StandingEntry } from './posting-plan.js';

/** One kind of movement of one claim payment, of which ledger and fold may say different amounts. */
interface Slot {
  readonly debit: Account | 'cash';
  readonly credit: Account;
  readonly lineControlNumber?: string;
  readonly groupCode?: string;
  readonly reasonCode?: string;
  amount: Cents;
}

/** The natural key of what waits in liability.unapplied for a claim payment: one item each, whatever the reason. */
export function unappliedKey(claimPaymentId: string): string {
  return `claim-payment:${claimPaymentId}`;
}

/**
 * The journal that moves the ledger from what stands of a claim payment to what the fold says; none when nothing
 * differs. Its cash is posted once, as CLP04, against its places; whatever changes place later goes through
 * liability.unapplied, so that cash.remittance never moves again.
 */
export function planDifference(
  payment: FoldedPayment,
  claim: ClaimAccount,
  standing: readonly StandingEntry[],
  accountingDate: CalendarDate,
): Journal | undefined {
  const { claimPaymentId } = payment.adjudication;
  const own = standing.filter((entry) => entry.claimPaymentId === claimPaymentId);
  const isFirst = own.length === 0;
  const slots = subtractSlots(readEffects(payment), readEntries(own));
  const postings = slots.map((slot) => writePosting(slot, payment, claim, isFirst));
  if (isFirst) postings.push(...postRest(payment, claim));
  if (postings.length === 0) return undefined;
  const revision = new Set(own.map((entry) => entry.journalKey)).size + 1;
  const key = `claim-payment:${claimPaymentId}`;
  return {
    naturalKey: revision === 1 ? key : `${key}/${revision}`,
    kind: kindOf(payment, own),
    accountingDate,
    postings,
  };
}

function kindOf(payment: FoldedPayment, own: readonly StandingEntry[]): JournalKind {
  if (own.length === 0) {
    if (payment.disposition !== 'posted') return 'unapplied-cash';
    return payment.original ? 'reversal' : 'claim-payment';
  }
  const wasUnapplied = own.every((entry) => isUnapplied(entry.debit) || isUnapplied(entry.credit));
  return wasUnapplied && payment.disposition === 'posted' ? 'release' : 'restatement';
}

/** Cash that has no place: held, an exception, or more than a reversal's original explains. */
function postRest(payment: FoldedPayment, claim: ClaimAccount): Posting[] {
  const applied = sumCents(
    findEffects(payment).filter((effect) => effect.to === 'cash'),
    (effect) => effect.amount,
  );
  const rest = subtractCents(payment.adjudication.payment.paymentAmount, applied);
  if (rest === ZERO) return [];
  const dimensions = { ...dimensionsOf(payment, claim), workItemId: unappliedOf(payment) };
  return [post('cash.remittance', 'liability.unapplied', rest, dimensions)];
}

function readEffects(payment: FoldedPayment): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  for (const { receivable, to, ...effect } of findEffects(payment)) {
    addSlot(slots, { debit: to, credit: receivable, ...effect });
  }
  return slots;
}

/** Entries as slots; both sides of cash, remittance and unapplied, are one. Cash that only arrived is none. */
function readEntries(entries: readonly StandingEntry[]): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  for (const entry of entries) {
    const debit = placeOf(entry.debit);
    const credit = placeOf(entry.credit);
    if (debit === credit) continue;
    const { amount, lineControlNumber, groupCode, reasonCode } = entry;
    const dimensions = {
      ...(lineControlNumber !== undefined && { lineControlNumber }),
      ...(groupCode !== undefined && { groupCode }),
      ...(reasonCode !== undefined && { reasonCode }),
    };
    if (credit === 'cash')
      addSlot(slots, { debit: credit, credit: debit as Account, amount: negateCents(amount), ...dimensions });
    else addSlot(slots, { debit, credit, amount, ...dimensions });
  }
  return slots;
}

function placeOf(account: Account): Account | 'cash' {
  return account === 'cash.remittance' || isUnapplied(account) ? 'cash' : account;
}

function isUnapplied(account: Account): boolean {
  return account === 'liability.unapplied';
}

/** The same two accounts in either direction are one slot, so that a posting and its mirror cancel. */
function addSlot(slots: Map<string, Slot>, slot: Slot): void {
  const isTurned = slot.debit !== 'cash' && slot.debit > slot.credit;
  const straight = isTurned
    ? { ...slot, debit: slot.credit, credit: slot.debit as Account, amount: negateCents(slot.amount) }
    : slot;
  const { debit, credit, lineControlNumber, groupCode, reasonCode } = straight;
  const key = JSON.stringify([debit, credit, lineControlNumber, groupCode, reasonCode]);
  const known = slots.get(key);
  if (known) known.amount = addCents(known.amount, straight.amount);
  else slots.set(key, { ...straight });
}

function subtractSlots(wanted: ReadonlyMap<string, Slot>, standing: ReadonlyMap<string, Slot>): Slot[] {
  const keys = new Set([...wanted.keys(), ...standing.keys()]);
  return [...keys].flatMap((key) => {
    const slot = (wanted.get(key) ?? standing.get(key))!;
    const amount = subtractCents(wanted.get(key)?.amount ?? ZERO, standing.get(key)?.amount ?? ZERO);
    return amount === ZERO ? [] : [{ ...slot, amount }];
  });
}

function writePosting(slot: Slot, payment: FoldedPayment, claim: ClaimAccount, isFirst: boolean): Posting {
  const { debit, credit, amount, ...ofSlot } = slot;
  const dimensions = { ...dimensionsOf(payment, claim), ...ofSlot };
  if (debit !== 'cash') return post(debit, credit, amount, dimensions);
  if (isFirst) return post('cash.remittance', credit, amount, dimensions);
  return post('liability.unapplied', credit, amount, { ...dimensions, workItemId: unappliedOf(payment) });
}

function dimensionsOf(payment: FoldedPayment, claim: ClaimAccount): PostingDimensions {
  const { claimPaymentId, remittanceId, payerId } = payment.adjudication;
  return {
    claimId: claim.claimId,
    patientAccountId: claim.patientAccountId,
    payerSequence: payment.payerSequence,
    ...(payerId !== undefined && { payerId }),
    remittanceId,
    claimPaymentId,
  };
}

function unappliedOf(payment: FoldedPayment): string {
  return unappliedKey(payment.adjudication.claimPaymentId);
}

/** A negative amount swaps debit and credit. */
export function post(debit: Account, credit: Account, amount: Cents, dimensions: PostingDimensions): Posting {
  return amount < ZERO
    ? { debit: credit, credit: debit, amount: negateCents(amount), ...dimensions }
    : { debit, credit, amount, ...dimensions };
}
