import type { Open } from '../../schemas/open.js';
import type { ClaimNumbers } from '../../schemas/remittance-advice.js';
import { findText, NONE, type SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { append } from './append.js';
import { readReference } from './read-common.js';
import type { ClaimReader } from './remittance-reader.js';

/** Reads of a loop 2100 its numbers alone, which costs a fraction of the whole (005010X221A1 2100). */
export class ClaimNumbersReader implements ClaimReader<ClaimNumbers, Segment> {
  readonly isReadable = true;
  readonly #numbers: Open<ClaimNumbers>;
  #isBeforeServices = true;

  constructor(_reading: SegmentReading, head: Segment) {
    this.#numbers = { patientControlNumber: head.element(1), references: NONE };
    const payerControlNumber = findText(head, 7);
    if (payerControlNumber !== undefined) this.#numbers.payerControlNumber = payerControlNumber;
  }

  add(segment: Segment): void {
    if (segment.id === 'SVC') this.#isBeforeServices = false;
    else if (segment.id === 'REF' && this.#isBeforeServices) {
      this.#numbers.references = append(this.#numbers.references, readReference(segment));
    }
  }

  end(): ClaimNumbers {
    return this.#numbers;
  }
}
