import type { TransactionSet } from '../x12/parse-x12.js';
import type { BusinessUnit } from './read-acknowledgement-999.js';

/** By ST01: the element that names one unit of the set. Those that would name a person are left out. */
const NAMED_BY: Readonly<Record<string, readonly [segment: string, element: number]>> = {
  '270': ['TRN', 2],
  '271': ['TRN', 2],
  '276': ['TRN', 2],
  '277': ['TRN', 2],
  '278': ['TRN', 2],
  '835': ['TRN', 2],
  '837': ['CLM', 1],
};

/** The claims, inquiries or payments of a set, by which a 999 tells whose segment is in error (005010X231A1 CTX). */
export class BusinessUnits {
  /** The last unit named up to each segment of the set; looked up only when something is wrong. */
  readonly #units: (BusinessUnit | undefined)[] = [];

  constructor({ identifier, segments }: Pick<TransactionSet, 'identifier' | 'segments'>) {
    const [id, element] = NAMED_BY[identifier] ?? [];
    if (id === undefined || element === undefined) return;
    const name = `${id}${String(element).padStart(2, '0')}`;
    let unit: BusinessUnit | undefined;
    for (const segment of segments) {
      // Where another level begins, what stood above belongs to the claim before.
      if (segment.id === 'HL' && id === 'CLM') unit = undefined;
      if (segment.id === id) unit = { name, value: segment.element(element) };
      this.#units.push(unit);
    }
  }

  /** The unit in which a segment stands, by its position in the set, ST being 1. */
  find(segmentPosition: number): BusinessUnit | undefined {
    const unit = this.#units[segmentPosition - 1];
    return unit?.value === '' ? undefined : unit;
  }
}
