import { type Issue, issue, type Place } from '../../schemas/issue.js';
import { checkText, type SegmentStyle } from './check-text.js';
import type { ElementData, SegmentData, SegmentSink } from './segment.js';

const IDENTIFIER = /^[A-Z][A-Z0-9]{1,2}$/;

/** Enough for the envelope of a small file; it doubles whenever it is full. */
const FIRST_SIZE = 65_536;

/** No character of UTF-8 needs more bytes for one unit of a JavaScript string. */
const BYTES_PER_UNIT = 3;

/**
 * Writes segments straight into bytes, without trailing empty elements and components. Every character is checked in
 * the one pass that copies it; only a text with a character that is not plain is looked at again. Collects an issue,
 * naming segment and element but never the value, for data that holds a delimiter, a control character or what the
 * encoding cannot carry; the bytes are then not to be used.
 */
export class SegmentWriter implements SegmentSink {
  readonly issues: Issue[];
  readonly #style: SegmentStyle;
  readonly #lineBreak: string;
  /** By character code: 1 for printable ASCII that is no delimiter. */
  readonly #plain = new Uint8Array(128);
  readonly #element: number;
  readonly #component: number;
  readonly #terminator: number;
  /** Identifiers that were found to be well formed. */
  readonly #identifiers = new Set<string>();
  #bytes = Buffer.allocUnsafe(FIRST_SIZE);
  #length = 0;
  #count = 0;

  constructor(style: SegmentStyle, lineBreak: string, issues: Issue[]) {
    this.#style = style;
    this.#lineBreak = lineBreak;
    this.issues = issues;
    const { element, component, repetition, terminator } = style.delimiters;
    this.#plain.fill(1, 0x20, 0x7f);
    for (const delimiter of [element, component, repetition, terminator]) {
      if (delimiter.charCodeAt(0) < 128) this.#plain[delimiter.charCodeAt(0)] = 0;
    }
    this.#element = element.charCodeAt(0);
    this.#component = component.charCodeAt(0);
    this.#terminator = terminator.charCodeAt(0);
  }

  /** How many segments were added so far: SE01 is the difference between two of these. */
  get count(): number {
    return this.#count;
  }

  /** The bytes so far, as a copy of exactly that length. */
  get bytes(): Uint8Array {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  add(data: SegmentData): void {
    const id = data[0];
    const isSound = this.#identifiers.has(id) || this.#checkIdentifier(id);
    this.addUnchecked(id, false);
    let pending = 0;
    for (let position = 1; position < data.length; position += 1) {
      const value = data[position]!;
      pending += 1;
      if (value === '') continue;
      const start = this.#length;
      for (; pending > 0; pending -= 1) this.#addByte(this.#element);
      const first = this.#length;
      this.#addValue(value, isSound ? id : undefined, position);
      // A composite of nothing but empty components is an empty element.
      if (this.#length > first) continue;
      pending = first - start;
      this.#length = start;
    }
    this.#addByte(this.#terminator);
    if (this.#lineBreak !== '') this.addUnchecked(this.#lineBreak, false);
    this.#count += 1;
  }

  /** Text of single-byte characters that were checked elsewhere: an ISA with its delimiters. */
  addUnchecked(text: string, isSegment = true): void {
    this.#grow(text.length);
    for (let index = 0; index < text.length; index += 1) {
      this.#bytes[this.#length + index] = text.charCodeAt(index);
    }
    this.#length += text.length;
    if (isSegment && this.#lineBreak !== '') this.addUnchecked(this.#lineBreak, false);
  }

  #addValue(value: SegmentData[number], id: string | undefined, position: number): void {
    if (typeof value === 'string') this.#addText(value, id, position, 0);
    else if (!('repetitions' in value)) this.#addComposite(value, id, position);
    else this.#addRepetitions(value.repetitions, id, position);
  }

  #addRepetitions(repetitions: readonly ElementData[], id: string | undefined, position: number): void {
    for (const [index, each] of repetitions.entries()) {
      if (index > 0) this.addUnchecked(this.#style.delimiters.repetition, false);
      this.#addValue(each, id, position);
    }
  }

  #addComposite(components: readonly string[], id: string | undefined, position: number): void {
    let pending = 0;
    for (let index = 0; index < components.length; index += 1) {
      const text = components[index]!;
      if (text !== '') {
        for (; pending > 0; pending -= 1) this.#addByte(this.#component);
        this.#addText(text, id, position, index + 1);
      }
      pending += 1;
    }
  }

  #addText(text: string, id: string | undefined, position: number, component: number): void {
    this.#grow(text.length * BYTES_PER_UNIT);
    const bytes = this.#bytes;
    const plain = this.#plain;
    const start = this.#length;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (plain[code] !== 1) {
        this.#addOther(text, { id, position, component });
        return;
      }
      bytes[start + index] = code;
    }
    this.#length = start + text.length;
  }

  /** A text with a character that is no plain ASCII: written when the encoding carries it, else told. */
  #addOther(
    text: string,
    { id, position, component }: { id: string | undefined; position: number; component: number },
  ): void {
    const at: Place = {
      ...(id !== undefined && { segment: id }),
      element: position,
      ...(component > 0 && { component }),
    };
    this.issues.push(...checkText(text, this.#style, at));
    const encoding = this.#style.encoding === 'utf-8' ? 'utf8' : 'latin1';
    this.#length += this.#bytes.write(text, this.#length, encoding);
  }

  #checkIdentifier(id: string): boolean {
    const isSound = IDENTIFIER.test(id);
    if (isSound) this.#identifiers.add(id);
    else this.issues.push(issue('x12.unwritable-identifier'));
    return isSound;
  }

  #addByte(byte: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }

  #grow(by: number): void {
    const wanted = this.#length + by;
    if (wanted <= this.#bytes.length) return;
    const bytes = Buffer.allocUnsafe(Math.max(wanted, this.#bytes.length * 2));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
  }
}
