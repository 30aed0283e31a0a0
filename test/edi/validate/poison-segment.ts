import type { Delimiters, Segment } from '../../../edi/x12/segment.js';

/**
 * One segment for a whole set, as a cursor over bytes is: it shows what it is set to during a call, and throws whenever it is looked
 * at afterwards.
 */
export class PoisonSegment implements Segment {
  #shown: Segment | undefined;

  show(segment: Segment | undefined): void {
    this.#shown = segment;
  }

  get #segment(): Segment {
    if (!this.#shown) throw new Error('A segment was looked at after the call that handed it over');
    return this.#shown;
  }

  get id() {
    return this.#segment.id;
  }
  get elementCount() {
    return this.#segment.elementCount;
  }
  get byteOffset() {
    return this.#segment.byteOffset;
  }
  get byteLength() {
    return this.#segment.byteLength;
  }
  get line() {
    return this.#segment.line;
  }
  get isPlain() {
    return this.#segment.isPlain;
  }
  element(position: number) {
    return this.#segment.element(position);
  }
  component(position: number, component: number) {
    return this.#segment.component(position, component);
  }
  componentCount(position: number) {
    return this.#segment.componentCount(position);
  }
  repetitions(position: number) {
    return this.#segment.repetitions(position);
  }
  isEmpty(position: number) {
    return this.#segment.isEmpty(position);
  }
  amount(position: number) {
    return this.#segment.amount(position);
  }
}

export const DELIMITERS: Delimiters = { element: '*', component: ':', repetition: '^', terminator: '~' };
