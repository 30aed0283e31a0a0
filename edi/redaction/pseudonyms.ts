import { moveDates } from './moved-dates.js';
import type { Replacements } from './redaction-walk.js';

/** A keyed hash of at least 16 bytes, as HMAC-SHA-256: what it gives cannot be turned back without the key. */
export type Digest = (text: string) => Uint8Array;

/** Texts that are shorter than this are not looked for among the originals: they are found everywhere. */
const TELLING = 4;
const ATTEMPTS = 1000;
const YEAR = 365;

/**
 * Replacements of the same length and form: a letter for a letter, a digit for a digit, all else as it stands. The same
 * text has the same replacement in a file; two texts have two, as far as there are so many of that form.
 */
export class Pseudonyms implements Replacements {
  readonly #replacements = new Map<string, string>();
  readonly #taken = new Set<string>();

  /**
   * @param originals every text that is to be replaced: none of them may stand for another
   * @param shiftDays by which all dates of the file move
   */
  constructor(
    private readonly digest: Digest,
    private readonly originals: ReadonlySet<string>,
    private readonly shiftDays: number,
  ) {}

  replace(text: string): string {
    if (!/[\p{L}\p{N}]|[^\0-\x7f]/u.test(text)) return text;
    const known = this.#replacements.get(text);
    if (known !== undefined) return known;
    const replacement = this.#findFree(text);
    this.#replacements.set(text, replacement);
    this.#taken.add(replacement);
    return replacement;
  }

  moveBack(text: string): string | undefined {
    return this.#move(text, -1);
  }

  moveOn(text: string): string | undefined {
    return this.#move(text, 1);
  }

  /** By 1 to 365 days, always the same for a date, to a date that nobody else has. */
  #move(text: string, sign: 1 | -1): string | undefined {
    for (let attempt = 0; attempt < YEAR; attempt += 1) {
      const moved = moveDates(text, (date) => {
        const [high, low] = this.digest(`days ${date}`) as unknown as [number, number];
        return this.shiftDays + sign * (1 + ((high * 256 + low + attempt) % YEAR));
      });
      if (moved === undefined || !this.originals.has(moved)) return moved;
    }
    return undefined;
  }

  #findFree(text: string): string {
    let found = this.#draw(text, 0);
    for (let attempt = 1; attempt < ATTEMPTS && !this.#isFree(found, text); attempt += 1) {
      found = this.#draw(text, attempt);
    }
    return found;
  }

  #isFree(found: string, text: string): boolean {
    if (found === text || this.#taken.has(found)) return false;
    return found.length < TELLING || !this.originals.has(found);
  }

  #draw(text: string, attempt: number): string {
    let drawn = '';
    let bytes: Uint8Array = new Uint8Array();
    for (let index = 0; index < text.length; index += 1) {
      const at = index % 16;
      if (at === 0) bytes = this.digest(`${attempt} ${index / 16} ${text}`);
      drawn += replaceCharacter(text[index]!, bytes[at]!);
    }
    return drawn;
  }
}

function replaceCharacter(character: string, byte: number): string {
  if (/[0-9]/.test(character)) return String(byte % 10);
  if (/[a-z]/.test(character)) return String.fromCharCode(0x61 + (byte % 26));
  // What is not ASCII becomes a capital letter: one for each unit, so that lengths stay.
  const isLetter = /[A-Z]|[^\0-\x7f]/.test(character);
  return isLetter ? String.fromCharCode(0x41 + (byte % 26)) : character;
}
