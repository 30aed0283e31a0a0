import { issue } from '../../schemas/issue.js';
import { absoluteCents, addCents, type Cents, ZERO } from '../../schemas/money.js';
import { nameElement, SegmentReading } from '../segment-reading.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';

/** In cents: half of what a number holds exactly, so that the difference of two sums is exact as well. */
const LARGEST_TOTAL = 2 ** 52;

/**
 * Reads the values of one remittance and sees to it that no sum of its amounts, whatever their signs, is too large to be exact.
 * From the first amount with which they are, no amount can be read, and the set is in error.
 */
export class SummedReading extends SegmentReading {
  #total = ZERO;

  /** True once an amount was refused: nothing that was read adds up. */
  get isTooLarge(): boolean {
    return this.#total > LARGEST_TOTAL;
  }

  override readAmount(loop: string, segment: Segment, position: number): Cents | undefined {
    const read = super.readAmount(loop, segment, position);
    const amount = this.#count(read, segment, position);
    if (read !== undefined && amount === undefined) {
      const at = { ...(loop === '' ? {} : { loop }), ...placeOf(segment, position) };
      this.noteUnreadable(issue('edi.amounts-too-large', at, { element: nameElement(segment.id, position) }));
    }
    return amount;
  }

  override readInformativeAmount(loop: string, segment: Segment, position: number): Cents | undefined {
    return this.#count(super.readInformativeAmount(loop, segment, position), segment, position);
  }

  /** Told once, and as a fault of the set, not of a claim payment. */
  #count(amount: Cents | undefined, segment: Segment, position: number): Cents | undefined {
    if (amount === undefined || this.isTooLarge) return undefined;
    this.#total = addCents(this.#total, absoluteCents(amount));
    if (!this.isTooLarge) return amount;
    this.note('edi.amounts-too-large', '', segment, position);
    return undefined;
  }
}
