import { ZERO } from '../../schemas/money.js';
import type { Open } from '../../schemas/open.js';
import type {
  ClaimPaymentAmounts,
  QualifiedAmount,
  ServicePaymentAmounts,
  SourceRange,
} from '../../schemas/remittance-advice.js';
import { findProcedure, NONE, type SegmentReading } from '../segment-reading.js';
import { type HeldSegments, SegmentHolder } from '../x12/held-segments.js';
import type { SourceSegment } from '../x12/source-segment.js';
import { append } from './append.js';
import { addAdjustments } from './read-adjustments.js';
import { readQualifiedAmount } from './read-common.js';
import { type ClaimReader, isBesideClaim } from './remittance-reader.js';
import { NO_PROCEDURE } from './service-payment-reader.js';
import { sourceRange } from './source-range.js';

const LOOP = '2100';
const LINE = '2110';

/** The amounts of a claim payment, and its segments for what else it says. */
export interface HeldClaimPayment {
  readonly amounts: ClaimPaymentAmounts;
  /** AMT*I: what of the interest of the set is this claim's. */
  readonly interest: readonly QualifiedAmount[];
  readonly headerNumber: string | undefined;
  readonly segments: HeldSegments;
}

/**
 * Reads of a loop 2100 what stands in its balances, and holds the segments. What it says of them is what
 * `ClaimPaymentReader` says; the issues are that one's to tell. One object reads all claim payments of a stream, one
 * after the other.
 */
export class ClaimAmountsReader implements ClaimReader<HeldClaimPayment, SourceSegment> {
  readonly #reading: SegmentReading;
  readonly #holder = new SegmentHolder();
  #headerNumber: string | undefined;
  #amounts!: Open<ClaimPaymentAmounts>;
  #place!: Open<SourceRange>;
  #interest: readonly QualifiedAmount[] = NONE;
  #service: Open<ServicePaymentAmounts> | undefined;
  #servicePlace: Open<SourceRange> | undefined;
  isReadable = true;
  lastEnd = 0;

  /** The issues of the reading are not told to anybody. */
  constructor(reading: SegmentReading) {
    this.#reading = reading;
  }

  start(head: SourceSegment, ordinal: number, headerNumber: string | undefined): this {
    this.#headerNumber = headerNumber;
    this.#reading.takeUnreadable();
    this.#interest = NONE;
    this.#service = undefined;
    this.#servicePlace = undefined;
    const { byteOffset, byteLength, line } = head;
    this.#place = { byteOffset, byteLength, line };
    const charge = this.#reading.readAmount(LOOP, head, 3);
    const payment = this.#reading.readAmount(LOOP, head, 4);
    this.isReadable = charge !== undefined && payment !== undefined;
    this.#amounts = {
      ordinal,
      patientControlNumber: head.element(1),
      claimStatusCode: head.element(2),
      chargeAmount: charge ?? ZERO,
      paymentAmount: payment ?? ZERO,
      adjustments: [],
      services: [],
      place: this.#place,
    };
    const share = this.#reading.readInformativeAmount(LOOP, head, 5);
    if (share !== undefined) this.#amounts.patientResponsibilityAmount = share;
    this.lastEnd = byteOffset + byteLength;
    this.#holder.add(head, byteOffset);
    return this;
  }

  add(segment: SourceSegment, end: number): void {
    this.#holder.add(segment, end);
    this.#take(segment, end);
    this.lastEnd = segment.byteOffset + segment.byteLength;
  }

  addRun(segment: SourceSegment, end: number): boolean {
    this.#holder.add(segment, end);
    let lastEnd = end;
    let isBeside = false;
    do {
      isBeside = isBesideClaim(segment.id);
      if (isBeside) break;
      this.#take(segment, lastEnd);
      lastEnd = segment.byteOffset + segment.byteLength;
    } while (segment.nextBody());
    this.lastEnd = lastEnd;
    return isBeside;
  }

  end(end: number): HeldClaimPayment {
    this.#endService(end);
    this.#place.byteLength = end - this.#place.byteOffset;
    const unreadable = this.#reading.takeUnreadable();
    if (unreadable) this.#amounts.unreadableAmounts = unreadable;
    return {
      amounts: this.#amounts,
      interest: this.#interest,
      headerNumber: this.#headerNumber,
      segments: this.#holder.take(end),
    };
  }

  #take(segment: SourceSegment, end: number): void {
    switch (segment.id) {
      case 'SVC':
        this.#endService(end);
        this.#startService(segment);
        break;
      case 'CAS':
        this.#addAdjustments(segment);
        break;
      case 'AMT':
        if (!this.#service && segment.element(1) === 'I') this.#addInterest(segment);
    }
  }

  #startService(segment: SourceSegment): void {
    const charge = this.#reading.readAmount(LINE, segment, 2);
    const payment = this.#reading.readAmount(LINE, segment, 3);
    if (charge === undefined || payment === undefined) this.isReadable = false;
    const { services } = this.#amounts;
    this.#servicePlace = sourceRange(segment);
    this.#service = {
      ordinal: services.length + 1,
      procedure: findProcedure(segment, 1) ?? NO_PROCEDURE,
      chargeAmount: charge ?? ZERO,
      paymentAmount: payment ?? ZERO,
      adjustments: [],
      place: this.#servicePlace,
    };
    this.#amounts.services = append(services, this.#service);
  }

  #addAdjustments(segment: SourceSegment): void {
    const isRead = this.#service
      ? addAdjustments(this.#reading, LINE, segment, this.#service)
      : addAdjustments(this.#reading, LOOP, segment, this.#amounts);
    if (!isRead) this.isReadable = false;
  }

  #endService(end: number): void {
    const place = this.#servicePlace;
    if (place) place.byteLength = end - place.byteOffset;
  }

  #addInterest(segment: SourceSegment): void {
    const amount = readQualifiedAmount(this.#reading, LOOP, segment);
    if (amount) this.#interest = append(this.#interest, amount);
  }
}
