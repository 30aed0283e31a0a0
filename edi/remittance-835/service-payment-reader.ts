import type { ProcedureCode } from '../../schemas/claim.js';
import { ZERO } from '../../schemas/money.js';
import type { Open } from '../../schemas/open.js';
import type {
  QualifiedDate,
  Reference,
  ServicePayment,
  SourceRange,
} from '../../schemas/remittance-advice.js';
import { findProcedure, findText, NONE, type SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { append } from './append.js';
import { addAdjustments } from './read-adjustments.js';
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
/** Of a line that names none. */
export const NO_PROCEDURE: ProcedureCode = Object.freeze({ qualifier: '', code: '', modifiers: NONE });

/** Reads a loop 2110 segment by segment: the SVC and what follows it (005010X221A1 2110). */
export class ServicePaymentReader {
  readonly #reading: SegmentReading;
  readonly #service: Open<ServicePayment>;
  readonly #place: Open<SourceRange>;
  #hasDate = false;
  #hasNumber = false;
  /** False: an amount of a balance could not be read and stands as zero. */
  isReadable = true;

  constructor(reading: SegmentReading, head: Segment, ordinal: number) {
    this.#reading = reading;
    this.#place = sourceRange(head);
    const chargeAmount = reading.readAmount(LOOP, head, 2);
    const paymentAmount = reading.readAmount(LOOP, head, 3);
    this.isReadable = chargeAmount !== undefined && paymentAmount !== undefined;
    this.#service = {
      ordinal,
      procedure: findProcedure(head, 1) ?? NO_PROCEDURE,
      chargeAmount: chargeAmount ?? ZERO,
      paymentAmount: paymentAmount ?? ZERO,
      dates: NONE,
      adjustments: NONE,
      references: NONE,
      amounts: NONE,
      quantities: NONE,
      remarkCodes: NONE,
      otherSegments: NONE,
      place: this.#place,
    };
    this.#readDetails(head);
  }

  add(segment: Segment): void {
    const service = this.#service;
    switch (segment.id) {
      case 'DTM':
        this.#addDate(segment, readQualifiedDate(this.#reading, LOOP, segment));
        break;
      case 'CAS':
        if (!addAdjustments(this.#reading, LOOP, segment, service)) this.isReadable = false;
        break;
      case 'REF':
        this.#addReference(readReference(segment));
        break;
      case 'AMT': {
        const amount = readQualifiedAmount(this.#reading, LOOP, segment);
        if (amount) service.amounts = append(service.amounts, amount);
        else this.#keepUnreadable(segment);
        break;
      }
      case 'QTY': {
        const quantity = readQualifiedQuantity(this.#reading, LOOP, segment);
        if (quantity) service.quantities = append(service.quantities, quantity);
        else this.#keepUnreadable(segment);
        break;
      }
      case 'LQ':
        if (segment.element(1) === 'HE' && !segment.isEmpty(2)) {
          service.remarkCodes = append(service.remarkCodes, segment.element(2));
        } else this.#keep(segment);
        break;
      default:
        this.#keep(segment);
    }
  }

  /** `end` is the offset of the byte after the last segment. */
  end(end: number): ServicePayment {
    this.#place.byteLength = end - this.#place.byteOffset;
    return this.#service;
  }

  #readDetails(head: Segment): void {
    const service = this.#service;
    const revenueCode = findText(head, 4);
    if (revenueCode !== undefined) service.revenueCode = revenueCode;
    const paidUnitCount = this.#reading.readQuantity(LOOP, head, 5);
    if (paidUnitCount !== undefined) service.paidUnitCount = paidUnitCount;
    const submittedProcedure = findProcedure(head, 6);
    if (submittedProcedure !== undefined) service.submittedProcedure = submittedProcedure;
    const submittedUnitCount = this.#reading.readQuantity(LOOP, head, 7);
    if (submittedUnitCount !== undefined) service.submittedUnitCount = submittedUnitCount;
  }

  /** Of each kind the first stands; 472 before 150, whichever comes first. */
  #addDate(segment: Segment, date: QualifiedDate | undefined): void {
    if (!date) {
      this.#keepUnreadable(segment);
      return;
    }
    const service = this.#service;
    service.dates = append(service.dates, date);
    if (date.qualifier === '472') {
      if (!this.#hasDate) service.serviceDate = date.date;
      this.#hasDate = true;
    } else if (date.qualifier === '150') service.serviceDate ??= date.date;
    else if (date.qualifier === '151') service.serviceEndDate ??= date.date;
  }

  /** The first REF*6R is the number of the line, whatever a second one says. */
  #addReference(reference: Reference): void {
    const service = this.#service;
    if (reference.qualifier === '6R') {
      if (!this.#hasNumber && reference.value !== '') service.lineControlNumber = reference.value;
      this.#hasNumber = true;
    }
    service.references = append(service.references, reference);
  }

  #keep(segment: Segment): void {
    const other = readOtherSegment(this.#reading, LOOP, segment);
    this.#service.otherSegments = append(this.#service.otherSegments, other);
  }

  #keepUnreadable(segment: Segment): void {
    this.#service.otherSegments = append(
      this.#service.otherSegments,
      readAsSent(this.#reading, LOOP, segment),
    );
  }
}
