import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../../../schemas/money.js';
import type { MatchBasis, RecoupmentClosing, RecoupmentFact } from '../../../schemas/recoupment.js';

/** What of each fact is still open while facts are set against each other, and what has closed what. */
export class Allocations {
  readonly #remaining = new Map<string, Cents>();
  readonly #closings = new Map<string, RecoupmentClosing[]>();

  /** @param facts in canonical order */
  constructor(readonly facts: readonly RecoupmentFact[]) {
    for (const fact of facts) this.#remaining.set(fact.key, fact.amount);
  }

  remainingOf(fact: RecoupmentFact): Cents {
    return this.#remaining.get(fact.key) ?? ZERO;
  }

  /** Facts of which something is open, in canonical order. */
  findOpen(): RecoupmentFact[] {
    return this.facts.filter((fact) => this.remainingOf(fact) !== ZERO);
  }

  closingsOf(fact: RecoupmentFact): readonly RecoupmentClosing[] {
    return this.#closings.get(fact.key) ?? [];
  }

  /** The part of a fact that has closed nothing: what it opened. */
  openedBy(fact: RecoupmentFact): Cents {
    return subtractCents(
      this.remainingOf(fact),
      sumCents(this.closingsOf(fact), (closing) => closing.amount),
    );
  }

  /** An amount with the sign of the closing fact: it leaves that one and joins what it closes. */
  close(opener: RecoupmentFact, closer: RecoupmentFact, amount: Cents, basis: MatchBasis): void {
    this.#remaining.set(opener.key, addCents(this.remainingOf(opener), amount));
    this.#remaining.set(closer.key, subtractCents(this.remainingOf(closer), amount));
    const closing = { key: closer.key, amount, date: closer.date, basis };
    this.#closings.set(opener.key, [...this.closingsOf(opener), closing]);
  }

  /** Says of all that a fact closes that it was given up. */
  tellWrittenOff(closer: RecoupmentFact): void {
    for (const [key, closings] of this.#closings) {
      const told = closings.map((each) =>
        each.key === closer.key ? { ...each, basis: 'written-off' as const } : each,
      );
      this.#closings.set(key, told);
    }
  }
}

export function areOpposite(one: Cents, other: Cents): boolean {
  return (one < ZERO && other > ZERO) || (one > ZERO && other < ZERO);
}
