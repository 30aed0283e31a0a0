import type { Cents } from '../../schemas/money.js';
import type { ByteQueue } from './byte-queue.js';
import { splitOn } from './element-text.js';
import type { TextWindow } from './held-segments.js';
import { IdentifierCache, type KnownIdentifier } from './identifier-cache.js';
import { parseCentsBytes } from './parse-cents-bytes.js';
import type { Delimiters } from './segment.js';
import { findPlainStart, type SegmentScanner } from './segment-scanner.js';
import { LONGEST_SHORT_TEXT, ShortTexts } from './short-texts.js';
import type { SourceSegment } from './source-segment.js';
import { type SegmentForm, TextSegment } from './text-segment.js';

const NONE: readonly never[] = [];
const NO_FORM: SegmentForm = {
  delimiters: { element: '', component: '', repetition: '', terminator: '' },
  gap: '',
  terminator: '',
  encoding: 'ascii',
  breaks: NONE,
  issues: NONE,
};

/** How many segments may be taken of those that were found, and how long each may be. */
export interface WindowLimits {
  readonly segments: number;
  readonly segmentBytes: number;
}

/**
 * The segments that a scanner has found in the bytes at hand, one after the other: one object for all of them, valid
 * until the next is taken. It makes a string when one is asked for, and not before.
 */
export class SegmentCursor implements SourceSegment {
  id = '';
  isBody = false;
  elementCount = 0;
  line = 0;
  readonly encoding = 'ascii';
  readonly issues = NONE;
  readonly isPlain = true;
  /** How many segments have been taken of those at hand. */
  taken = 0;
  readonly #queue: ByteQueue;
  readonly #scanner: SegmentScanner;
  #separators: Int32Array;
  #ends: Int32Array;
  #identifiers = new IdentifierCache();
  readonly #shortTexts = new ShortTexts();
  /** The bytes at hand, and where in the file the byte at index 0 stands. */
  #bytes: Uint8Array = new Uint8Array();
  #bytesOffset = 0;
  #windowEnd = 0;
  #limits: WindowLimits = { segments: 0, segmentBytes: 0 };
  /** Index of the first byte, and among the separators of that before the first element. */
  #first = 0;
  #before = 0;
  /** Index of the terminator. */
  #end = 0;
  /** The bytes at hand from an index on as text, once it is needed: its parts cost less than texts of their own. */
  #text = '';
  #textStart = 0;
  #window: TextWindow | undefined;
  #form: SegmentForm = { ...NO_FORM };
  #component = -1;
  #repetition = -1;

  /** The separators are those that the scanner finds in the bytes of the queue. */
  constructor(queue: ByteQueue, scanner: SegmentScanner) {
    this.#queue = queue;
    this.#scanner = scanner;
    this.#separators = scanner.separators;
    this.#ends = scanner.ends;
  }

  get delimiters(): Delimiters {
    return this.#form.delimiters;
  }

  get text(): string {
    return this.#textOf(this.#first, this.#end);
  }

  get byteOffset(): number {
    return this.#bytesOffset + this.#first;
  }

  /** What stands before the segment: nothing, or the line break behind the terminator before it. */
  get gap(): string {
    const isFirst = this.taken === 1;
    const from = isFirst ? this.#queue.start : this.#separators[this.#before - 1]! + 1;
    return from === this.#first ? '' : this.#queue.textOf(from, this.#first);
  }

  get byteLength(): number {
    return this.#end + 1 - this.#first;
  }

  setDelimiters(delimiters: Delimiters, terminator: string): void {
    this.#form = { ...NO_FORM, delimiters, terminator };
    this.#identifiers = new IdentifierCache();
    this.#component = byteOf(delimiters.component);
    this.#repetition = byteOf(delimiters.repetition);
  }

  /** Index of the byte after the segment: nothing before it is needed any more. */
  get endIndex(): number {
    return this.#end + 1;
  }

  /** Call when the scanner has found segments at the front of the queue; `line` is that of the first of its bytes. */
  startWindow(limits: WindowLimits, line: number): void {
    this.#limits = limits;
    this.#separators = this.#scanner.separators;
    this.#ends = this.#scanner.ends;
    this.#windowEnd = this.#separators[this.#ends[limits.segments - 1]! - 1]! + 1;
    this.#bytes = this.#queue.bytes;
    this.#bytesOffset = this.#queue.offset - this.#queue.start;
    this.#end = this.#queue.start - 1;
    this.line = line;
    this.taken = 0;
    this.#text = '';
    this.#window = undefined;
  }

  /** Moves to the next segment; false, where none is left or the next is not plain, and then it stays. */
  next(): boolean {
    return this.#advance(false);
  }

