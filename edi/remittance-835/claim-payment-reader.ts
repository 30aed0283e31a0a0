import { type Cents, ZERO } from '../../schemas/money.js';
import type { Open } from '../../schemas/open.js';
import type { AdjudicationInformation, ClaimPayment, SourceRange } from '../../schemas/remittance-advice.js';
import { findText, NONE, type SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { append } from './append.js';
import { addAdjustments } from './read-adjustments.js';
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
import type { ClaimReader } from './remittance-reader.js';
import { ServicePaymentReader } from './service-payment-reader.js';
import { sourceRange } from './source-range.js';

const LOOP = '2100';
/** Where MIA and MOA carry remark codes. */
const INPATIENT_REMARKS = [5, 20, 21, 22, 23];
const OUTPATIENT_REMARKS = [3, 4, 5, 6, 7];

/** Reads a loop 2100 with its service lines segment by segment (005010X221A1 2100). */
export class ClaimPaymentReader implements ClaimReader<ClaimPayment, Segment> {
  readonly #reading: SegmentReading;
  readonly #payment: Open<ClaimPayment>;
  readonly #place: Open<SourceRange>;
  #service: ServicePaymentReader | undefined;
  #isReadable: boolean;

  constructor(reading: SegmentReading, head: Segment, ordinal: number, headerNumber: string | undefined) {
    this.#reading = reading;
    reading.takeUnreadable();
    this.#place = sourceRange(head);
    const chargeAmount = reading.readAmount(LOOP, head, 3);
    const paymentAmount = reading.readAmount(LOOP, head, 4);
    this.#isReadable = chargeAmount !== undefined && paymentAmount !== undefined;
    this.#payment = this.#start(head, ordinal, chargeAmount ?? ZERO, paymentAmount ?? ZERO);
    if (headerNumber !== undefined) this.#payment.headerNumber = headerNumber;
    this.#readDetails(head);
  }

  /** False: an amount of a balance could not be read and stands as zero. */
  get isReadable(): boolean {
    return this.#isReadable;
  }

  /** `end` is the offset of the byte after the segment before. */
  add(segment: Segment, end: number): void {
    if (segment.id === 'SVC') {
      this.#endService(end);
      this.#service = new ServicePaymentReader(this.#reading, segment, this.#payment.services.length + 1);
    } else if (this.#service) this.#service.add(segment);
    else this.#addToClaim(segment);
  }

  /** `end` is the offset of the byte after the last segment. */
  end(end: number): ClaimPayment {
    this.#endService(end);
    this.#place.byteLength = end - this.#place.byteOffset;
    const unreadable = this.#reading.takeUnreadable();
    if (unreadable) this.#payment.unreadableAmounts = unreadable;
    return this.#payment;
  }

  #endService(end: number): void {
    if (!this.#service) return;
    this.#payment.services = append(this.#payment.services, this.#service.end(end));
    if (!this.#service.isReadable) this.#isReadable = false;
    this.#service = undefined;
  }

  #start(head: Segment, ordinal: number, chargeAmount: Cents, paymentAmount: Cents): Open<ClaimPayment> {
    return {
      ordinal,
      patientControlNumber: head.element(1),
      claimStatusCode: head.element(2),
      chargeAmount,
      paymentAmount,
      adjustments: NONE,
      names: NONE,
      references: NONE,
      dates: NONE,
      contacts: NONE,
      amounts: NONE,
      quantities: NONE,
      services: NONE,
      otherSegments: NONE,
      place: this.#place,
    };
  }

  #readDetails(head: Segment): void {
    const payment = this.#payment;
    const share = this.#reading.readInformativeAmount(LOOP, head, 5);
    if (share !== undefined) payment.patientResponsibilityAmount = share;
    const claimFilingCode = findText(head, 6);
    if (claimFilingCode !== undefined) payment.claimFilingCode = claimFilingCode;
    const payerControlNumber = findText(head, 7);
    if (payerControlNumber !== undefined) payment.payerControlNumber = payerControlNumber;
    const facilityCode = findText(head, 8);
    if (facilityCode !== undefined) payment.facilityCode = facilityCode;
    const frequencyCode = findText(head, 9);
    if (frequencyCode !== undefined) payment.frequencyCode = frequencyCode;
    if (head.elementCount > 9) this.#readStay(head);
  }

  /** CLP10 to CLP13, which hospitals are told. */
  #readStay(head: Segment): void {
    const payment = this.#payment;
    const patientStatusCode = findText(head, 10);
    if (patientStatusCode !== undefined) payment.patientStatusCode = patientStatusCode;
    const drgCode = findText(head, 11);
    if (drgCode !== undefined) payment.drgCode = drgCode;
    const drgWeight = this.#reading.readQuantity(LOOP, head, 12);
    if (drgWeight !== undefined) payment.drgWeight = drgWeight;
    const dischargeFraction = this.#reading.readQuantity(LOOP, head, 13);
    if (dischargeFraction !== undefined) payment.dischargeFraction = dischargeFraction;
  }

  #addToClaim(segment: Segment): void {
    const payment = this.#payment;
    switch (segment.id) {
      case 'CAS':
        if (!addAdjustments(this.#reading, LOOP, segment, payment)) this.#isReadable = false;
        break;
      case 'NM1':
        payment.names = append(payment.names, readName(segment));
        break;
      case 'MIA':
        if (payment.inpatient) this.#keep(segment);
        else payment.inpatient = readAdjudication(segment, INPATIENT_REMARKS);
        break;
      case 'MOA':
        if (payment.outpatient) this.#keep(segment);
        else payment.outpatient = readAdjudication(segment, OUTPATIENT_REMARKS);
        break;
      case 'REF':
        payment.references = append(payment.references, readReference(segment));
        break;
      case 'PER':
        payment.contacts = append(payment.contacts, readContact(segment));
        break;
      default:
        this.#addQualified(segment);
    }
  }

  #addQualified(segment: Segment): void {
    const payment = this.#payment;
    const reading = this.#reading;
    if (segment.id === 'DTM') {
      const date = readQualifiedDate(reading, LOOP, segment);
      if (date) payment.dates = append(payment.dates, date);
      else this.#keepUnreadable(segment);
    } else if (segment.id === 'AMT') {
      const amount = readQualifiedAmount(reading, LOOP, segment);
      if (amount) payment.amounts = append(payment.amounts, amount);
      else this.#keepUnreadable(segment);
    } else if (segment.id === 'QTY') {
      const quantity = readQualifiedQuantity(reading, LOOP, segment);
      if (quantity) payment.quantities = append(payment.quantities, quantity);
      else this.#keepUnreadable(segment);
    } else this.#keep(segment);
  }

  #keep(segment: Segment): void {
    this.#payment.otherSegments = append(
      this.#payment.otherSegments,
      readOtherSegment(this.#reading, LOOP, segment),
    );
  }

  #keepUnreadable(segment: Segment): void {
    this.#payment.otherSegments = append(
      this.#payment.otherSegments,
      readAsSent(this.#reading, LOOP, segment),
    );
  }
}

function readAdjudication(segment: Segment, remarkPositions: readonly number[]): AdjudicationInformation {
  let remarkCodes: readonly string[] = NONE;
  for (const position of remarkPositions) {
    if (!segment.isEmpty(position)) remarkCodes = append(remarkCodes, segment.element(position));
  }
  return { remarkCodes, elements: readElements(segment) };
}
