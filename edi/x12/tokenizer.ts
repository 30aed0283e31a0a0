import { type Issue, type IssueCode, issue } from '../../schemas/issue.js';
import { ByteQueue } from './byte-queue.js';
import { checkDelimiters } from './check-delimiters.js';
import { AT_START, checkFileStart } from './check-file-start.js';
import { type HeaderReading, isBlank, isUnusable, parseInterchangeHeader } from './interchange-header.js';
import { DEFAULT_LIMITS, type X12Limits } from './limits.js';
import { PendingSegment } from './pending-segment.js';
import { PlainSegments } from './plain-segments.js';
import type { ResumePoint } from './resume-point.js';
import type { Delimiters } from './segment.js';
import { LineCounter, parseText } from './segment-text.js';
import type { SourceSegment } from './source-segment.js';
import { terminatorBytesOf } from './terminator-bytes.js';

/** Bytes looked at before an ISA is taken for one: `ISA*00*`. */
const LOOKAHEAD = 7;
const PIECE = 65_536;
const MANY_BYTES = 4096;
// biome-ignore lint/suspicious/noControlCharactersInRegex: Control-Z ends files of old systems
const BLANK = /^[\s\x1a]*$/;

/**
 * Reads bytes into segments. The delimiters come from each ISA; how the bytes are cut into chunks changes nothing.
 * What is wrong with a segment's bytes stands in the segment's issues, what is wrong with the file in `issues`.
 * Past a limit, or in an encoding that is not X12's, it stops and reads nothing more.
 */
export class Tokenizer {
  readonly issues: Issue[] = [];
  /** What stood after the last segment: one character for each byte. */
  epilogue = '';
  readonly #limits: X12Limits;
  readonly #queue = new ByteQueue();
  readonly #lines = new LineCounter();
  readonly #pending = new PendingSegment(this.#queue, this.#lines);
  readonly #plain: PlainSegments;
  readonly #take: (segment: SourceSegment) => void;
  #state: 'start' | 'between' | 'header' | 'segment' | 'stopped' = 'start';
  /** Index in the queue before which nothing has to be looked at again. */
  #scanned = 0;
  #segments = 0;
  /** False when so many bytes have come that a segment which began before them is worth being looked at again. */
  #isLooked = false;

