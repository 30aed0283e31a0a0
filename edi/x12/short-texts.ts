/** Longer texts are mostly names and numbers, each of them another. */
export const LONGEST_SHORT_TEXT = 5;
/** Places for texts: many more than a file has codes, so that two seldom want the same. */
const PLACE_BITS = 12;
const PLACES = 2 ** PLACE_BITS;
/** Odd, and without a pattern in their bits: texts that resemble each other get places far apart. */
const SPREAD = 0x9e3779b1;
const SPREAD_FIFTH = 0x85ebca6b;

/**
 * Texts of up to five bytes, of which most are codes that a file repeats without end: finding one by its bytes costs less
 * than making it, and nobody has to collect it. A file that makes up codes only replaces what is kept.
 */
export class ShortTexts {
  readonly #starts = new Int32Array(PLACES);
  readonly #fifths = new Uint8Array(PLACES);
  readonly #texts: string[] = new Array(PLACES).fill('');

  /** The text that one to five bytes of ASCII are; no NUL is among them. */
  find(bytes: Uint8Array, from: number, to: number): string {
    let start = 0;
    for (let at = Math.min(to, from + 4) - 1; at >= from; at -= 1) start = (start << 8) | bytes[at]!;
    const fifth = to - from === LONGEST_SHORT_TEXT ? bytes[to - 1]! : 0;
    const place = (Math.imul(start, SPREAD) ^ Math.imul(fifth, SPREAD_FIFTH)) >>> (32 - PLACE_BITS);
    if (this.#starts[place] !== start || this.#fifths[place] !== fifth) {
      this.#starts[place] = start;
      this.#fifths[place] = fifth;
      this.#texts[place] = String.fromCharCode(...bytes.subarray(from, to));
    }
    return this.#texts[place]!;
  }
}