  nextBody(): boolean {
    return this.#advance(true);
  }

  #advance(isBodyWanted: boolean): boolean {
    const { taken } = this;
    if (taken >= this.#limits.segments) return false;
    const at = this.#end + 1;
    const bytes = this.#bytes;
    const separators = this.#separators;
    const before = taken === 0 ? 0 : this.#ends[taken - 1]!;
    const last = this.#ends[taken]! - 1;
    const first = findPlainStart(bytes, at, this.#windowEnd);
    const end = separators[last]!;
    if (first < 0 || end - first > this.#limits.segmentBytes) return false;
    const idEnd = separators[before]!;
    const { text, isBody } = this.#identify(first, idEnd);
    if (isBodyWanted && !isBody) return false;
    this.id = text;
    this.isBody = isBody;
    this.taken = taken + 1;
    this.#first = first;
    this.#before = before;
    this.#end = end;
    this.elementCount = last - before;
    if (first > at) this.line += 1;
    return true;
  }

  #identify(first: number, end: number): KnownIdentifier {
    const length = end - first;
    if (length === 2 || length === 3) return this.#identifiers.find(this.#bytes, first, end);
    return { text: this.#queue.textOf(first, end), isBody: false };
  }

  element(position: number): string {
    if (this.isEmpty(position)) return '';
    return this.#textOf(this.#startOf(position), this.#endOf(position));
  }

  component(position: number, component: number): string {
    if (component < 1 || this.isEmpty(position)) return '';
    const end = this.#endOf(position);
    let from = this.#startOf(position);
    let at = this.#componentEnd(from, end);
    for (let passed = 1; passed < component; passed += 1) {
      if (at === end || this.#bytes[at] !== this.#component) return '';
      from = at + 1;
      at = this.#componentEnd(from, end);
    }
    return at === from ? '' : this.#textOf(from, at);
  }

  componentCount(position: number): number {
    if (this.isEmpty(position)) return 0;
    const end = this.#endOf(position);
    let count = 1;
    let at = this.#componentEnd(this.#startOf(position), end);
    while (at < end && this.#bytes[at] === this.#component) {
      count += 1;
      at = this.#componentEnd(at + 1, end);
    }
    return count;
  }

  repetitions(position: number): readonly string[] {
    const text = this.element(position);
    return text === '' ? NONE : splitOn(text, this.delimiters.repetition);
  }

  isEmpty(position: number): boolean {
    if (!(position >= 1 && position <= this.elementCount)) return true;
    return this.#startOf(position) === this.#endOf(position);
  }

  amount(position: number): Cents | undefined {
    if (this.isEmpty(position)) return undefined;
    return parseCentsBytes(this.#bytes, this.#startOf(position), this.#endOf(position));
  }

  keep(isRead = false): TextSegment {
    const { gap } = this;
    if (this.#form.gap !== gap) this.#form = { ...this.#form, gap };
    return new TextSegment(this.text, this, this.#form, this.id, isRead ? this.#parts() : undefined);
  }

  /** Identifier and elements, at less cost than splitting the text. */
  #parts(): readonly string[] {
    const parts = [this.id];
    for (let position = 1; position <= this.elementCount; position += 1) parts.push(this.element(position));
    return parts;
  }

  findWindow(): TextWindow {
    this.#window ??= this.#makeWindow();
    return this.#window;
  }

  #makeWindow(): TextWindow {
    this.#readText();
    const byteOffset = this.#bytesOffset + this.#textStart;
    return { text: this.#text, byteOffset, form: { ...this.#form, gap: '' } };
  }

  #startOf(position: number): number {
    return this.#separators[this.#before + position - 1]! + 1;
  }

  #endOf(position: number): number {
    return this.#separators[this.#before + position]!;
  }

  /** Where the component that begins at an index ends: at a separator or at the end of its element. */
  #componentEnd(from: number, end: number): number {
    const bytes = this.#bytes;
    let at = from;
    while (at < end && bytes[at] !== this.#component && bytes[at] !== this.#repetition) at += 1;
    return at;
  }

  /** The text of bytes of this segment. */
  #textOf(from: number, to: number): string {
    if (to - from <= LONGEST_SHORT_TEXT && to > from) return this.#shortTexts.find(this.#bytes, from, to);
    if (this.#text === '') this.#readText();
    return this.#text.substring(from - this.#textStart, to - this.#textStart);
  }

  /** The text of this and of all later segments of the window. */
  #readText(): void {
    if (this.#text !== '') return;
    this.#textStart = this.#first;
    this.#text = this.#queue.textOf(this.#first, this.#windowEnd);
  }
}

function byteOf(delimiter: string): number {
  return delimiter === '' ? -1 : delimiter.charCodeAt(0);
}
