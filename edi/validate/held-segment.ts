import { type Cents, parseCents } from '../../schemas/money.js';
import { componentCountOf, splitOn, textOfComponent } from '../x12/element-text.js';
import type { Delimiters, Segment } from '../x12/segment.js';

/**
 * A copy of a segment of which few elements are looked at, and seldom: it keeps the text of the segment as one and finds an element in
 * it when one is asked for.
 */
export class HeldSegment implements Segment {
  readonly id: string;
  readonly elementCount: number;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly line: number;
  readonly isPlain: boolean;
  readonly #text: string;
  readonly #delimiters: Delimiters;
  /** The element that was found last: most are asked for more than once. */
  #position = 0;
  #start = 0;
  #end: number;

  /** @param text the identifier and the elements, without the terminator */
  constructor(segment: Segment, text: string, delimiters: Delimiters) {
    this.id = segment.id;
    this.elementCount = segment.elementCount;
    this.byteOffset = segment.byteOffset;
    this.byteLength = segment.byteLength;
    this.line = segment.line;
    this.isPlain = segment.isPlain;
    this.#text = text;
    this.#delimiters = delimiters;
    this.#end = segment.id.length;
  }

  element(position: number): string {
    return this.isEmpty(position) ? '' : this.#text.substring(this.#start, this.#end);
  }

  component(position: number, component: number): string {
    return textOfComponent(this.element(position), this.#delimiters, component);
  }

  componentCount(position: number): number {
    return componentCountOf(this.element(position), this.#delimiters);
  }

  repetitions(position: number): readonly string[] {
    const text = this.element(position);
    return text === '' ? [] : splitOn(text, this.#delimiters.repetition);
  }

  isEmpty(position: number): boolean {
    if (!(position >= 1 && position <= this.elementCount)) return true;
    this.#find(position);
    return this.#start === this.#end;
  }

  amount(position: number): Cents | undefined {
    return parseCents(this.element(position));
  }

  #find(position: number): void {
    if (position < this.#position) {
      this.#position = 0;
      this.#end = this.id.length;
    }
    while (this.#position < position) {
      this.#position += 1;
      this.#start = this.#end + 1;
      const end = this.#text.indexOf(this.#delimiters.element, this.#start);
      this.#end = end < 0 ? this.#text.length : end;
    }
  }
}
