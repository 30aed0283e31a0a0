import { type Issue, type IssueCode, type IssueContext, issue, type Place } from '../../schemas/issue.js';
import type { ByteQueue } from './byte-queue.js';
import { checkControlCharacters } from './check-control-characters.js';
import { isLineBreak } from './interchange-header.js';
import type { Delimiters } from './segment.js';
import { type LineCounter, parseText, parseWrappedText } from './segment-text.js';
import { isLatin1Only } from './terminator-bytes.js';
import { type SegmentForm, TextSegment } from './text-segment.js';

const PLAIN = /^[\x20-\x7e]*$/;
const NONE: readonly never[] = [];

type ReadText = { readonly text: string } & Pick<SegmentForm, 'encoding' | 'breaks'>;

/** What was read since the last segment, until it and the bytes of the next make a segment: any that may stand there. */
export class PendingSegment {
  delimiters: Delimiters = { element: '', component: '', repetition: '', terminator: '' };
  /** One character for each byte. */
  terminator = '';
  /** What stands before the segment: one character for each byte. */
  gap = '';
  /** Where the gap begins. */
  gapAt: Place = {};
  issues: Issue[] = [];
  readonly #queue: ByteQueue;
  readonly #lines: LineCounter;
  #latin1Only = false;

  constructor(queue: ByteQueue, lines: LineCounter) {
    this.#queue = queue;
    this.#lines = lines;
  }

  get isBegun(): boolean {
    return this.gap !== '' || this.issues.length > 0;
  }

  /** True when each line is a segment, whatever ends it. */
  get isLineEnded(): boolean {
    return isLineBreak(this.terminator.charCodeAt(0));
  }

  setDelimiters(delimiters: Delimiters, terminator: string): void {
    this.delimiters = delimiters;
    this.terminator = terminator;
    this.#latin1Only = isLatin1Only(delimiters, terminator);
  }

  /** The place of the next byte. */
  place(segment?: string): Place {
    const at = { byteOffset: this.#queue.offset, line: this.#lines.line };
    return segment === undefined ? at : { segment, ...at };
  }

  note(code: IssueCode, context: IssueContext, syntaxErrorCode: string, at = this.place()): void {
    this.issues.push({ ...issue(code, at, context), syntaxErrorCode });
  }

  /** Takes bytes into the gap. */
  skip(count: number): void {
    const text = this.#queue.take(count);
    this.#lines.add(text);
    this.gap += text;
  }

  takeIssues(): Issue[] {
    const { issues } = this;
    this.issues = [];
    return issues;
  }

  /** Takes the bytes of a segment and of its terminator; nothing is pending then. */
  takeSegment(length: number, terminatorLength: number): TextSegment {
    const { offset: byteOffset } = this.#queue;
    const { line } = this.#lines;
    const bytes = this.#queue.take(length);
    const terminator = this.#queue.take(terminatorLength);
    const { text, encoding, breaks } = PLAIN.test(bytes)
      ? { text: bytes, encoding: 'ascii' as const, breaks: NONE }
      : this.#readOdd(bytes, { line, byteOffset });
    if (breaks.length === 0) this.#lines.pass();
    else this.#lines.add(bytes);
    this.#lines.add(terminator);
    const issues = this.issues.length === 0 ? NONE : this.takeIssues();
    const form = { delimiters: this.delimiters, gap: this.gap, terminator, encoding, breaks, issues };
    const place = { byteOffset, byteLength: length + terminatorLength, line };
    this.gap = '';
    this.gapAt = this.place();
    return new TextSegment(text, place, form);
  }

  /** A segment with line breaks, control characters or characters outside ASCII. */
  #readOdd(bytes: string, at: Place): ReadText {
    const { text, encoding } = parseText(bytes, this.#latin1Only);
    const unwrapped = this.isLineEnded ? { text, breaks: NONE } : parseWrappedText(text);
    this.issues.push(...checkControlCharacters(unwrapped.text, this.delimiters, at));
    return { ...unwrapped, encoding };
  }
}
