import type { Place } from '../../schemas/issue.js';
import { type Cents, ZERO } from '../../schemas/money.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import { addTwo } from './exact-sums.js';

/** What the segments of a loop state and add up to, taken from them as they pass so that none has to stay. */
export class LoopSums {
  /** Undefined where the segment that states them is missing, or where one of them is no amount. */
  charge: Cents | undefined;
  paid: Cents | undefined;
  ofPatient: Cents | undefined;
  /** Of what is taken off; undefined once one amount of it cannot be read. */
  adjusted: Cents | undefined = ZERO;
  /** The part of it that the patient owes. */
  adjustedOfPatient: Cents | undefined = ZERO;
  /** Nothing stands in the place of the charge, which is another thing than something that is no amount. */
  isChargeEmpty = true;
  #segmentId = '';
  #byteOffset = 0;
  #line = 0;
  #position = 0;

  /** True when the segment that states the amounts has been noted. */
  get isStated(): boolean {
    return this.#position > 0;
  }

  /** Remembers where the segment stands that states the amounts. */
  noteStated({ id, byteOffset, line }: Segment, position: number): void {
    this.#segmentId = id;
    this.#byteOffset = byteOffset;
    this.#line = line;
    this.#position = position;
  }

  adjust(amount: Cents | undefined, isOfPatient: boolean): void {
    this.adjusted = addTwo(this.adjusted, amount);
    if (isOfPatient) this.adjustedOfPatient = addTwo(this.adjustedOfPatient, amount);
  }

  /** The place of an element of that segment. */
  placeIn(loop: string, element: number): Place {
    const [byteOffset, line] = [this.#byteOffset, this.#line];
    const at = placeOf({ id: this.#segmentId, byteOffset, line }, element);
    return { loop, ...at, segmentPosition: this.#position };
  }
}
