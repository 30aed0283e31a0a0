import type { Cents } from '../../schemas/money.js';
import { parseCents } from '../../schemas/money.js';
import type { Delimiters } from './segment.js';
import { terminatorBytesOf } from './terminator-bytes.js';

/** A segment as plainly as it can be read: cut at its delimiters, each byte one character. */
export interface WalkedSegment {
  /** Of the first byte of the identifier, from the start of the file. */
  readonly byteOffset: number;
  /** The identifier and its elements: element 4 stands at 4. */
  readonly elements: readonly string[];
}

/**
 * Cuts bytes into segments and nothing more, so that what the readers have made of a file can be held against it. Takes
 * the bytes piece by piece from the first byte of a segment on.
 */
export class SegmentWalk {
  readonly #element: string;
  readonly #terminator: string;
  #rest = '';

  /** @param byteOffset of the first byte that will be pushed */
  constructor(
    delimiters: Pick<Delimiters, 'element' | 'terminator'>,
    private byteOffset: number,
  ) {
    const { element, terminator } = delimiters;
    this.#element = element;
    const all = { element, terminator, component: '', repetition: '' };
    this.#terminator = terminatorBytesOf({ delimiters: all, groupVersion: '', byteOffset });
  }

  /** The segments that have ended. */
  push(piece: Uint8Array): WalkedSegment[] {
    const text = this.#rest + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
    const segments: WalkedSegment[] = [];
    let start = 0;
    for (;;) {
      const end = text.indexOf(this.#terminator, start);
      if (end < 0) break;
      const found = text.slice(start, end);
      const plain = found.trimStart();
      const byteOffset = this.byteOffset + start + found.length - plain.length;
      segments.push({ byteOffset, elements: plain.replace(/[\r\n]/g, '').split(this.#element) });
      start = end + this.#terminator.length;
    }
    this.#rest = text.slice(start);
    this.byteOffset += start;
    return segments;
  }
}

/** Where a segment holds amounts, each with the element that gives its reason; none where it holds one alone. */
const AMOUNTS: Readonly<Record<string, readonly (readonly [amount: number, reason: number])[]>> = {
  CAS: [3, 6, 9, 12, 15, 18].map((position) => [position, position - 1]),
  PLB: [4, 6, 8, 10, 12, 14].map((position) => [position, position - 1]),
};

/** The amount of an element, or of all of a CAS or PLB; what is none counts as zero and is told. */
export function readWalkedAmount(
  { elements }: WalkedSegment,
  element: number | undefined,
): { readonly amounts: readonly Cents[]; readonly isReadable: boolean } {
  const read =
    element === undefined
      ? (AMOUNTS[elements[0]!] ?? []).filter(([at, reason]) => elements[at] || elements[reason])
      : [[element] as const];
  const found = read.map(([at]) => parseCents(elements[at] ?? ''));
  const amounts = found.filter((amount) => amount !== undefined);
  return { amounts, isReadable: amounts.length === found.length };
}
