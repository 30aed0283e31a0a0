import { isBodyIdentifier } from './segment-identifier.js';

/** Places for identifiers: many more than a guide has, so that two seldom want the same. */
const PLACE_BITS = 10;
const PLACES = 2 ** PLACE_BITS;
/** Odd, and without a pattern in its bits: identifiers that resemble each other get places far apart. */
const SPREAD = 0x9e3779b1;

export interface KnownIdentifier {
  readonly text: string;
  /** Whether segments with it only add to the set they stand in. */
  readonly isBody: boolean;
}

/**
 * Segment identifiers by their bytes: one text for each, as the literals of the program are, so that comparing them
 * compares no characters. A file that makes up identifiers only replaces what is kept. For one set of delimiters.
 */
export class IdentifierCache {
  readonly #keys = new Int32Array(PLACES);
  readonly #known: KnownIdentifier[] = new Array(PLACES).fill({ text: '', isBody: false });

  /** The identifier that two or three bytes of printable ASCII are, with a separator or terminator after them. */
  find(bytes: Uint8Array, from: number, to: number): KnownIdentifier {
    // Of two bytes, the separator is the third: no branch on the length, which would be guessed wrong too often.
    const key = (bytes[from]! << 16) | (bytes[from + 1]! << 8) | bytes[from + 2]!;
    const place = Math.imul(key, SPREAD) >>> (32 - PLACE_BITS);
    if (this.#keys[place] !== key) {
      this.#keys[place] = key;
      this.#known[place] = knownIdentifier(String.fromCharCode(...bytes.subarray(from, to)));
    }
    return this.#known[place]!;
  }
}

/** Names of properties are interned by the engine; texts made from bytes are not. */
function knownIdentifier(text: string): KnownIdentifier {
  const interned = Object.keys({ [text]: true })[0]!;
  return { text: interned, isBody: isBodyIdentifier(interned) };
}
