import { ZERO } from '../../schemas/money.js';
import type {
  AdjudicationInformation,
  Adjustment,
  ClaimPayment,
  Contact,
  OtherSegment,
  QualifiedAmount,
  QualifiedDate,
  QualifiedQuantity,
  Reference,
  RemittanceName,
} from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { findText, type SegmentReading, splitBefore } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { readAdjustments } from './read-adjustments.js';
import {
  readAsSent,
  readContact,
  readElements,
  readName,
  readOtherSegment,
  readQualifiedAmount,
  readQualifiedDate,
  readQualifiedQuantity,
  readReference,
} from './read-common.js';
import { push, readServicePayment } from './read-service-payment.js';
import { sourceRange } from './source-range.js';

const LOOP = '2100';
/** Where MIA and MOA carry remark codes. */
const INPATIENT_REMARKS = [5, 20, 21, 22, 23];
const OUTPATIENT_REMARKS = [3, 4, 5, 6, 7];

export interface ClaimPaymentRead {
  readonly payment: ClaimPayment;
  /** False: an amount of a balance could not be read and stands as zero. */
  readonly isReadable: boolean;
}

/** What follows the CLP before its first SVC, by kind. */
class ClaimParts {
  readonly adjustments: Adjustment[] = [];
  readonly names: RemittanceName[] = [];
  inpatient: AdjudicationInformation | undefined;
  outpatient: AdjudicationInformation | undefined;
  readonly references: Reference[] = [];
  readonly dates: QualifiedDate[] = [];
  readonly contacts: Contact[] = [];
  readonly amounts: QualifiedAmount[] = [];
  readonly quantities: QualifiedQuantity[] = [];
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
      case 'CAS': {
        const { adjustments, isReadable } = readAdjustments(reading, LOOP, segment);
        this.isReadable &&= isReadable;
        this.adjustments.push(...adjustments);
        return true;
      }
      case 'NM1':
        return push(this.names, readName(segment));
      case 'MIA':
        if (this.inpatient) return false;
        this.inpatient = readAdjudication(segment, INPATIENT_REMARKS);
        return true;
      case 'MOA':
        if (this.outpatient) return false;
        this.outpatient = readAdjudication(segment, OUTPATIENT_REMARKS);
        return true;
      case 'REF':
        return push(this.references, readReference(segment));
      case 'DTM':
        return this.#addRead(this.dates, readQualifiedDate(reading, LOOP, segment), segment);
      case 'PER':
        return push(this.contacts, readContact(segment));
      case 'AMT':
        return this.#addRead(this.amounts, readQualifiedAmount(reading, LOOP, segment), segment);
      case 'QTY':
        return this.#addRead(this.quantities, readQualifiedQuantity(reading, LOOP, segment), segment);
      default:
        return false;
    }
  }
}

/** Reads a loop 2100 with its service lines (005010X221A1 2100). */
export function readClaimPayment(
  reading: SegmentReading,
  segments: readonly Segment[],
  ordinal: number,
  headerNumber: string | undefined,
): ClaimPaymentRead {
  const [[head, ...rest], ...serviceSegments] = splitBefore(segments, 'SVC') as [[Segment, ...Segment[]]];
  const chargeAmount = reading.readAmount(LOOP, head, 3);
  const paymentAmount = reading.readAmount(LOOP, head, 4);
  const patientResponsibilityAmount = reading.readInformativeAmount(LOOP, head, 5);
  const parts = new ClaimParts();
  for (const segment of rest) parts.add(reading, segment);
  const services = serviceSegments.map((each, index) => readServicePayment(reading, each, index + 1));
  const isReadable =
    parts.isReadable &&
    chargeAmount !== undefined &&
    paymentAmount !== undefined &&
    services.every((each) => each.isReadable);
  const { isReadable: _, ...lists } = parts;
  const payment: ClaimPayment = present({
    ordinal,
    headerNumber,
    patientControlNumber: head.element(1),
    claimStatusCode: head.element(2),
    chargeAmount: chargeAmount ?? ZERO,
    paymentAmount: paymentAmount ?? ZERO,
    patientResponsibilityAmount,
    claimFilingCode: findText(head, 6),
    payerControlNumber: findText(head, 7),
    facilityCode: findText(head, 8),
    frequencyCode: findText(head, 9),
    patientStatusCode: findText(head, 10),
    drgCode: findText(head, 11),
    drgWeight: reading.readQuantity(LOOP, head, 12),
    dischargeFraction: reading.readQuantity(LOOP, head, 13),
    ...lists,
    services: services.map((each) => each.service),
    place: sourceRange(head, segments.at(-1)),
  });
  return { payment, isReadable };
}

function readAdjudication(segment: Segment, remarkPositions: readonly number[]): AdjudicationInformation {
  const remarkCodes = remarkPositions.flatMap((position) => findText(segment, position) ?? []);
  return { remarkCodes, elements: readElements(segment) };
}
