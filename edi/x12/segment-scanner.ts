import { findBlockScan, MOST_BYTES } from './block-scan.js';
import { isLineBreak } from './interchange-header.js';
import type { Delimiters } from './segment.js';

const CR = 0x0d;
const LF = 0x0a;
const LETTER_A = 0x41;
const LETTER_I = 0x49;
const LETTER_S = 0x53;
const LETTER_Z = 0x5a;

/**
 * Finds where elements and segments end, without a string. It passes printable ASCII with terminators of one byte and
 * with line breaks that follow them, and stops before every other byte: those are for others to read.
 */
export class SegmentScanner {
  /** Indexes of the separators and terminators found, in order. */
  separators = new Int32Array();
  /** For each segment, how many of the separators stand up to and including its terminator. */
  ends = new Int32Array();
  #element = 0;
  #terminator = 0;
  #isUsable = false;

  setDelimiters({ element }: Delimiters, terminator: string): void {
    this.#element = element.charCodeAt(0);
    this.#terminator = terminator.charCodeAt(0);
    this.#isUsable = terminator.length === 1 && !isLineBreak(this.#terminator) && element <= '\x7f';
  }

  /** How many terminators stand from an index on before `end`, or before the first byte that is not passed. */
  scan(bytes: Uint8Array, from: number, end: number): number {
    if (!this.#isUsable) return 0;
    const stop = Math.min(end, from + MOST_BYTES);
    const blocks = findBlockScan();
    if (!blocks) return this.scanByBytes(bytes, from, stop);
    blocks.bytes.set(bytes.subarray(from, stop));
    const segments = blocks.run(stop - from, from, this.#element, this.#terminator);
    if (segments === 0) return 0;
    this.#makeRoom(stop - from);
    // Taken out, because who is told of a segment may scan other bytes.
    this.ends.set(blocks.ends.subarray(0, segments));
    this.separators.set(blocks.separators.subarray(0, this.ends[segments - 1]));
    return segments;
  }

  /** The same where there is no scan by blocks, and what that one is held against. */
  scanByBytes(bytes: Uint8Array, from: number, stop: number): number {
    this.#makeRoom(stop - from);
    const { separators, ends } = this;
    let found = 0;
    let segments = 0;
    for (let at = from; at < stop; at += 1) {
      const byte = bytes[at]!;
      const isTerminator = byte === this.#terminator;
      if (!isTerminator && byte !== this.#element) {
        if (isPrintable(byte) || this.#endsLine(bytes, at, from)) continue;
        break;
      }
      separators[found] = at;
      found += 1;
      if (!isTerminator) continue;
      ends[segments] = found;
      segments += 1;
    }
    return segments;
  }

  /** As much as the bytes at hand could need: most files are small, and for each the most would cost more than reading it. */
  #makeRoom(places: number): void {
    if (this.ends.length >= places) return;
    const room = Math.min(MOST_BYTES, Math.max(places, this.ends.length * 2));
    this.separators = new Int32Array(room);
    this.ends = new Int32Array(room);
  }

  /** Whether a byte is a line break right behind a terminator, another line break, or what was read before. */
  #endsLine(bytes: Uint8Array, at: number, from: number): boolean {
    if (!isLineBreak(bytes[at]!)) return false;
    return at === from || bytes[at - 1] === CR || bytes[at - 1] === this.#terminator;
  }
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte <= 0x7e;
}

/**
 * Where a plain segment begins that may follow from an index on; -1 when none does. It begins with a capital letter,
 * behind nothing or one line break, and is no ISA.
 */
export function findPlainStart(bytes: Uint8Array, from: number, end: number): number {
  const at = from + lineBreakLength(bytes, from, end);
  const first = at < end ? bytes[at]! : 0;
  if (first < LETTER_A || first > LETTER_Z) return -1;
  const isHeader = first === LETTER_I && bytes[at + 1] === LETTER_S && bytes[at + 2] === LETTER_A;
  return isHeader ? -1 : at;
}

/** Bytes of the line break at an index: 0 to 2. */
function lineBreakLength(bytes: Uint8Array, at: number, end: number): number {
  const byte = at < end ? bytes[at]! : 0;
  if (byte === CR) return at + 1 < end && bytes[at + 1] === LF ? 2 : 1;
  return byte === LF ? 1 : 0;
}