  /** `take` is handed each segment, which is valid only during the call. */
  constructor(take: (segment: SourceSegment) => void, limits: Partial<X12Limits> = {}) {
    this.#take = take;
    this.#plain = new PlainSegments(this.#queue, this.#lines, take);
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /** Bytes of the terminator of the interchange that is being read. */
  get terminatorLength(): number {
    return this.#pending.terminator.length;
  }

  /** Goes on within an interchange whose ISA is not there to be read. Call before the first chunk. */
  resume(point: ResumePoint): void {
    this.#setDelimiters(point.delimiters, terminatorBytesOf(point));
    this.#queue.startAt(point.byteOffset);
    this.#lines.line = point.line ?? 1;
    this.#state = 'segment';
  }

  /** True when a limit or an encoding ended the reading before the end of the file. */
  get stopped(): boolean {
    return this.#state === 'stopped';
  }

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length && !this.stopped; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      this.#queue.append(piece);
      this.#isLooked = piece.length < MANY_BYTES;
      this.#drain(false);
    }
  }

  end(): void {
    if (this.stopped) return;
    this.#drain(true);
    this.#finish();
  }

  #drain(final: boolean): void {
    let goesOn = true;
    while (goesOn) {
      if (this.#state === 'start') goesOn = this.#readStart(final);
      else if (this.#state === 'between') goesOn = this.#findHeader(final);
      else if (this.#state === 'header') goesOn = this.#readHeader(final);
      else if (this.#state === 'segment') goesOn = this.#readSegments(final);
      else goesOn = false;
    }
  }

  #readStart(final: boolean): boolean {
    if (this.#queue.length < LOOKAHEAD && !final) return false;
    const start = checkFileStart(this.#queue.peek(0, LOOKAHEAD));
    if (start.issue) this.issues.push(start.issue);
    if (start.unreadable) return this.#stop();
    this.#pending.gap = this.#queue.take(start.markLength);
    this.#state = 'between';
    return true;
  }

  /** Before the first ISA and after each IEA: only blanks may stand before the next ISA. */
  #findHeader(final: boolean): boolean {
    if (this.#pending.gap.length > this.#limits.segmentBytes) return this.#stopAt('x12.text-too-long');
    const index = this.#queue.indexOf('ISA', this.#scanned);
    if (index < 0) {
      this.#scanned = Math.max(this.#scanned, this.#queue.length - 2);
      if (this.#queue.length > this.#limits.segmentBytes + LOOKAHEAD)
        return this.#stopAt('x12.text-too-long');
      return false;
    }
    if (this.#queue.length < index + LOOKAHEAD && !final) {
      this.#scanned = index;
      return false;
    }
    if (index > this.#limits.segmentBytes) return this.#stopAt('x12.text-too-long');
    const between = this.#queue.peek(0, index);
    const isFirst = this.#segments === 0 && this.#pending.issues.length === 0;
    if (!this.#isHeader(index) && !(isFirst && BLANK.test(between))) {
      this.#scanned = index + 1;
      return true;
    }
    this.#noteOutsideText(between);
    this.#skip(index);
    this.#state = 'header';
    return true;
  }

  /** `ISA`, a separator, two characters and the same separator. */
  #isHeader(index: number): boolean {
    const separator = this.#queue.at(index + 3);
    const begins = this.#queue.peek(index, index + 3) === 'ISA';
    return begins && !isUnusable(separator) && this.#queue.at(index + 6) === separator;
  }

  #readHeader(final: boolean): boolean {
    const reading = parseInterchangeHeader(this.#queue, final);
    if (reading === 'wait') return false;
    if (typeof reading === 'string') return this.#skipHeader(reading);
    const { terminator } = reading.delimiters;
    const { text } = parseText(terminator, false);
    this.#setDelimiters({ ...reading.delimiters, terminator: text }, terminator);
    this.#pending.issues.push(...checkDelimiters(this.#pending.delimiters, this.#pending.place('ISA')));
    this.#emit(reading.byteLength, this.#pending.terminator.length);
    return true;
  }

  #setDelimiters(delimiters: Delimiters, terminator: string): void {
    this.#pending.setDelimiters(delimiters, terminator);
    this.#plain.setDelimiters(delimiters, terminator);
  }

  #skipHeader(part: Exclude<HeaderReading, object>): boolean {
    const code = part === 'element separator' ? '026' : part === 'segment terminator' ? '004' : '022';
    this.#pending.note('x12.unreadable-header', { part }, code, this.#pending.place('ISA'));
    this.#skip(Math.min(3, this.#queue.length));
    this.#state = 'between';
    return true;
  }

  /** Segments that need no care, as many as there are; when there are none, what comes next is read with care. */
  #readSegments(final: boolean): boolean {
    const isBegun = (this.#scanned > 0 && this.#isLooked) || this.#pending.isBegun;
    this.#isLooked = true;
    return (!isBegun && this.#readPlain()) || this.#readSegment(final);
  }

  #readPlain(): boolean {
    const most = this.#limits.segments - this.#segments;
    const taken = most > 0 ? this.#plain.read(most, this.#limits.segmentBytes) : 0;
    this.#segments += taken;
    this.#pending.gapAt = this.#pending.place();
    if (taken === 0) return false;
    this.#scanned = 0;
    if (this.#plain.endsInterchange) this.#state = 'between';
    return true;
  }

  #readSegment(final: boolean): boolean {
    if (!this.#skipBlanks(final)) return false;
    if (this.#queue.length < LOOKAHEAD && !final) return false;
    if (this.#queue.peek(0, 3) === 'ISA' && !isUnusable(this.#queue.at(3))) {
      this.#state = 'header';
      return true;
    }
    const end = this.#findTerminator();
    const length = end < 0 ? this.#queue.length - LOOKAHEAD : end;
    if (length > this.#limits.segmentBytes) return this.#stopAt('x12.segment-too-long');
    if (end < 0 && !final) return false;
    if (end < 0) return this.#readRest();
    const width = this.#pending.isLineEnded ? 1 : this.#pending.terminator.length;
    if (end === 0) {
      const isRun = this.#pending.issues.at(-1)?.code === 'x12.empty-segment';
      if (!isRun) this.#pending.note('x12.empty-segment', {}, '8', this.#pending.place());
      this.#skip(width);
    } else this.#emit(end, width);
    return true;
  }

  /** Takes blanks before a segment; false when all that is there is blank and more may come. */
  #skipBlanks(final: boolean): boolean {
    let count = 0;
    while (isBlank(this.#queue.at(count))) count += 1;
    if (this.#pending.gap.length + count > this.#limits.segmentBytes) {
      return this.#stopAt('x12.segment-too-long', this.#pending.gapAt);
    }
    if (count > 0) this.#skip(count);
    return this.#queue.length > 0 || final;
  }

  #findTerminator(): number {
    const from = this.#scanned;
    this.#scanned = Math.max(0, this.#queue.length - this.#pending.terminator.length + 1);
    if (!this.#pending.isLineEnded) return this.#queue.indexOf(this.#pending.terminator, from);
    const feed = this.#queue.indexOf('\n', from);
    const carriage = this.#queue.indexOf('\r', from, feed < 0 ? undefined : feed);
    return carriage < 0 ? feed : carriage;
  }

  /** The file ends before a terminator. */
  #readRest(): boolean {
    const rest = this.#queue.peek(0, this.#queue.length);
    if (BLANK.test(rest)) return false;
    const isTrailer = /^IEA[^A-Za-z0-9 ]/.test(rest);
    const found = issue(
      'x12.unterminated-segment',
      this.#pending.place(),
      {},
      isTrailer ? 'warning' : 'error',
    );
    this.#pending.issues.push({ ...found, syntaxErrorCode: '023' });
    this.#emit(this.#queue.length, 0);
    return false;
  }

  #emit(length: number, terminatorLength: number): void {
    if (this.#segments >= this.#limits.segments) {
      this.#stopAt('x12.too-many-segments');
      return;
    }
    const segment = this.#pending.takeSegment(length, terminatorLength);
    this.#segments += 1;
    this.#scanned = 0;
    this.#state = segment.id === 'IEA' ? 'between' : 'segment';
    this.#take(segment);
  }

  #finish(): void {
    const rest = this.#pending.gap + this.#queue.take(this.#queue.length);
    this.epilogue = rest;
    const isEmpty = this.#state !== 'segment' && this.#segments === 0;
    if (isEmpty && this.issues.length + this.#pending.issues.length === 0) {
      this.issues.push({ ...issue('x12.no-interchange', AT_START), syntaxErrorCode: '022' });
    } else if (this.#state === 'between' && this.#pending.issues.length === 0) this.#noteOutsideText(rest);
    this.issues.push(...this.#pending.takeIssues());
  }

  #noteOutsideText(text: string): void {
    const skippedHeader = this.#pending.issues.some(({ code }) => code === 'x12.unreadable-header');
    if (BLANK.test(text.replace('\xef\xbb\xbf', '')) || skippedHeader) return;
    this.issues.push({
      ...issue('x12.text-outside-interchange', this.#pending.place(), { bytes: text.length }),
      syntaxErrorCode: '022',
    });
  }

  #skip(count: number): void {
    this.#pending.skip(count);
    this.#scanned = 0;
  }

  #stopAt(code: IssueCode, at = this.#pending.place()): false {
    const limit = code === 'x12.too-many-segments' ? this.#limits.segments : this.#limits.segmentBytes;
    this.issues.push(...this.#pending.takeIssues(), {
      ...issue(code, at, { limit }),
      syntaxErrorCode: '022',
    });
    return this.#stop();
  }

  #stop(): false {
    this.#state = 'stopped';
    return false;
  }
}
