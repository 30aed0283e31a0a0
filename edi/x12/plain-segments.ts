import type { ByteQueue } from './byte-queue.js';
import type { Delimiters } from './segment.js';
import { SegmentCursor } from './segment-cursor.js';
import { SegmentScanner } from './segment-scanner.js';
import type { LineCounter } from './segment-text.js';
import type { SourceSegment } from './source-segment.js';

/** Bytes looked at when segments that are not plain come often, so that none is looked at again and again. */
const FEW_BYTES = 256;
const MANY_BYTES = 65_536;

/** Reads the plain segments, of which nearly all of a file consists; of every other it takes nothing. */
export class PlainSegments {
  readonly #queue: ByteQueue;
  readonly #lines: LineCounter;
  readonly #take: (segment: SourceSegment) => void;
  readonly #scanner = new SegmentScanner();
  readonly #cursor: SegmentCursor;
  #reach = MANY_BYTES;

  constructor(queue: ByteQueue, lines: LineCounter, take: (segment: SourceSegment) => void) {
    this.#queue = queue;
    this.#lines = lines;
    this.#take = take;
    this.#cursor = new SegmentCursor(queue, this.#scanner);
  }

  setDelimiters(delimiters: Delimiters, terminator: string): void {
    this.#scanner.setDelimiters(delimiters, terminator);
    this.#cursor.setDelimiters(delimiters, terminator);
  }

  /**
   * Hands over segments at the front of the queue as long as they are plain, up to an IEA, and takes them off. No
   * blanks may have been taken before the first. Gives how many there were: at most `most`, each of at most
   * `segmentBytes`; there may be more unless there were none.
   */
  read(most: number, segmentBytes: number): number {
    const { bytes, start, end } = this.#queue;
    const found = this.#scanner.scan(bytes, start, Math.min(end, start + this.#reach));
    const taken = found === 0 ? 0 : this.#handOver(Math.min(found, most), segmentBytes);
    // Of fewer bytes than that the end may just not have come yet.
    const isOdd = taken < found || (found === 0 && end - start > FEW_BYTES);
    this.#reach = isOdd ? FEW_BYTES : Math.min(this.#reach * 2, MANY_BYTES);
    return taken;
  }

  /** True when the last segment that was handed over is an IEA. */
  get endsInterchange(): boolean {
    return this.#cursor.id === 'IEA';
  }

  #handOver(segments: number, segmentBytes: number): number {
    const { start } = this.#queue;
    const cursor = this.#cursor;
    cursor.startWindow({ segments, segmentBytes }, this.#lines.line);
    while (cursor.next()) {
      this.#take(cursor);
      if (cursor.id === 'IEA') break;
    }
    const { taken, line, endIndex } = cursor;
    if (taken === 0) return 0;
    this.#lines.line = line;
    this.#lines.pass();
    this.#queue.skip(endIndex - start);
    return taken;
  }
}
