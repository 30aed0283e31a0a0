import type { ClaimChain, RecoupmentFact } from '../../../schemas/recoupment.js';
import { readControlNumber } from '../remittance/matching/match-claim.js';

/** What ties facts together: their own references, the claims behind them, and letters that name both. */
export class OverpaymentThreads {
  readonly #claims = new Map<string, Set<string>>();
  readonly #parents = new Map<string, string>();

  constructor(facts: readonly RecoupmentFact[], chains: readonly ClaimChain[]) {
    for (const { claimId, payerControlNumbers } of chains) {
      for (const number of payerControlNumbers.map(readControlNumber).filter(Boolean)) {
        this.#claims.set(number, (this.#claims.get(number) ?? new Set()).add(claimId));
      }
    }
    for (const fact of facts) for (const name of this.#namesOf(fact)) this.#join(`fact ${fact.key}`, name);
  }

  /** The reference without case, blanks and leading zeros; none where it says nothing. */
  referenceOf(fact: RecoupmentFact): string | undefined {
    return readControlNumber(fact.reference ?? '') || undefined;
  }

  /** The letter that a fact is part of, or that its reference may be the number of. */
  letterOf(fact: RecoupmentFact): string | undefined {
    return readControlNumber(fact.letterNumber ?? fact.reference ?? '') || undefined;
  }

  /** The claim that a person has named, or the only one whose chain has the reference, or a word of it. */
  claimOf(fact: RecoupmentFact): string | undefined {
    if (fact.claimId !== undefined) return fact.claimId;
    const words = (fact.reference ?? '').split(/\s+/).filter(Boolean).map(readControlNumber);
    const whole = this.#claims.get(this.referenceOf(fact) ?? '');
    const claims = whole ? [...whole] : words.flatMap((word) => [...(this.#claims.get(word) ?? [])]);
    const only = new Set(claims);
    return only.size === 1 ? claims[0] : undefined;
  }

  /** The same for all facts that anything ties together, directly or through others. */
  threadOf(fact: RecoupmentFact): string {
    return this.#rootOf(`fact ${fact.key}`);
  }

  #namesOf(fact: RecoupmentFact): string[] {
    const claim = this.claimOf(fact);
    const numbers = [this.referenceOf(fact), this.letterOf(fact)];
    return [
      ...numbers.flatMap((number) => (number === undefined ? [] : [`number ${number}`])),
      ...(claim === undefined ? [] : [`claim ${claim}`]),
      ...(fact.matchedTo === undefined ? [] : [`fact ${fact.matchedTo}`]),
    ];
  }

  #join(one: string, other: string): void {
    this.#parents.set(this.#rootOf(one), this.#rootOf(other));
  }

  #rootOf(name: string): string {
    let root = name;
    for (let next = this.#parents.get(root); next !== undefined && next !== root; ) {
      root = next;
      next = this.#parents.get(root);
    }
    if (root !== name) this.#parents.set(name, root);
    return root;
  }
}
