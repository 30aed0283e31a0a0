/** Dice that fall the same way for the same seed, on every machine. */
export interface Random {
  /** A whole number from 0 to below the limit. */
  integer(limit: number): number;
  /** A whole number from one to another, both included. */
  between(low: number, high: number): number;
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Picks by weight: an item with weight 3 comes three times as often as one with weight 1. */
  pickWeighted<T extends { readonly weight: number }>(items: readonly T[]): T;
  digits(count: number): string;
  /** A version 4 UUID. */
  uuid(): string;
}

const UINT32 = 0x1_0000_0000;

/**
 * sfc32 (C. Doty-Humphrey, public domain) over a hash of the seed. Things that must not depend on each other get
 * dice of their own, with a seed that names them: `${seed}/patient/7`.
 */
export function createRandom(seed: string | number): Random {
  const next = createWords(String(seed));
  const integer = (limit: number): number => {
    if (!Number.isSafeInteger(limit) || limit < 1 || limit > UINT32)
      throw new RangeError(`A limit from 1 to 2^32 is wanted, ${limit} was given`);
    // Words above the last whole multiple of the limit are thrown away: all results are equally likely.
    const top = UINT32 - (UINT32 % limit);
    let word = next();
    while (word >= top) word = next();
    return word % limit;
  };
  const between = (low: number, high: number) => low + integer(high - low + 1);
  const digits = (count: number) => Array.from({ length: count }, () => integer(10)).join('');
  const hex = (count: number) => Array.from({ length: count }, () => integer(16).toString(16)).join('');
  return {
    integer,
    between,
    digits,
    chance: (percent) => integer(100) < percent,
    pick: (items) => items[integer(items.length)]!,
    pickWeighted: (items) => {
      let rest = integer(items.reduce((sum, { weight }) => sum + weight, 0));
      const index = items.findIndex(({ weight }) => {
        rest -= weight;
        return rest < 0;
      });
      return items[index]!;
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[integer(4)]}${hex(3)}-${hex(12)}`,
  };
}

function createWords(seed: string): () => number {
  let [a, b, c, d] = hashSeed(seed) as [number, number, number, number];
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // The first words of neighbouring seeds are alike until the state has mixed.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/** Four words of 32 bits: FNV-1a over the bytes, from four starting points. */
function hashSeed(seed: string): number[] {
  const bytes = new TextEncoder().encode(seed);
  return [0x811c9dc5, 0x9e3779b9, 0x243f6a88, 0xb7e15162].map((start) => {
    let hash = start;
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
    return (hash ^ (hash >>> 15)) | 0;
  });
}
