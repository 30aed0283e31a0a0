import type { Issue } from '../../schemas/issue.js';
import type { TextSegment } from './text-segment.js';
import { Tokenizer } from './tokenizer.js';
import { writeParsed } from './write-parsed.js';

/** Segments that are written at once: few enough to take up little memory. */
const BATCH = 1000;

export interface SegmentsParsed {
  /** What stood after the last segment: one character for each byte. */
  readonly epilogue: string;
  /** What is wrong with the file as a whole. */
  readonly issues: readonly Issue[];
  readonly segmentCount: number;
}

/** Hands over the segments of a file one by one, whatever the envelope is, and keeps none. */
export function parseSegments(bytes: Uint8Array, take: (segment: TextSegment) => void): SegmentsParsed {
  let segmentCount = 0;
  const tokenizer = new Tokenizer((segment) => {
    segmentCount += 1;
    take(segment.keep());
  });
  tokenizer.push(bytes);
  tokenizer.end();
  return { epilogue: tokenizer.epilogue, issues: tokenizer.issues, segmentCount };
}

/** Writes segments as they come, in batches. */
export class SegmentBatches {
  readonly #take: (bytes: Uint8Array) => void;
  #segments: TextSegment[] = [];

  constructor(take: (bytes: Uint8Array) => void) {
    this.#take = take;
  }

  add(segment: TextSegment): void {
    this.#segments.push(segment);
    if (this.#segments.length >= BATCH) this.#write('');
  }

  end(epilogue: string): void {
    this.#write(epilogue);
  }

  #write(epilogue: string): void {
    this.#take(writeParsed({ segments: this.#segments, epilogue }));
    this.#segments = [];
  }
}

/** Compares bytes piece by piece with those of a file. */
export class SameBytes {
  readonly #bytes: Uint8Array;
  #at = 0;
  #isSame = true;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  add(piece: Uint8Array): void {
    const end = this.#at + piece.length;
    this.#isSame &&= Buffer.compare(piece, this.#bytes.subarray(this.#at, end)) === 0;
    this.#at = end;
  }

  /** True when all of the file was seen, and nothing else. */
  get isSame(): boolean {
    return this.#isSame && this.#at === this.#bytes.length;
  }
}
