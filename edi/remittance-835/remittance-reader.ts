import type { Issue } from '../../schemas/issue.js';
import type { Open } from '../../schemas/open.js';
import type {
  OtherSegment,
  ProviderAdjustment,
  RemittanceHead,
  RemittanceHeader,
  SourceRange,
} from '../../schemas/remittance-advice.js';
import type { SegmentReading } from '../segment-reading.js';
import type { Delimiters, Segment } from '../x12/segment.js';
import type { SourceSegment } from '../x12/source-segment.js';
import { readAsSent, readElements, readOtherSegment } from './read-common.js';
import { readProviderAdjustments } from './read-provider-adjustments.js';
import { RemittanceHeadReader } from './remittance-head-reader.js';
import { SummedReading } from './summed-reading.js';

/** Reads one claim payment segment by segment, as the noun or as what is wanted of it. */
export interface ClaimReader<C, S extends Segment> {
  /** False: an amount of a balance could not be read and stands as zero. */
  readonly isReadable: boolean;
  /** `end` is the offset of the byte after the segment before. */
  add(segment: S, end: number): void;
  /**
   * As `add` for the segment and those behind it, up to one that `isBesideClaim`; true when it has moved to such a one,
   * and not taken it.
   */
  addRun?(segment: S, end: number): boolean;
  /** Of the last segment: offset of the byte after it; told by who takes runs. */
  readonly lastEnd?: number;
  /** `end` is the offset of the byte after the last segment. */
  end(end: number): C;
}

/** Begins at a CLP, which is the `ordinal`th of its set; the number is that of the LX it stands under. */
export type StartClaim<C, S extends Segment> = (
  reading: SegmentReading,
  head: S,
  ordinal: number,
  headerNumber: string | undefined,
) => ClaimReader<C, S>;

/** What a set says, told as soon as it has been read to its end. */
export interface RemittanceParts<C> {
  /** Once, before all others; undefined when the payment itself cannot be read. */
  head(head: RemittanceHead | undefined): void;
  /** An LX with its summaries. */
  header(header: RemittanceHeader): void;
  /** `isReadable` is false where an amount of a balance could not be read and stands as zero. */
  claimPayment(payment: C, isReadable: boolean): void;
  /** A segment outside of claim payments that no field holds. */
  otherSegment(segment: OtherSegment): void;
}

/** What is known after the last segment. */
export interface RemittanceEnd {
  readonly providerAdjustments: readonly ProviderAdjustment[];
  /** False: an amount of a PLB could not be read, or the amounts are too large, and the set does not add up. */
  readonly isReadable: boolean;
  readonly place: SourceRange;
}

/** Whether a segment ends the claim payment before it, or is none of the one in which it stands. */
export function isBesideClaim(id: string): boolean {
  switch (id) {
    case 'CLP':
    case 'LX':
    case 'PLB':
    case 'SE':
    case 'ST':
    case 'BPR':
    case 'TRN':
      return true;
    default:
      return false;
  }
}

/**
 * Reads an 835 set segment by segment and keeps none of them. The segments are taken in the order in which they stand;
 * nothing is dropped: what no field holds is kept with a warning. Judges no balance and no guide.
 */
export class RemittanceReader<C, S extends Segment = Segment> {
  readonly #parts: RemittanceParts<C>;
  readonly #startClaim: StartClaim<C, S>;
  readonly #reading: SummedReading;
  readonly #head: RemittanceHeadReader;
  readonly #place: Open<SourceRange>;
  #isHeadOpen = true;
  #header: Open<RemittanceHeader> | undefined;
  #headerNumber: string | undefined;
  #claim: ClaimReader<C, S> | undefined;
  #claimCount = 0;
  readonly #providerAdjustments: ProviderAdjustment[] = [];
  #isReadable = true;
  /** Offset of the byte after the segment before. */
  #end: number;

  /** Takes the ST; `add` takes all others. */
  constructor(
    header: Segment,
    delimiters: Delimiters,
    parts: RemittanceParts<C>,
    startClaim: StartClaim<C, S>,
  ) {
    this.#parts = parts;
    this.#reading = new SummedReading(delimiters);
    this.#startClaim = startClaim;
    this.#head = new RemittanceHeadReader(this.#reading, header);
    const { byteOffset, byteLength, line } = header;
    this.#place = { byteOffset, byteLength, line };
    this.#end = byteOffset + byteLength;
  }

