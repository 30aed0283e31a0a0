import type { Issue } from '../../schemas/issue.js';
import { type Cents, parseCents } from '../../schemas/money.js';
import { componentCountOf, splitOn, textOfComponent } from './element-text.js';
import type { Delimiters } from './segment.js';
import { isBodyIdentifier } from './segment-identifier.js';
import type { SourceSegment } from './source-segment.js';

/** A line break inside a segment, before the character at this index of the text without breaks. */
export interface InnerBreak {
  readonly index: number;
  readonly text: string;
}

export type SegmentEncoding = 'ascii' | 'latin-1' | 'utf-8';

/** What many segments of a file have in common, so that they share it. */
export interface SegmentForm {
  readonly delimiters: Delimiters;
  /** What stood before the segment since the last terminator: one character for each byte. */
  readonly gap: string;
  /** The terminator as it stood there; empty when the file ends before it. */
  readonly terminator: string;
  readonly encoding: SegmentEncoding;
  readonly breaks: readonly InnerBreak[];
  /** What was found wrong with the bytes of this segment or before it. */
  readonly issues: readonly Issue[];
}

export interface SegmentPlace {
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly line: number;
}

/** A segment read from bytes. It keeps all that is needed to write the same bytes again. */
export class TextSegment implements SourceSegment {
  readonly id: string;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly line: number;
  /** The segment without its terminator and without line breaks inside. */
  readonly text: string;
  readonly #form: SegmentForm;
  #parts: readonly string[] | undefined;

  /** Identifier and parts, which are it and the elements, may be given by who knows them already. */
  constructor(
    text: string,
    place: SegmentPlace,
    form: SegmentForm,
    id = identifierOf(text, form),
    parts?: readonly string[],
  ) {
    this.id = id;
    this.byteOffset = place.byteOffset;
    this.byteLength = place.byteLength;
    this.line = place.line;
    this.text = text;
    this.#form = form;
    this.#parts = parts;
  }

  get delimiters(): Delimiters {
    return this.#form.delimiters;
  }

  get gap(): string {
    return this.#form.gap;
  }

  get terminator(): string {
    return this.#form.terminator;
  }

  get encoding(): SegmentEncoding {
    return this.#form.encoding;
  }

  get breaks(): readonly InnerBreak[] {
    return this.#form.breaks;
  }

  get issues(): readonly Issue[] {
    return this.#form.issues;
  }

  get isPlain(): boolean {
    return this.encoding === 'ascii' && this.breaks.length === 0;
  }

  get isBody(): boolean {
    return isBodyIdentifier(this.id);
  }

  get elementCount(): number {
    return this.#elements.length - 1;
  }

  element(position: number): string {
    return position > 0 ? (this.#elements[position] ?? '') : '';
  }

  component(position: number, component: number): string {
    const text = this.element(position);
    if (this.#headerOnly) return component === 1 ? text : '';
    return textOfComponent(text, this.delimiters, component);
  }

  componentCount(position: number): number {
    const text = this.element(position);
    return this.#headerOnly ? Math.min(text.length, 1) : componentCountOf(text, this.delimiters);
  }

  repetitions(position: number): readonly string[] {
    const text = this.element(position);
    return text === '' ? [] : splitOn(text, this.#headerOnly ? '' : this.delimiters.repetition);
  }

  isEmpty(position: number): boolean {
    return this.element(position) === '';
  }

  amount(position: number): Cents | undefined {
    return parseCents(this.element(position));
  }

  get taken(): number {
    return 0;
  }

  nextBody(): boolean {
    return false;
  }

  keep(): TextSegment {
    return this;
  }

  findWindow(): undefined {
    return undefined;
  }

  /** Split when first asked: many segments of a file never are. */
  get #elements(): readonly string[] {
    this.#parts ??= this.text.split(this.delimiters.element);
    return this.#parts;
  }

  /** ISA11 and ISA16 hold the delimiters themselves and are not split by them. */
  get #headerOnly(): boolean {
    return this.id === 'ISA';
  }
}

function identifierOf(text: string, { delimiters }: SegmentForm): string {
  const end = text.indexOf(delimiters.element);
  return end < 0 ? text : text.slice(0, end);
}
