import type { Random } from '../../../src/simulator/create-random.js';
import type { ClaimMisbehaviour, Misbehaviour } from '../misbehaviours/misbehaviour.js';
import type { WorldClaim } from '../world/answer.js';

/** Gives every misbehaviour its turn, and the one that has waited longest of those that fit; counts them. */
export class Turns<T extends Misbehaviour> {
  readonly #queue: T[];
  readonly #counts = new Map<string, number>();

  /** @param rankOf whose turn comes before that of others: the lower; within a rank the dice say */
  constructor(
    misbehaviours: readonly T[],
    random: Random,
    rankOf: (misbehaviour: T, place: number) => number = () => 0,
  ) {
    const ranks = misbehaviours.map(rankOf);
    this.#queue = [];
    for (const rank of [...new Set(ranks)].sort((one, other) => one - other)) {
      const left = misbehaviours.filter((_, place) => ranks[place] === rank);
      while (left.length > 0) this.#queue.push(...left.splice(random.integer(left.length), 1));
    }
  }

  next(fits: (misbehaviour: T) => boolean): T | undefined {
    const index = this.#queue.findIndex(fits);
    if (index < 0) return undefined;
    const [picked] = this.#queue.splice(index, 1) as [T];
    this.#queue.push(picked);
    this.#counts.set(picked.name, (this.#counts.get(picked.name) ?? 0) + 1);
    return picked;
  }

  isEmpty(): boolean {
    return this.#queue.length === 0;
  }

  counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }
}

export function fitsClaim(claim: WorldClaim) {
  return ({ payers = 1, lines = 1, medicaid, carriesForward }: ClaimMisbehaviour): boolean => {
    if (claim.payers.length < payers || claim.lines.length < lines) return false;
    if (carriesForward !== undefined && claim.payers[0]!.carriesForward !== carriesForward) return false;
    return medicaid === undefined || claim.payers[medicaid.payer - 1]?.isMedicaid === medicaid.is;
  };
}

/** Which misbehaviours a world has at all. */
export function isUsable({ isOrderFree, only }: { isOrderFree?: boolean; only?: readonly string[] }) {
  return ({ name, needsOrder }: Misbehaviour): boolean =>
    !(isOrderFree && needsOrder) && (only === undefined || only.includes(name));
}
