import { sumOf, type WorldClaim } from '../world/answer.js';
import type { Account, Findings } from './books.js';
import { dollars } from './books.js';
import type { ClaimFold } from './fold-claim.js';

/** What a patient has paid for one claim. */
export interface PaidPart {
  readonly claim: WorldClaim;
  readonly cents: number;
}

/** What a patient paid, by the number of the receipt that the office wrote. */
export interface Receipt {
  readonly number: string;
  readonly patient: string;
  readonly cents: number;
  /** For which claims; the rest waits. */
  readonly parts: readonly PaidPart[];
}

/** Approved to go back: of the credit of a claim, or of what a receipt has left. */
export interface Refund {
  readonly claim?: WorldClaim;
  readonly receipt?: string;
  readonly cents: number;
}

const PATIENT = 'receivable.patient';
const UNAPPLIED = 'liability.patient-unapplied';

/** Text 0, events: what patients have paid, what of it was applied later, what the bank took back, what we gave back. */
export class PatientMoney {
  readonly #receipts = new Map<string, Receipt>();
  readonly #applied: (PaidPart & { readonly number: string })[] = [];
  readonly #returned = new Set<string>();
  readonly #refunds = new Map<string, Refund>();
  readonly #paidOut = new Set<string>();

  /** A receipt that is recorded again is one. */
  receive(receipt: Receipt): void {
    if (!this.#receipts.has(receipt.number)) this.#receipts.set(receipt.number, receipt);
  }

  apply(number: string, part: PaidPart): void {
    this.#applied.push({ ...part, number });
  }

  /** The bank takes it back, with all that was applied of it. */
  takeBack(number: string): void {
    this.#returned.add(number);
  }

  approveRefund(key: string, refund: Refund): void {
    this.#refunds.set(key, refund);
  }

  payRefund(key: string): void {
    this.#paidOut.add(key);
  }

  /** What of a receipt waits for a claim; nothing of one that was taken back. */
  waiting(number: string): number {
    const receipt = this.#receipts.get(number);
    if (!receipt || this.#returned.has(number)) return 0;
    return this.#left(receipt) - this.#refunded((each) => each.receipt === number);
  }

  /** How many were applied of a receipt. */
  applications(number: string): number {
    return this.#applied.filter((each) => each.number === number).length;
  }

  /** What stands of the patient's own money on a claim, less what was given back. */
  paidFor(claim: WorldClaim): number {
    const own = (parts: readonly PaidPart[]) =>
      sumOf(parts.filter((part) => part.claim === claim).map(({ cents }) => cents));
    const receipts = this.#kept().flatMap(({ parts }) => parts);
    return own(receipts) + own(this.#standing()) - this.#refunded((each) => each.claim === claim);
  }

  /** Every account but the receivable, which a claim's own balances say; and each refund, once, as far as it has come. */
  write({ books, findings }: Account): void {
    for (const receipt of this.#kept()) {
      const { patient, cents, parts } = receipt;
      books.add(`cash.patient of ${patient}`, cents);
      for (const part of parts) books.add(`${part.claim.name} cash.patient`, part.cents);
      books.add(`${UNAPPLIED} of ${patient}`, -this.#left(receipt));
    }
    for (const { claim, cents } of this.#standing()) books.add(`${claim.name} ${UNAPPLIED}`, cents);
    for (const [key, { claim, receipt = '', cents }] of this.#refunds) {
      const isPaid = this.#paidOut.has(key);
      const account = isPaid ? 'cash.bank' : 'liability.refund';
      books.add(claim ? `${claim.name} ${account}` : account, -cents);
      // What went back of a receipt that the bank then takes back is owed by the patient.
      if (!claim) books.add(`${UNAPPLIED} of ${this.#receipts.get(receipt)!.patient}`, cents);
      const told = `${dollars(cents)} approved by 2${isPaid ? ' and paid out' : ''}`;
      findings.add(`refund of ${claim?.name ?? receipt}`, told);
    }
  }

  #kept(): Receipt[] {
    return [...this.#receipts.values()].filter(({ number }) => !this.#returned.has(number));
  }

  #standing(): readonly (PaidPart & { readonly number: string })[] {
    return this.#applied.filter(({ number }) => !this.#returned.has(number));
  }

  /** For no claim, whatever of it has gone back. */
  #left({ number, cents, parts }: Receipt): number {
    const own = this.#applied.filter((each) => each.number === number);
    return cents - sumOf([...parts, ...own].map((part) => part.cents));
  }

  #refunded(isMeant: (refund: Refund) => boolean): number {
    return sumOf([...this.#refunds.values()].filter(isMeant).map(({ cents }) => cents));
  }
}

/** What the patient has paid lowers what is owed, before write-offs are judged. */
export function payPatient(balances: Map<string, number>, paid: number): void {
  if (paid !== 0) balances.set(PATIENT, (balances.get(PATIENT) ?? 0) - paid);
}

/**
 * Texts 0, 3 and W10: a credit is a work item, as far as it is the patient's own money. Where a payer has taken back and
 * not answered again it stays one, pending correction; else it is to be given back.
 */
export function writePatientCredit(
  findings: Findings,
  fold: ClaimFold,
  { balance, paid }: { readonly balance: number; readonly paid: number },
): boolean {
  const credit = Math.min(-balance, paid);
  if (credit <= 0) return false;
  const isPending = fold.claim.payers.some((_, index) => awaitsCorrection(fold, index + 1));
  const told = `${dollars(credit)} ${isPending ? 'pending correction' : 'to give back'}`;
  findings.add(`${fold.claim.name} patient credit`, told);
  return true;
}

function awaitsCorrection(fold: ClaimFold, payer: number): boolean {
  const own = fold.posted.filter(({ arrived }) => arrived.answer.payer === payer);
  return own.some(({ isReversed }) => isReversed) && fold.standing(payer).length === 0;
}
