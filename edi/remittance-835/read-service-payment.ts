import { ZERO } from '../../schemas/money.js';
import type {
  Adjustment,
  OtherSegment,
  QualifiedAmount,
  QualifiedDate,
  QualifiedQuantity,
  Reference,
  ServicePayment,
} from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { findProcedure, findText, type SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { readAdjustments } from './read-adjustments.js';
import {
  readAsSent,
  readOtherSegment,
  readQualifiedAmount,
  readQualifiedDate,
  readQualifiedQuantity,
  readReference,
} from './read-common.js';
import { sourceRange } from './source-range.js';

const LOOP = '2110';

export interface ServicePaymentRead {
  readonly service: ServicePayment;
  /** False: an amount of a balance could not be read and stands as zero. */
  readonly isReadable: boolean;
}

/** What follows the SVC, by kind. */
class ServiceParts {
  readonly dates: QualifiedDate[] = [];
  readonly adjustments: Adjustment[] = [];
  readonly references: Reference[] = [];
  readonly amounts: QualifiedAmount[] = [];
  readonly quantities: QualifiedQuantity[] = [];
  readonly remarkCodes: string[] = [];
  readonly otherSegments: OtherSegment[] = [];
  isReadable = true;

  add(reading: SegmentReading, segment: Segment): void {
    if (!this.#addKnown(reading, segment)) {
      this.otherSegments.push(readOtherSegment(reading, LOOP, segment));
    }
  }

  #addRead<T>(list: T[], item: T | undefined, segment: Segment): true {
    if (!push(list, item)) this.otherSegments.push(readAsSent(LOOP, segment));
    return true;
  }

  #addKnown(reading: SegmentReading, segment: Segment): boolean {
    switch (segment.id) {
      case 'DTM':
        return this.#addRead(this.dates, readQualifiedDate(reading, LOOP, segment), segment);
      case 'CAS': {
        const { adjustments, isReadable } = readAdjustments(reading, LOOP, segment);
        this.isReadable &&= isReadable;
        this.adjustments.push(...adjustments);
        return true;
      }
      case 'REF':
        return push(this.references, readReference(segment));
      case 'AMT':
        return this.#addRead(this.amounts, readQualifiedAmount(reading, LOOP, segment), segment);
      case 'QTY':
        return this.#addRead(this.quantities, readQualifiedQuantity(reading, LOOP, segment), segment);
      case 'LQ':
        return segment.element(1) === 'HE' && push(this.remarkCodes, findText(segment, 2));
      default:
        return false;
    }
  }
}

/** Reads a loop 2110: the SVC and what follows it (005010X221A1 2110). */
export function readServicePayment(
  reading: SegmentReading,
  segments: readonly Segment[],
  ordinal: number,
): ServicePaymentRead {
  const [head, ...rest] = segments as [Segment, ...Segment[]];
  const chargeAmount = reading.readAmount(LOOP, head, 2);
  const paymentAmount = reading.readAmount(LOOP, head, 3);
  const parts = new ServiceParts();
  for (const segment of rest) parts.add(reading, segment);
  const { isReadable, ...lists } = parts;
  const dateOf = (qualifier: string) => parts.dates.find((date) => date.qualifier === qualifier)?.date;
  const service: ServicePayment = present({
    ordinal,
    procedure: findProcedure(head, 1) ?? { qualifier: '', code: '', modifiers: [] },
    chargeAmount: chargeAmount ?? ZERO,
    paymentAmount: paymentAmount ?? ZERO,
    revenueCode: findText(head, 4),
    paidUnitCount: reading.readQuantity(LOOP, head, 5),
    submittedProcedure: findProcedure(head, 6),
    submittedUnitCount: reading.readQuantity(LOOP, head, 7),
    serviceDate: dateOf('472') ?? dateOf('150'),
    serviceEndDate: dateOf('151'),
    lineControlNumber: parts.references.find((reference) => reference.qualifier === '6R')?.value || undefined,
    ...lists,
    place: sourceRange(head, rest.at(-1)),
  });
  return { service, isReadable: isReadable && chargeAmount !== undefined && paymentAmount !== undefined };
}

/** Adds what could be read; false when there is nothing. */
export function push<T>(list: T[], item: T | undefined): boolean {
  if (item !== undefined) list.push(item);
  return item !== undefined;
}
