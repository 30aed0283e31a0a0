import type { Issue } from '../../schemas/issue.js';
import type { Delimiters, Segment } from './segment.js';

/** A line break inside a segment, before the character at this index of the text without breaks. */
export interface InnerBreak {
  readonly index: number;
  readonly text: string;
}

export type SegmentEncoding = 'ascii' | 'latin-1' | 'utf-8';

export interface TextSegmentParts {
  /** The segment without its terminator and without line breaks inside. */
  readonly text: string;
  readonly delimiters: Delimiters;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly line: number;
  /** What stood before the segment since the last terminator: one character for each byte. */
  readonly gap: string;
  /** The terminator as it stood there; empty when the file ends before it. */
  readonly terminator: string;
  readonly encoding: SegmentEncoding;
  readonly breaks: readonly InnerBreak[];
  /** What was found wrong with the bytes of this segment or before it. */
  readonly issues: readonly Issue[];
}

/** A segment read from bytes. It keeps all that is needed to write the same bytes again. */
export class TextSegment implements Segment {
  readonly id: string;
  readonly delimiters: Delimiters;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly line: number;
  readonly gap: string;
  readonly terminator: string;
  readonly encoding: SegmentEncoding;
  readonly breaks: readonly InnerBreak[];
  readonly issues: readonly Issue[];
  readonly #elements: readonly string[];

  constructor(parts: TextSegmentParts) {
    this.#elements = parts.text.split(parts.delimiters.element);
    this.id = this.#elements[0]!;
    this.delimiters = parts.delimiters;
    this.byteOffset = parts.byteOffset;
    this.byteLength = parts.byteLength;
    this.line = parts.line;
    this.gap = parts.gap;
    this.terminator = parts.terminator;
    this.encoding = parts.encoding;
    this.breaks = parts.breaks;
    this.issues = parts.issues;
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
    return componentOf(firstOf(text, this.delimiters.repetition), this.delimiters.component, component);
  }

  repetitions(position: number): readonly string[] {
    const text = this.element(position);
    return text === '' ? [] : splitOn(text, this.#headerOnly ? '' : this.delimiters.repetition);
  }

  /** ISA11 and ISA16 hold the delimiters themselves and are not split by them. */
  get #headerOnly(): boolean {
    return this.id === 'ISA';
  }
}

/** What stands before the first delimiter. */
function firstOf(text: string, delimiter: string): string {
  const end = delimiter === '' ? -1 : text.indexOf(delimiter);
  return end < 0 ? text : text.slice(0, end);
}

/** Steps from delimiter to delimiter: a list of all parts would be made again for each part that is asked for. */
function componentOf(text: string, delimiter: string, component: number): string {
  if (delimiter === '') return component === 1 ? text : '';
  let start = 0;
  for (let passed = 1; passed < component; passed += 1) {
    const at = text.indexOf(delimiter, start);
    if (at < 0) return '';
    start = at + delimiter.length;
  }
  return component < 1 ? '' : firstOf(text.slice(start), delimiter);
}

function splitOn(text: string, delimiter: string): string[] {
  return delimiter === '' ? [text] : text.split(delimiter);
}