  add(segment: S): void {
    switch (segment.id) {
      case 'CLP':
        this.#close();
        this.#claimCount += 1;
        this.#claim = this.#startClaim(this.#reading, segment, this.#claimCount, this.#headerNumber);
        break;
      case 'LX':
        this.#close();
        this.#headerNumber = segment.element(1);
        this.#header = { number: this.#headerNumber };
        break;
      case 'PLB':
        this.#close();
        this.#addProviderAdjustments(segment);
        break;
      case 'SE':
      case 'ST':
        this.#close();
        break;
      case 'BPR':
      case 'TRN':
        this.#addPayment(segment);
        // No part of the claim payment in which it stands.
        if (this.#claim) return;
        break;
      default:
        if (this.#claim) this.#claim.add(segment, this.#end);
        else this.#addBeside(segment);
    }
    this.#end = segment.byteOffset + segment.byteLength;
  }

  /** Takes a segment and those behind it that only add to the set. */
  addRun(segment: S & SourceSegment): void {
    do {
      if (this.#claim?.addRun && !isBesideClaim(segment.id)) {
        const hasEnded = this.#claim.addRun(segment, this.#end);
        this.#end = this.#claim.lastEnd!;
        if (!hasEnded) return;
      }
      this.add(segment);
    } while (segment.nextBody());
  }

  /** Call once after the last segment, whether that is the SE or the file has ended before it. */
  end(): RemittanceEnd {
    this.#close();
    this.#place.byteLength = this.#end - this.#place.byteOffset;
    return {
      providerAdjustments: this.#providerAdjustments,
      isReadable: this.#isReadable && !this.#reading.isTooLarge,
      place: this.#place,
    };
  }

  /** What could not be read since the last time; call it after each part and at the end. */
  takeIssues(): readonly Issue[] {
    return this.#reading.take();
  }

  /** Ends the part that is open, because the next one begins. */
  #close(): void {
    if (this.#claim) {
      const payment = this.#claim.end(this.#end);
      const { isReadable } = this.#claim;
      this.#claim = undefined;
      this.#parts.claimPayment(payment, isReadable);
    } else if (this.#header) {
      this.#parts.header(this.#header);
      this.#header = undefined;
    } else if (this.#isHeadOpen) {
      this.#isHeadOpen = false;
      this.#parts.head(this.#head.end());
    }
  }

  /** Money is moved once by one set: what says it again, anywhere, leaves open which of both is meant. */
  #addPayment(segment: Segment): void {
    if (this.#isHeadOpen && this.#head.add(segment) === true) return;
    this.#reading.note('edi.second-payment', '', segment, undefined, { segment: segment.id });
    this.#parts.otherSegment(readAsSent(this.#reading, '', segment));
  }

  /** A segment of the head or of an LX, or one that follows a PLB. */
  #addBeside(segment: Segment): void {
    if (this.#isHeadOpen) {
      const read = this.#head.add(segment);
      if (read === 'unreadable') this.#parts.otherSegment(readAsSent(this.#reading, '', segment));
      else if (!read) this.#keep(this.#head.loop, segment);
    } else if (this.#header) this.#addSummary(this.#header, segment);
    else this.#keep('PLB', segment);
  }

  #addSummary(header: Open<RemittanceHeader>, segment: Segment): void {
    if (segment.id === 'TS3' && !header.providerSummary) header.providerSummary = readElements(segment);
    else if (segment.id === 'TS2' && !header.supplementalSummary) {
      header.supplementalSummary = readElements(segment);
    } else this.#keep('2000', segment);
  }

  #addProviderAdjustments(segment: Segment): void {
    const before = this.#reading.issues.length;
    const read = readProviderAdjustments(this.#reading, segment, this.#providerAdjustments.length);
    this.#providerAdjustments.push(...read);
    const found = this.#reading.issues.slice(before);
    if (found.some(({ severity }) => severity === 'error')) this.#isReadable = false;
  }

  #keep(loop: string, segment: Segment): void {
    this.#parts.otherSegment(readOtherSegment(this.#reading, loop, segment));
  }
}
