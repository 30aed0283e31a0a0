import { type Issue, type IssueCode, type IssueContext, issue, type Place } from '../../schemas/issue.js';
import { ByteQueue } from './byte-queue.js';
import { checkControlCharacters } from './check-control-characters.js';
import { checkDelimiters } from './check-delimiters.js';
import { AT_START, checkFileStart } from './check-file-start.js';
import { type HeaderReading, isLineBreak, isUnusable, parseInterchangeHeader } from './interchange-header.js';
import { DEFAULT_LIMITS, type X12Limits } from './limits.js';
import type { Delimiters } from './segment.js';
import { LineCounter, parseText, parseWrappedText } from './segment-text.js';
import { TextSegment, type TextSegmentParts } from './text-segment.js';

/** Bytes looked at before an ISA is taken for one: `ISA*00*`. */
const LOOKAHEAD = 7;
const PIECE = 65_536;
const PLAIN = /^[\x20-\x7e]*$/;
const NONE: readonly never[] = [];
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
  #state: 'start' | 'between' | 'header' | 'segment' | 'stopped' = 'start';
  #delimiters: Delimiters = { element: '', component: '', repetition: '', terminator: '' };
  #terminator = '';
  #latin1Only = false;
  /** Index in the queue before which nothing has to be looked at again. */
  #scanned = 0;
  #gap = '';
  #gapAt: Place = {};
  #found: Issue[] = [];
  #segments = 0;

  constructor(limits: Partial<X12Limits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /** True when a limit or an encoding ended the reading before the end of the file. */
  get stopped(): boolean {
    return this.#state === 'stopped';
  }

  push(chunk: Uint8Array): TextSegment[] {
    const segments: TextSegment[] = [];
    for (let at = 0; at < chunk.length && !this.stopped; at += PIECE) {
      this.#queue.append(chunk.subarray(at, at + PIECE));
      this.#drain(segments, false);
    }
    return segments;
  }

  end(): TextSegment[] {
    const segments: TextSegment[] = [];
    if (this.stopped) return segments;
    this.#drain(segments, true);
    this.#finish();
    return segments;
  }

  #drain(segments: TextSegment[], final: boolean): void {
    let goesOn = true;
    while (goesOn) {
      if (this.#state === 'start') goesOn = this.#readStart(final);
      else if (this.#state === 'between') goesOn = this.#findHeader(final);
      else if (this.#state === 'header') goesOn = this.#readHeader(segments, final);
      else if (this.#state === 'segment') goesOn = this.#readSegment(segments, final);
      else goesOn = false;
    }
  }

  #readStart(final: boolean): boolean {
    if (this.#queue.length < LOOKAHEAD && !final) return false;
    const start = checkFileStart(this.#queue.peek(0, LOOKAHEAD));
    if (start.issue) this.issues.push(start.issue);
    if (start.unreadable) return this.#stop();
    this.#gap = this.#queue.take(start.markLength);
    this.#state = 'between';
    return true;
  }

  /** Before the first ISA and after each IEA: only blanks may stand before the next ISA. */
  #findHeader(final: boolean): boolean {
    if (this.#gap.length > this.#limits.segmentBytes) return this.#stopAt('x12.text-too-long');
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
    const isFirst = this.#segments === 0 && this.#found.length === 0;
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

  #readHeader(segments: TextSegment[], final: boolean): boolean {
    const reading = parseInterchangeHeader(this.#queue, final);
    if (reading === 'wait') return false;
    if (typeof reading === 'string') return this.#skipHeader(reading);
    this.#terminator = reading.delimiters.terminator;
    const terminator = parseText(this.#terminator, false).text;
    this.#delimiters = { ...reading.delimiters, terminator };
    const { element, component, repetition } = reading.delimiters;
    this.#latin1Only = /[\x80-\xff]/.test(
      element + component + repetition + (this.#terminator.length === 1 ? terminator : ''),
    );
    this.#found.push(...checkDelimiters(this.#delimiters, this.#place('ISA')));
    this.#emit(segments, reading.byteLength, this.#terminator.length);
    return true;
  }

  #skipHeader(part: Exclude<HeaderReading, object>): boolean {
    const code = part === 'element separator' ? '026' : part === 'segment terminator' ? '004' : '022';
    this.#note('x12.unreadable-header', { part }, code, this.#place('ISA'));
    this.#skip(Math.min(3, this.#queue.length));
    this.#state = 'between';
    return true;
  }

  #readSegment(segments: TextSegment[], final: boolean): boolean {
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
    if (end < 0) return this.#readRest(segments);
    const width = this.#isLineEnded ? 1 : this.#terminator.length;
    if (end === 0) {
      const isRun = this.#found.at(-1)?.code === 'x12.empty-segment';
      if (!isRun) this.#note('x12.empty-segment', {}, '8', this.#place());
      this.#skip(width);
    } else this.#emit(segments, end, width);
    return true;
  }

  /** Takes blanks before a segment; false when all that is there is blank and more may come. */
  #skipBlanks(final: boolean): boolean {
    let count = 0;
    while (isBlank(this.#queue.at(count))) count += 1;
    if (this.#gap.length + count > this.#limits.segmentBytes) {
      return this.#stopAt('x12.segment-too-long', this.#gapAt);
    }
    if (count > 0) this.#skip(count);
    return this.#queue.length > 0 || final;
  }

  get #isLineEnded(): boolean {
    return isLineBreak(this.#terminator.charCodeAt(0));
  }

  #findTerminator(): number {
    const from = this.#scanned;
    this.#scanned = Math.max(0, this.#queue.length - this.#terminator.length + 1);
    if (!this.#isLineEnded) return this.#queue.indexOf(this.#terminator, from);
    const feed = this.#queue.indexOf('\n', from);
    const carriage = this.#queue.indexOf('\r', from, feed < 0 ? undefined : feed);
    return carriage < 0 ? feed : carriage;
  }

  /** The file ends before a terminator. */
  #readRest(segments: TextSegment[]): boolean {
    const rest = this.#queue.peek(0, this.#queue.length);
    if (BLANK.test(rest)) return false;
    const isTrailer = /^IEA[^A-Za-z0-9 ]/.test(rest);
    const found = issue('x12.unterminated-segment', this.#place(), {}, isTrailer ? 'warning' : 'error');
    this.#found.push({ ...found, syntaxErrorCode: '023' });
    this.#emit(segments, this.#queue.length, 0);
    return false;
  }

  #emit(segments: TextSegment[], length: number, terminatorLength: number): void {
    if (this.#segments >= this.#limits.segments) {
      this.#stopAt('x12.too-many-segments');
      return;
    }
    const { offset: byteOffset } = this.#queue;
    const { line } = this.#lines;
    const bytes = this.#queue.take(length);
    const terminator = this.#queue.take(terminatorLength);
    const read = PLAIN.test(bytes)
      ? { text: bytes, encoding: 'ascii' as const, breaks: NONE }
      : this.#readOdd(bytes, { line, byteOffset });
    if (read.breaks.length === 0) this.#lines.pass();
    else this.#lines.add(bytes);
    this.#lines.add(terminator);
    const segment = new TextSegment({
      text: read.text,
      encoding: read.encoding,
      breaks: read.breaks,
      delimiters: this.#delimiters,
      byteOffset,
      byteLength: length + terminatorLength,
      line,
      gap: this.#gap,
      terminator,
      issues: this.#found.length === 0 ? NONE : this.#found,
    });
    this.#segments += 1;
    this.#gap = '';
    this.#gapAt = this.#place();
    if (this.#found.length > 0) this.#found = [];
    this.#scanned = 0;
    this.#state = segment.id === 'IEA' ? 'between' : 'segment';
    segments.push(segment);
  }

  /** A segment with line breaks, control characters or characters outside ASCII. */
  #readOdd(bytes: string, at: Place): Pick<TextSegmentParts, 'text' | 'encoding' | 'breaks'> {
    const { text, encoding } = parseText(bytes, this.#latin1Only);
    const unwrapped = this.#isLineEnded ? { text, breaks: NONE } : parseWrappedText(text);
    this.#found.push(...checkControlCharacters(unwrapped.text, this.#delimiters, at));
    return { ...unwrapped, encoding };
  }

  #finish(): void {
    const rest = this.#gap + this.#queue.take(this.#queue.length);
    this.epilogue = rest;
    if (this.#segments === 0 && this.issues.length + this.#found.length === 0) {
      this.issues.push({ ...issue('x12.no-interchange', AT_START), syntaxErrorCode: '022' });
    } else if (this.#state === 'between' && this.#found.length === 0) this.#noteOutsideText(rest);
    this.issues.push(...this.#found);
    this.#found = [];
  }

  #noteOutsideText(text: string): void {
    const skippedHeader = this.#found.some(({ code }) => code === 'x12.unreadable-header');
    if (BLANK.test(text.replace('\xef\xbb\xbf', '')) || skippedHeader) return;
    this.issues.push({
      ...issue('x12.text-outside-interchange', this.#place(), { bytes: text.length }),
      syntaxErrorCode: '022',
    });
  }

  #note(code: IssueCode, context: IssueContext, syntaxErrorCode: string, at = this.#place()): void {
    this.#found.push({ ...issue(code, at, context), syntaxErrorCode });
  }

  #place(segment?: string): Issue['at'] {
    const at = { byteOffset: this.#queue.offset, line: this.#lines.line };
    return segment === undefined ? at : { segment, ...at };
  }

  #skip(count: number): void {
    const text = this.#queue.take(count);
    this.#lines.add(text);
    this.#gap += text;
    this.#scanned = 0;
  }

  #stopAt(code: IssueCode, at = this.#place()): false {
    const limit = code === 'x12.too-many-segments' ? this.#limits.segments : this.#limits.segmentBytes;
    this.issues.push(...this.#found, { ...issue(code, at, { limit }), syntaxErrorCode: '022' });
    this.#found = [];
    return this.#stop();
  }

  #stop(): false {
    this.#state = 'stopped';
    return false;
  }
}

function isBlank(byte: number): boolean {
  return isLineBreak(byte) || byte === 0x20 || byte === 0x09;
}
