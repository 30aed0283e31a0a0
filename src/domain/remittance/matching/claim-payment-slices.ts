import type { ClaimPayment } from '../../../../schemas/remittance-advice.js';
import { findControlNumbers, type RecurringNumbers } from './recurring-numbers.js';

/** Claim payments that are placed together: enough for the statements to be few, few enough to be held. */
export const SLICE = 500;

/** The same where others are at work: the processor is soon free for them, at the cost of more statements. */
export const SHORT_SLICE = 200;

/** Claim payments that are held back because others of the set may speak of the same claims. */
const MOST_ASIDE = 10_000;

/**
 * Cuts the claim payments of a set into slices. Those that share a control number come last and together, so that a
 * claim is planned once over all that the set says of it; a set that has more of them than can be held is planned in
 * turns, and ends in the same.
 */
export class ClaimPaymentSlices {
  #slice: ClaimPayment[] = [];
  #aside: ClaimPayment[] = [];
  #size = SLICE;

  /** @param recurring of the whole set; absent where it is no longer than one slice */
  constructor(private readonly recurring: RecurringNumbers | undefined) {}

  /** From now on; what is held back comes in long ones. */
  cutTo(size: typeof SLICE | typeof SHORT_SLICE): void {
    this.#size = size;
  }

  /** The slices that this one completes. */
  add(payment: ClaimPayment): readonly (readonly ClaimPayment[])[] {
    if (this.recurring?.has(payment)) {
      this.#aside.push(payment);
      return this.#aside.length < MOST_ASIDE ? [] : this.#takeAside();
    }
    this.#slice.push(payment);
    return this.recurring === undefined || this.#slice.length < this.#size ? [] : [this.#takeSlice()];
  }

  end(): readonly (readonly ClaimPayment[])[] {
    const slice = this.#takeSlice();
    return [...(slice.length > 0 ? [slice] : []), ...this.#takeAside()];
  }

  #takeSlice(): ClaimPayment[] {
    const slice = this.#slice;
    this.#slice = [];
    return slice;
  }

  #takeAside(): ClaimPayment[][] {
    const aside = this.#aside;
    this.#aside = [];
    const slices: ClaimPayment[][] = [];
    for (const group of groupByNumber(aside)) {
      const last = slices.at(-1);
      if (last && last.length + group.length <= SLICE) last.push(...group);
      else slices.push(...cut(group));
    }
    return slices;
  }
}

/** Those that are tied to each other by numbers, directly or through others; in their order. */
function groupByNumber(payments: readonly ClaimPayment[]): ClaimPayment[][] {
  const parents = payments.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root]!;
    parents[index] = root;
    return root;
  };
  const holders = new Map<string, number>();
  payments.forEach((payment, index) => {
    for (const number of findControlNumbers(payment)) {
      const holder = holders.get(number);
      if (holder === undefined) holders.set(number, index);
      else parents[rootOf(index)] = rootOf(holder);
    }
  });
  const groups = new Map<number, ClaimPayment[]>();
  payments.forEach((payment, index) => {
    const group = groups.get(rootOf(index));
    if (group) group.push(payment);
    else groups.set(rootOf(index), [payment]);
  });
  return [...groups.values()];
}

function cut(group: ClaimPayment[]): ClaimPayment[][] {
  const slices: ClaimPayment[][] = [];
  for (let start = 0; start < group.length; start += SLICE) slices.push(group.slice(start, start + SLICE));
  return slices;
}
