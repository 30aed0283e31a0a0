import type { Issue } from '../../schemas/issue.js';
import type {
  ClaimPayment,
  OtherSegment,
  RemittanceHead,
  RemittanceHeader,
} from '../../schemas/remittance-advice.js';
import { checkClaimPaymentBalance } from '../../schemas/remittance-balance.js';
import { SetBalanceSum } from '../../schemas/remittance-set-balance.js';
import { ClaimAmountsReader, type HeldClaimPayment } from '../remittance-835/claim-amounts-reader.js';
import { ClaimPaymentReader } from '../remittance-835/claim-payment-reader.js';
import {
  type RemittanceParts,
  RemittanceReader,
  type StartClaim,
} from '../remittance-835/remittance-reader.js';
import { SegmentReading } from '../segment-reading.js';
import { HeldSegmentsReader } from '../x12/held-segments.js';
import type { ResumePoint } from '../x12/resume-point.js';
import type { SourceSegment } from '../x12/source-segment.js';
import type { SetHeader } from '../x12/stream-handler.js';
import { HeldPart, type Rereading } from './held-part.js';
import { type SetParts, SetStream } from './set-stream.js';
import type { StreamOptions } from './stream-options.js';
import type { StreamedRemittance } from './streamed-remittance.js';
import { WholePart } from './whole-part.js';

/** Reads an 835 of any size as its bytes come: `push` chunk after chunk, then `end`. */
export function remittanceStream(options: StreamOptions = {}): SetStream<StreamedRemittance> {
  return new SetStream<StreamedRemittance>((tell) => new StreamedAdvice(tell, options.whole), options);
}

/** A claim payment of which the amounts have been read, or all of it. */
type ClaimRead = HeldClaimPayment | ClaimPayment;

/** One advice after the other; each part is told when it ends. */
class StreamedAdvice implements SetParts, RemittanceParts<ClaimRead> {
  readonly identifier = '835';
  readonly #tell: (told: StreamedRemittance) => void;
  #header: SetHeader | undefined;
  #resumePoint: ResumePoint | undefined;
  #reader: RemittanceReader<ClaimRead, SourceSegment> | undefined;
  #head: RemittanceHead | undefined;
  /** What stood among the head; told after it. */
  #held: OtherSegment[] | undefined;
  #sum = new SetBalanceSum();
  #claimPaymentCount = 0;
  #failingCount = 0;
  /** What reads the claim payments again knows the days that it has read. */
  readonly #again: Rereading = { values: new SegmentReading(), segments: new HeldSegmentsReader() };
  /** Its issues are told when a claim payment is read again. */
  readonly #unread = new SegmentReading();
  readonly #amounts = new ClaimAmountsReader(this.#unread);
  readonly #startClaim: StartClaim<ClaimRead, SourceSegment>;

  constructor(tell: (told: StreamedRemittance) => void, isWhole = false) {
    this.#tell = tell;
    this.#startClaim = isWhole
      ? (_, head, ordinal, number) => new ClaimPaymentReader(this.#again.values, head, ordinal, number)
      : (_, head, ordinal, number) => this.#amounts.start(head, ordinal, number);
  }

  start(header: SetHeader, resumePoint: ResumePoint): void {
    this.#header = header;
    this.#resumePoint = resumePoint;
    this.#reader = undefined;
    this.#head = undefined;
    this.#held = [];
    this.#sum = new SetBalanceSum();
    this.#claimPaymentCount = 0;
    this.#failingCount = 0;
  }

  segment(segment: SourceSegment): void {
    if (this.#reader) this.#reader.add(segment);
    else this.#reader = new RemittanceReader(segment, this.#header!.delimiters, this, this.#startClaim);
  }

  /** Behind the ST, so that there is a reader. */
  segments(segment: SourceSegment): void {
    this.#reader!.addRun(segment);
  }

  end(found: readonly Issue[]): void {
    const { providerAdjustments, isReadable, place } = this.#reader!.end();
    const issues = [...this.#reader!.takeIssues(), ...found];
    this.#tell({
      kind: 'set-end',
      providerAdjustments,
      claimPaymentCount: this.#claimPaymentCount,
      ...(this.#head && isReadable && { balance: this.#sum.check(this.#head, providerAdjustments) }),
      failingCount: this.#failingCount,
      place,
      issues,
    });
  }

  head(head: RemittanceHead | undefined): void {
    this.#head = head;
    const issues = this.#reader!.takeIssues();
    const start = {
      kind: 'set-start',
      header: this.#header!,
      resumePoint: this.#resumePoint!,
      issues,
    } as const;
    this.#tell(head ? { ...start, head } : start);
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const segment of held) this.otherSegment(segment);
  }

  header(header: RemittanceHeader): void {
    this.#tell({ kind: 'header', header });
  }

  claimPayment(read: ClaimRead, isReadable: boolean): void {
    const isHeld = 'segments' in read;
    const amounts = isHeld ? read.amounts : read;
    const balance = checkClaimPaymentBalance(amounts);
    this.#sum.add(amounts, isHeld ? read.interest : read.amounts);
    this.#claimPaymentCount += 1;
    if (!isReadable || !balance.balances) this.#failingCount += 1;
    this.#unread.take();
    const before = this.#reader!.takeIssues();
    if (isHeld) this.#tell(new HeldPart(read, { isReadable, balance, before, reading: this.#again }));
    else {
      const found = this.#again.values.take();
      this.#tell(new WholePart(read, isReadable, balance, before.length > 0 ? [...before, ...found] : found));
    }
  }

  otherSegment(segment: OtherSegment): void {
    if (this.#held) this.#held.push(segment);
    else this.#tell({ kind: 'other-segment', segment });
  }
}
