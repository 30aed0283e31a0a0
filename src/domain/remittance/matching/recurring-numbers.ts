import type { ClaimNumbers } from '../../../../schemas/remittance-advice.js';
import { findPayerControlNumbers, readControlNumber } from './match-claim.js';

/** As many bits as keep mistakes below one in a hundred for a million claim payments. */
const BITS = 2 ** 25;

const PROBES = 3;

/**
 * Which claim payments of a set may speak of one claim, because they share a control number. Takes each once, in memory
 * that does not grow with their count; says of some that they share a number although they do not, never the other way.
 */
export class RecurringNumbers {
  readonly #seen = new Uint32Array(BITS / 32);
  readonly #again = new Uint32Array(BITS / 32);

  add(payment: ClaimNumbers): void {
    for (const number of findControlNumbers(payment)) {
      if (probe(this.#seen, number, true)) probe(this.#again, number, true);
    }
  }

  has(payment: ClaimNumbers): boolean {
    return findControlNumbers(payment).some((number) => probe(this.#again, number, false));
  }
}

/** By which a claim payment may find its claim, normalised; each once. */
export function findControlNumbers(payment: ClaimNumbers): readonly string[] {
  const own = readControlNumber(payment.patientControlNumber);
  const numbers = new Set(findPayerControlNumbers(payment));
  if (own !== '') numbers.add(own);
  return [...numbers];
}

/** Whether all bits of a number are set; sets them where asked to. */
function probe(bits: Uint32Array, number: string, sets: boolean): boolean {
  const first = hash(number, 0x811c9dc5);
  const step = hash(number, 0x9747b28c) | 1;
  let isThere = true;
  for (let index = 0; index < PROBES; index += 1) {
    const bit = (first + Math.imul(index, step)) >>> 7;
    const word = bit >>> 5;
    const mask = 1 << (bit & 31);
    if ((bits[word]! & mask) === 0) isThere = false;
    if (sets) bits[word] = bits[word]! | mask;
  }
  return isThere;
}

/** FNV-1a, from a start of its own. */
function hash(text: string, start: number): number {
  let value = start;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
}
