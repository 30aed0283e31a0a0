import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import type {
  Account,
  Journal,
  JournalKind,
  PayerSequence,
  Posting,
  PostingDimensions,
} from '../../../../schemas/ledger.js';
import {
  addCents,
  type Cents,
  negateCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../../../schemas/money.js';
import type { Open } from '../../../../schemas/open.js';
import type { Adjudication, ClaimAccount } from '../../../../schemas/remittance-records.js';
import { type FoldedPayment, findEffects } from '../folding/folded-payment.js';
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

type SlotDimensions = Pick<Slot, 'lineControlNumber' | 'groupCode' | 'reasonCode'>;

/** The natural key of what waits in liability.unapplied for a claim payment: one item each, whatever the reason. */
export function unappliedKey(claimPaymentId: string): string {
  return `claim-payment:${claimPaymentId}`;
}

/** The natural key of the journal that takes another one back. */
export function undoKey(journalKey: string): string {
  return `undo:${journalKey}`;
}

/** Of some entries those whose journals nobody has undone, and that undo none. */
export function findNotUndone<T extends Pick<StandingEntry, 'journalKey'>>(entries: readonly T[]): T[] {
  const keys = new Set(entries.map((entry) => entry.journalKey));
  const undone = [...keys].filter((key) => keys.has(undoKey(key)));
  const gone = new Set(undone.flatMap((key) => [key, undoKey(key)]));
  return entries.filter((entry) => !gone.has(entry.journalKey));
}

/** The natural key of the first journal of a claim payment in its present place; later ones are numbered behind it. */
export function placementKey(claimPaymentId: string, placement = 0): string {
  return placement === 0 ? `claim-payment:${claimPaymentId}` : `claim-payment:${claimPaymentId}.${placement}`;
}

/**
 * The journal that moves the ledger from what stands of a claim payment to what the fold says; none when nothing
 * differs. While its cash stands it is posted once, as CLP04, against its places; whatever changes place later goes
 * through liability.unapplied, so that cash.remittance never moves again.
 */
export function planDifference(
  payment: FoldedPayment,
  claim: ClaimAccount,
  standing: readonly StandingEntry[],
  accountingDate: CalendarDate,
): Journal | undefined {
  const { claimPaymentId, placement, isReleased = false } = payment.adjudication;
  const all = standing.filter((entry) => entry.claimPaymentId === claimPaymentId);
  const own = findNotUndone(all);
  const isFirst = own.length === 0 && !isReleased;
  const slots = subtractSlots(readEffects(payment), readEntries(own));
  const dimensions = dimensionsOf(payment, claim);
  const postings = slots.map((slot) => writePosting(slot, dimensions, isFirst));
  if (isFirst) postings.push(...postRest(payment, dimensions));
  if (postings.length === 0) return undefined;
  return {
    naturalKey: nextKey(placementKey(claimPaymentId, placement), all),
    kind: kindOf(payment, own, isFirst),
    accountingDate,
    postings,
  };
}

/**
 * Takes a claim payment that has left its claim out of it: what stands of it there goes back to liability.unapplied,
 * where all of its cash is then.
 */
export function planLeaving(
  adjudication: Adjudication,
  claim: ClaimAccount,
  standing: readonly StandingEntry[],
  accountingDate: CalendarDate,
): Journal | undefined {
  const { payerSequence } = adjudication;
  const left = {
    adjudication,
    payerSequence,
    parts: [],
    isReversed: false,
    disposition: 'exception',
  } as const;
  const own = standing.filter((entry) => entry.claimPaymentId === adjudication.claimPaymentId);
  const wasPosted = findNotUndone(own).length > 0;
  return wasPosted ? planDifference(left, claim, standing, accountingDate) : undefined;
}

function nextKey(key: string, entries: readonly StandingEntry[]): string {
  const keys = new Set(entries.map((entry) => entry.journalKey));
  let revision = 1;
  while (keys.has(revision === 1 ? key : `${key}/${revision}`)) revision += 1;
  return revision === 1 ? key : `${key}/${revision}`;
}

function kindOf(payment: FoldedPayment, own: readonly StandingEntry[], isFirst: boolean): JournalKind {
  if (isFirst) {
    if (payment.disposition !== 'posted') return 'unapplied-cash';
    return payment.takesBack ? 'reversal' : 'claim-payment';
  }
  const wasUnapplied = own.every((entry) => isUnapplied(entry.debit) || isUnapplied(entry.credit));
  return wasUnapplied && payment.disposition === 'posted' ? 'release' : 'restatement';
}

/** Cash that has no place: held, an exception, or more than a reversal's original explains. */
function postRest(payment: FoldedPayment, dimensions: PaymentDimensions): Posting[] {
  const applied = sumCents(
    findEffects(payment).filter((effect) => effect.to === 'cash'),
    (effect) => effect.amount,
  );
  const rest = subtractCents(payment.adjudication.payment.paymentAmount, applied);
  if (rest === ZERO) return [];
  const unapplied = { ...dimensions, workItemId: unappliedKey(dimensions.claimPaymentId) };
  return [post('cash.remittance', 'liability.unapplied', rest, unapplied)];
}

function readEffects(payment: FoldedPayment): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  for (const effect of findEffects(payment)) {
    addSlot(slots, slotOf(effect.to, effect.receivable, effect.amount, effect));
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
    const slot =
      credit === 'cash'
        ? slotOf(credit, debit as Account, negateCents(entry.amount), entry)
        : slotOf(debit, credit, entry.amount, entry);
    addSlot(slots, slot);
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
  // What does not stand is no text, and no text of an 835 or of ours holds NUL.
  const key = `${debit}\0${credit}\0${lineControlNumber ?? '\0'}\0${groupCode ?? '\0'}\0${reasonCode ?? '\0'}`;
  const known = slots.get(key);
  if (known) known.amount = addCents(known.amount, straight.amount);
  else slots.set(key, straight);
}

/** The slot of an amount, with what stands of the three dimensions. */
function slotOf(
  debit: Slot['debit'],
  credit: Account,
  amount: Cents,
  { lineControlNumber, groupCode, reasonCode }: SlotDimensions,
): Slot {
  const slot: Open<Slot> = { debit, credit, amount };
  if (lineControlNumber !== undefined) slot.lineControlNumber = lineControlNumber;
  if (groupCode !== undefined) slot.groupCode = groupCode;
  if (reasonCode !== undefined) slot.reasonCode = reasonCode;
  return slot;
}

function subtractSlots(wanted: ReadonlyMap<string, Slot>, standing: ReadonlyMap<string, Slot>): Slot[] {
  const slots: Slot[] = [];
  for (const [key, slot] of wanted) {
    const amount = subtractCents(slot.amount, standing.get(key)?.amount ?? ZERO);
    if (amount !== ZERO) slots.push({ ...slot, amount });
  }
  for (const [key, slot] of standing) {
    if (!wanted.has(key) && slot.amount !== ZERO) slots.push({ ...slot, amount: negateCents(slot.amount) });
  }
  return slots;
}

function writePosting(slot: Slot, dimensions: PaymentDimensions, isFirst: boolean): Posting {
  const { debit, credit, amount, lineControlNumber, groupCode, reasonCode } = slot;
  const isUnsettled = debit === 'cash' && !isFirst;
  const from = debit !== 'cash' ? debit : isFirst ? 'cash.remittance' : 'liability.unapplied';
  const isSwapped = amount < ZERO;
  // Field by field: a remittance makes thousands, and a spread takes longer than all else of a posting.
  const { claimId, patientAccountId, payerSequence, payerId, remittanceId, claimPaymentId } = dimensions;
  const posting: Open<Posting> = {
    debit: isSwapped ? credit : from,
    credit: isSwapped ? from : credit,
    amount: isSwapped ? negateCents(amount) : amount,
    claimId,
    patientAccountId,
    payerSequence,
    remittanceId,
    claimPaymentId,
  };
  if (payerId !== undefined) posting.payerId = payerId;
  if (lineControlNumber !== undefined) posting.lineControlNumber = lineControlNumber;
  if (groupCode !== undefined) posting.groupCode = groupCode;
  if (reasonCode !== undefined) posting.reasonCode = reasonCode;
  if (isUnsettled) posting.workItemId = unappliedKey(claimPaymentId);
  return posting;
}

/** What all postings of one claim payment share. */
interface PaymentDimensions extends Pick<PostingDimensions, 'payerId'> {
  readonly claimId: string;
  readonly patientAccountId: string;
  readonly payerSequence: PayerSequence;
  readonly remittanceId: string;
  readonly claimPaymentId: string;
}

function dimensionsOf(payment: FoldedPayment, claim: ClaimAccount): PaymentDimensions {
  const { claimPaymentId, remittanceId, payerId } = payment.adjudication;
  const { claimId, patientAccountId } = claim;
  const { payerSequence } = payment;
  const dimensions: Open<PaymentDimensions> = {
    claimId,
    patientAccountId,
    payerSequence,
    remittanceId,
    claimPaymentId,
  };
  if (payerId !== undefined) dimensions.payerId = payerId;
  return dimensions;
}

/** A negative amount swaps debit and credit. */
export function post(debit: Account, credit: Account, amount: Cents, dimensions: PostingDimensions): Posting {
  return amount < ZERO
    ? { debit: credit, credit: debit, amount: negateCents(amount), ...dimensions }
    : { debit, credit, amount, ...dimensions };
}
