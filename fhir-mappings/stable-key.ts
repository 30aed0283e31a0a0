// Four limbs of 32 bits: integers of any length would be made anew for every byte.
const OFFSET = [0x6c62272e, 0x07bb0142, 0x62b82175, 0x6295c58d];
/** The prime is 2^88 and this. */
const PRIME_END = 0x13b;

// At hand for every letter: looking up what is global costs more than the product.
const { imul } = Math;

/**
 * A key of 25 letters and digits that is always the same for the same text and tells nothing of it (FNV-1a, 128
 * bits). It names service lines: identifiers of the source may hold names or numbers of patients.
 */
export function buildStableKey(text: string): string {
  return hashOf(text).toString(36).toUpperCase().padStart(25, '0');
}

/** The same as a UUID of version 8 (RFC 9562, 5.8), where an id has to be one. */
export function buildStableUuid(text: string): string {
  const digits = hashOf(text).toString(16).padStart(32, '0');
  const variant = 'ab89'[Number.parseInt(digits[16]!, 16) % 4];
  const marked = `${digits.slice(0, 12)}8${digits.slice(13, 16)}${variant}${digits.slice(17)}`;
  return marked.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function hashOf(text: string): bigint {
  let [d, c, b, a] = OFFSET as [number, number, number, number];
  for (const byte of new TextEncoder().encode(text)) {
    const changed = (a ^ byte) >>> 0;
    // Times 2^88 + 0x13b, limb by limb from the least: no product of these is beyond what a number holds exactly.
    const first = changed * PRIME_END;
    const second = b * PRIME_END + carryOf(first);
    const third = c * PRIME_END + carryOf(second) + ((changed << 24) >>> 0);
    const fourth = d * PRIME_END + carryOf(third) + (changed >>> 8) + ((b << 24) >>> 0);
    [d, c, b, a] = [fourth >>> 0, third >>> 0, second >>> 0, first >>> 0];
  }
  return [d, c, b, a].reduce((sum, limb) => (sum << 32n) | BigInt(limb), 0n);
}

function carryOf(product: number): number {
  return (product / 0x1_0000_0000) | 0;
}

/** A mark of 64 bits for telling texts of one encounter apart, which is quick; for what has to be unique take the key. */
export function buildMark(text: string): string {
  let [one, other] = [0x811c9dc5, 0x1000193];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = imul(one ^ code, 0x01000193);
    other = imul(other ^ code, 0x5bd1e995) ^ (other >>> 15);
  }
  return [one, other].map((half) => (half >>> 0).toString(36)).join('-');
}
