import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { AcknowledgedTotals, ClaimStatus } from '../../schemas/claim-acknowledgement.js';
import type { Cents } from '../../schemas/money.js';
import type { Reference, RemittanceName } from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { readName, readReference } from '../remittance-835/read-common.js';
import { findText, type SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { holdsMoreThanStatus, readClaimStatus } from './read-claim-status.js';

/** Takes the segments of one level of a 277CA one after another; what nobody took is left over. */
export class LevelReading {
  readonly #left: Set<Segment>;

  constructor(
    readonly reading: SegmentReading,
    readonly loop: string,
    segments: readonly Segment[],
  ) {
    this.#left = new Set(segments);
  }

  /** The segments that no field holds, with their loop. */
  get rest(): [loop: string, segment: Segment][] {
    return [...this.#left].map((segment) => [this.loop, segment]);
  }

  take(id: string, qualifier?: string): Segment | undefined {
    for (const segment of this.#left) {
      if (segment.id !== id || (qualifier !== undefined && segment.element(1) !== qualifier)) continue;
      this.#left.delete(segment);
      return segment;
    }
    return undefined;
  }

  takeName(): RemittanceName {
    const segment = this.take('NM1');
    return segment ? readName(segment) : { entityCode: '', entityType: '' };
  }

  takeText(id: string, position: number): string | undefined {
    const segment = this.take(id);
    return segment && findText(segment, position);
  }

  takeReference(qualifier: string): string | undefined {
    const segment = this.take('REF', qualifier);
    return segment && findText(segment, 2);
  }

  takeReferences(): Reference[] {
    return this.#takeAll('REF').map(readReference);
  }

  takeDate(qualifier: string): CalendarDate | undefined {
    const segment = this.take('DTP', qualifier);
    return segment && this.reading.readDate(this.loop, segment, 3);
  }

  /** A status that says more than its fields hold is left over too. */
  takeStatuses(): ClaimStatus[] {
    return this.#takeAll('STC').map((segment) => {
      if (holdsMoreThanStatus(segment)) this.#left.add(segment);
      return readClaimStatus(this.reading, this.loop, segment);
    });
  }

  takeTotals(acceptedQualifier: string, rejectedQualifier: string): AcknowledgedTotals {
    return present({
      acceptedCount: this.#takeCount(acceptedQualifier),
      rejectedCount: this.#takeCount(rejectedQualifier),
      acceptedAmount: this.#takeAmount('YU'),
      rejectedAmount: this.#takeAmount('YY'),
    });
  }

  #takeAll(id: string): Segment[] {
    const found = [...this.#left].filter((segment) => segment.id === id);
    for (const segment of found) this.#left.delete(segment);
    return found;
  }

  #takeCount(qualifier: string): number | undefined {
    const segment = this.take('QTY', qualifier);
    if (!segment) return undefined;
    const text = this.reading.readQuantity(this.loop, segment, 2);
    if (text !== undefined && /^\d{1,9}(?:\.0*)?$/.test(text)) return Number.parseInt(text, 10);
    this.#left.add(segment);
    return undefined;
  }

  #takeAmount(qualifier: string): Cents | undefined {
    const segment = this.take('AMT', qualifier);
    if (!segment) return undefined;
    const amount = this.reading.readInformativeAmount(this.loop, segment, 2);
    if (amount === undefined) this.#left.add(segment);
    return amount;
  }
}
