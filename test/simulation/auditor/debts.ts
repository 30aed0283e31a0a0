import { sumOf, type WorldClaim } from '../world/answer.js';
import type { Move } from './settle-part.js';

export function payerAccount(payer: number): string {
  return `receivable.payer.${payer}`;
}

/** What each party owes of one claim by line, and what has left the receivables for which account. */
export class Debts {
  /** No line is an empty text. */
  readonly #owed = new Map<string, Map<string, number>>();
  readonly #accounts = new Map<string, number>();

  constructor({ payers, lines }: WorldClaim) {
    const debtor = payers.length > 0 ? payerAccount(1) : 'receivable.patient';
    for (const { number, charge } of lines) this.#owe(debtor, number, charge);
  }

  /** Of one line, or of all. */
  of(party: string, line?: string): number {
    const lines = this.#owed.get(party) ?? new Map<string, number>();
    return line === undefined ? sumOf([...lines.values()]) : (lines.get(line) ?? 0);
  }

  /** What is open: a credit of one line does not hide what another owes. */
  openOf(party: string): number {
    const lines = [...(this.#owed.get(party) ?? [])];
    return sumOf(lines.map(([line, cents]) => (line === '' ? cents : Math.max(0, cents))));
  }

  move(party: string, { line, to, cents }: Move, sign: 1 | -1 = 1): void {
    this.#owe(party, line, -sign * cents);
    if (to.startsWith('receivable.')) this.#owe(to, line, sign * cents);
    else this.#accounts.set(to, (this.#accounts.get(to) ?? 0) + sign * cents);
  }

  /** Debits less credits by account. */
  balances(): Map<string, number> {
    const balances = new Map(this.#accounts);
    for (const party of this.#owed.keys()) balances.set(party, this.of(party));
    return balances;
  }

  #owe(party: string, line: string, cents: number): void {
    const lines = this.#owed.get(party) ?? new Map<string, number>();
    lines.set(line, (lines.get(line) ?? 0) + cents);
    this.#owed.set(party, lines);
  }
}
