import { absoluteCents, type Cents, minCents, negateCents, sumCents, ZERO } from '../../../schemas/money.js';
import type { ClaimChain, RecoupmentEntry, RecoupmentFact } from '../../../schemas/recoupment.js';
import type { Allocations } from './allocations.js';
import type { OverpaymentThreads } from './overpayment-threads.js';

type Findings = RecoupmentEntry['findings'];

/** Codes by which a payer announces or takes an overpayment. */
const TAKING: readonly string[] = ['WO', 'FB'];

/** What a person has to look at, entry by entry; a finding goes when later facts settle it. */
export class RecoupmentConcerns {
  readonly #threads = new Map<string, RecoupmentFact[]>();
  readonly #takenBack: ReadonlyMap<string, readonly Cents[]>;

  constructor(
    private readonly allocations: Allocations,
    private readonly threads: OverpaymentThreads,
    chains: readonly ClaimChain[],
  ) {
    for (const fact of allocations.facts) {
      const thread = threads.threadOf(fact);
      this.#threads.set(thread, [...(this.#threads.get(thread) ?? []), fact]);
    }
    this.#takenBack = new Map(chains.map((chain) => [chain.claimId, chain.takenBack]));
  }

  find(fact: RecoupmentFact): Findings {
    const open = this.allocations.remainingOf(fact);
    // Also of a letter that was withdrawn after our cheque had paid it.
    if (fact.source !== 'provider-adjustment' && open > ZERO) return [finding('cheque-without-item', open)];
    if (fact.source === 'letter')
      return this.#isReversedToo(fact) ? [finding('letter-and-reversal', fact.amount)] : [];
    if (fact.source !== 'provider-adjustment' || open === ZERO) return [];
    if (open < ZERO) return fact.reasonCode === '72' ? [finding('unrecorded-cheque', open)] : [];
    const paid = this.#paidByCheque(fact);
    return paid === ZERO
      ? [finding('unmatched-recoupment', open)]
      : [finding('double-recoupment', minCents(open, paid))];
  }

  /** What our cheques have paid of the overpayment that is now taken as well. */
  #paidByCheque(fact: RecoupmentFact): Cents {
    if (!TAKING.includes(fact.reasonCode ?? '')) return ZERO;
    const cheques = this.#relatedTo(fact).filter(({ source }) => source === 'cheque');
    return sumCents(cheques, ({ amount }) => amount);
  }

  /** A letter asks for what the payer also takes by reversing the claim: one of the two has to go. */
  #isReversedToo(letter: RecoupmentFact): boolean {
    if (letter.amount >= ZERO || this.#isWithdrawn(letter)) return false;
    const isOpen = this.allocations.remainingOf(letter) !== ZERO;
    const claim = this.threads.claimOf(letter);
    const taken = this.#takenBack.get(claim ?? '') ?? [];
    if (isOpen && taken.includes(absoluteCents(letter.amount))) return true;
    return this.#relatedTo(letter).some(
      (other) =>
        TAKING.includes(other.reasonCode ?? '') &&
        other.amount === letter.amount &&
        this.#isOfOneClaim(letter, other) &&
        (isOpen || this.allocations.remainingOf(other) !== ZERO),
    );
  }

  #isWithdrawn({ key }: RecoupmentFact): boolean {
    return this.allocations.facts.some(({ source, matchedTo }) => source === 'letter' && matchedTo === key);
  }

  #isOfOneClaim(letter: RecoupmentFact, other: RecoupmentFact): boolean {
    const claim = this.threads.claimOf(letter);
    if (claim !== undefined && claim === this.threads.claimOf(other)) return true;
    const reference = this.threads.referenceOf(letter);
    return reference !== undefined && reference === this.threads.referenceOf(other);
  }

  #relatedTo(fact: RecoupmentFact): readonly RecoupmentFact[] {
    return this.#threads.get(this.threads.threadOf(fact)) ?? [];
  }
}

function finding(name: Findings[number]['finding'], open: Cents): Findings[number] {
  return { finding: name, amount: open < ZERO ? negateCents(open) : open };
}
