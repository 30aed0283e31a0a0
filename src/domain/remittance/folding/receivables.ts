import type { Account, PayerSequence } from '../../../../schemas/ledger.js';
import { addCents, type Cents, maxCents, subtractCents, sumCents, ZERO } from '../../../../schemas/money.js';
import type { ClaimAccount } from '../../../../schemas/remittance-records.js';

/** One movement out of a payer's receivable; a negative amount moves back. */
export interface Effect {
  readonly receivable: Account;
  /** Where it goes; `cash` is settled later as cash.remittance or liability.unapplied. */
  readonly to: Account | 'cash';
  readonly amount: Cents;
  readonly lineControlNumber?: string;
  readonly groupCode?: string;
  readonly reasonCode?: string;
}

/** What every party owes by line while a claim is folded; begins with the charges and nothing else. */
export class Receivables {
  readonly #balances = new Map<string, Map<string, Cents>>();

  constructor(claim: ClaimAccount) {
    const account = chargeAccountOf(claim);
    for (const line of claim.lines) this.#add(account, line.lineControlNumber, line.chargeAmount);
  }

  /** Of one line; of what stands without a line when it is an empty text. */
  ofLine(account: Account, lineControlNumber: string): Cents {
    return this.#balances.get(account)?.get(lineControlNumber) ?? ZERO;
  }

  ofClaim(account: Account): Cents {
    return sumCents(this.#balances.get(account)?.values() ?? [], (balance) => balance);
  }

  /** By line, with what stands without one under an empty text; the caller's to change. */
  linesOf(account: Account): Map<string, Cents> {
    return new Map(this.#balances.get(account));
  }

  /** What is open on debit lines, with what stands without a line; one line's credit does not hide another's debit. */
  openOf(account: Account): Cents {
    const lines = [...(this.#balances.get(account) ?? [])];
    return sumCents(lines, ([line, balance]) => (line === '' ? balance : maxCents(balance, ZERO)));
  }

  apply(effect: Effect): void {
    const line = effect.lineControlNumber ?? '';
    this.#add(effect.receivable, line, subtractCents(ZERO, effect.amount));
    if (effect.to.startsWith('receivable.')) this.#add(effect.to as Account, line, effect.amount);
  }

  #add(account: Account, line: string, amount: Cents): void {
    const lines = this.#balances.get(account) ?? new Map<string, Cents>();
    lines.set(line, addCents(lines.get(line) ?? ZERO, amount));
    this.#balances.set(account, lines);
  }
}

export function payerAccount(sequence: PayerSequence): Account {
  return `receivable.payer.${sequence}`;
}

/** Who owes the charges before anybody adjudicates: the first payer, else the patient. */
export function chargeAccountOf(claim: ClaimAccount): Account {
  const first = findPayers(claim)[0];
  return first === undefined ? 'receivable.patient' : payerAccount(first);
}

/** The payers' sequences, first to last. */
export function findPayers(claim: ClaimAccount): readonly PayerSequence[] {
  return claim.payers.map((payer) => payer.sequence).sort((one, other) => one - other);
}
