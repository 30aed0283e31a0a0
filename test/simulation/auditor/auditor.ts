import type { WorldClaim } from '../world/answer.js';
import {
  type BankEntry,
  carriedBy,
  computedTotal,
  keyOf,
  paymentOf,
  type Remittance,
  totalOf,
} from '../world/remittance.js';
import type { Account } from './books.js';
import type { Decision, WriteOff } from './decisions.js';
import { ClaimFold } from './fold-claim.js';
import { PatientMoney } from './patient-money.js';
import { auditState } from './state.js';
import { arrivalsOf, writeAccount } from './write-account.js';

/** A payer asks for money back by letter, or we send it by cheque: what of it moves, and against which account. */
export interface OffsetEntry {
  readonly against: string;
  readonly claim?: WorldClaim;
  /** Debit of payer.offset. */
  readonly cents: number;
}

/** All that has happened, as those who did it meant it. */
export interface Happened {
  readonly claims: readonly WorldClaim[];
  /** Posted, in the order in which they came. */
  readonly arrived: readonly Remittance[];
  /** Refused whole or waiting as possible duplicates. */
  readonly refused: readonly { readonly as: string; readonly cents: number }[];
  readonly bank: readonly BankEntry[];
  readonly offsets: readonly OffsetEntry[];
  readonly decisions: readonly Decision[];
  readonly writeOffs: readonly WriteOff[];
  readonly patientMoney: PatientMoney;
  /** The state of each claim that no payer has decided. */
  readonly states: ReadonlyMap<WorldClaim, string>;
}

/**
 * Knows what the payers meant and what the bank received, and computes what must stand in the books: in whole cents,
 * from the domain texts, with nothing of the rules by which the product posts.
 */
export class Auditor {
  /** What patients pay, it is told by itself. */
  readonly patientMoney = new PatientMoney();
  readonly #claims: WorldClaim[] = [];
  readonly #states = new Map<WorldClaim, string>();
  readonly #arrived: Remittance[] = [];
  readonly #refused: { as: string; cents: number }[] = [];
  readonly #bank: BankEntry[] = [];
  readonly #offsets: OffsetEntry[] = [];
  readonly #decisions: Decision[] = [];
  readonly #writeOffs: WriteOff[] = [];

  /** Claims are entered: sent to a payer, or waiting for work; one without a payer stays as it was drawn up. */
  charge(claims: readonly WorldClaim[], isSent: boolean): void {
    this.#claims.push(...claims);
    for (const claim of claims) {
      const unsent = claim.payers.length === 0 ? 'draft' : 'needs-work';
      this.#states.set(claim, isSent ? 'submitted' : unsent);
    }
  }

  /** A remittance is delivered, be it again: the same one is one, and one that does not prove is none. */
  receive(remittance: Remittance): void {
    if (this.#arrived.includes(remittance)) return;
    const refused = this.#findRefusal(remittance);
    if (refused === undefined) this.#arrived.push(remittance);
    else if (refused !== 'nothing') this.#refused.push(refused);
  }

  /** Text 2: an acknowledgement moves what nobody has decided, and never back. */
  acknowledge(claim: WorldClaim, outcome: 'accepted' | 'rejected'): void {
    const state = this.#states.get(claim)!;
    const isMoved = state === 'submitted' || (state === 'accepted' && outcome === 'rejected');
    if (isMoved && auditState(this.#fold(claim), false) === undefined) this.#states.set(claim, outcome);
  }

  /** An entry that the bank tells again is one. */
  deposit(entries: readonly BankEntry[]): void {
    for (const entry of entries) {
      if (!this.#bank.some(({ reference }) => reference === entry.reference)) this.#bank.push(entry);
    }
  }

  offset(entry: OffsetEntry): void {
    this.#offsets.push(entry);
  }

  decide(decision: Decision): void {
    this.#decisions.push(decision);
  }

  writeOff(writeOff: WriteOff): void {
    this.#writeOffs.push(writeOff);
  }

  /** One that was charged. */
  findClaim(name: string): WorldClaim | undefined {
    return this.#claims.find((claim) => claim.name === name);
  }

  hasPosted(remittance: Remittance): boolean {
    return this.#arrived.includes(remittance);
  }

  /** What must stand now. */
  account(): Account {
    return writeAccount({
      claims: this.#claims,
      arrived: this.#arrived,
      refused: this.#refused,
      bank: this.#bank,
      offsets: this.#offsets,
      decisions: this.#decisions,
      writeOffs: this.#writeOffs,
      patientMoney: this.patientMoney,
      states: this.#states,
    });
  }

  #fold(claim: WorldClaim): ClaimFold {
    return new ClaimFold(claim, arrivalsOf(this.#arrived).get(claim) ?? []);
  }

  #findRefusal(remittance: Remittance): { as: string; cents: number } | 'nothing' | undefined {
    const { unreadable } = remittance;
    if (unreadable === 'what comes again') return 'nothing';
    if (unreadable !== undefined)
      return { as: unreadable === 'a set' ? 'quarantined-set' : 'quarantined-file', cents: 0 };
    const stated = totalOf(remittance);
    const proves = stated >= 0 && stated === computedTotal(remittance);
    if (!proves && carriedBy(remittance) === 0) return { as: 'quarantined-set', cents: stated };
    const twin = this.#arrived.some((other) => isTwin(remittance, other));
    return twin ? { as: 'possible-duplicate', cents: paymentOf(remittance) } : undefined;
  }
}

/** One payment announced twice with other content: nobody but a person knows which is right. */
function isTwin(one: Remittance, other: Remittance): boolean {
  const isSame = keyOf(one) === keyOf(other) && one.date === other.date;
  return isSame && paymentOf(one) !== 0 && paymentOf(one) === paymentOf(other);
}
