import { ByteQueue } from './byte-queue.js';
import { PlainSegments } from './plain-segments.js';
import type { Delimiters } from './segment.js';
import { LineCounter } from './segment-text.js';
import type { SourceSegment } from './source-segment.js';
import { type SegmentForm, TextSegment } from './text-segment.js';

const EVERY = Number.POSITIVE_INFINITY;
/** What may stand between two plain segments: CRLF. */
const LONGEST_BREAK = 2;

/** The plain segments at hand as one text, of which each byte is a character. */
export interface TextWindow {
  readonly text: string;
  /** Of the first character, from the start of the file. */
  readonly byteOffset: number;
  /** That of its segments but for what stands before them. */
  readonly form: SegmentForm;
}

/** Plain segments of one window that follow each other. */
interface TextRun {
  readonly window: TextWindow;
  /** Of the first segment. */
  readonly byteOffset: number;
  readonly line: number;
  /** Offset of the byte after the last segment. */
  readonly end: number;
}

/** Segments that may be read once more, later: where they stand is known, and no object is made of them before that. */
export type HeldSegments = readonly (TextSegment | TextRun)[];

/** Takes segments as they pass. */
export class SegmentHolder {
  #parts: (TextSegment | TextRun)[] = [];
  #window: TextWindow | undefined;
  #byteOffset = 0;
  #line = 0;

  /**
   * Holds a segment, and with it those that follow it in its window up to the next that is added or, after the last, to
   * the end that is told.
   * @param end offset of the byte after the segment that was held before
   */
  add(segment: SourceSegment, end: number): void {
    const window = segment.findWindow();
    const { byteOffset } = segment;
    if (window !== undefined && window === this.#window && byteOffset - end <= LONGEST_BREAK) return;
    this.#endRun(end);
    if (window === undefined) this.#parts.push(segment.keep());
    else {
      this.#window = window;
      this.#byteOffset = byteOffset;
      this.#line = segment.line;
    }
  }

  /**
   * What was added since the last time.
   * @param end offset of the byte after the last segment
   */
  take(end: number): HeldSegments {
    this.#endRun(end);
    const held = this.#parts;
    this.#parts = [];
    return held;
  }

  #endRun(end: number): void {
    if (!this.#window) return;
    const run = { window: this.#window, byteOffset: this.#byteOffset, line: this.#line, end };
    this.#window = undefined;
    if (this.#parts.length === 0) this.#parts = [run];
    else this.#parts.push(run);
  }
}

/** Reads what is held once more, as it was read the first time: plain segments without an object for each. */
export class HeldSegmentsReader {
  readonly #queue = new ByteQueue();
  readonly #lines = new LineCounter();
  #take: (segment: SourceSegment) => void = () => {};
  readonly #plain = new PlainSegments(this.#queue, this.#lines, (segment) => this.#take(segment));
  #delimiters: Delimiters | undefined;

  /** Hands over all of them in the order of the file; each is valid only during the call. */
  read(held: HeldSegments, take: (segment: SourceSegment) => void): void {
    this.#take = take;
    for (const part of held) {
      if (part instanceof TextSegment) take(part);
      else this.#readRun(part);
    }
  }

  #readRun({ window, byteOffset, line, end }: TextRun): void {
    const { delimiters, terminator } = window.form;
    if (delimiters !== this.#delimiters) this.#plain.setDelimiters(delimiters, terminator);
    this.#delimiters = delimiters;
    this.#queue.startAt(byteOffset);
    const from = byteOffset - window.byteOffset;
    this.#queue.appendText(window.text.substring(from, end - window.byteOffset));
    this.#lines.line = line;
    while (this.#queue.length > 0 && this.#plain.read(EVERY, EVERY) > 0);
    this.#queue.clear();
  }
}
