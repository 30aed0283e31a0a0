import { ClaimNumbersReader } from '../../../edi/remittance-835/claim-numbers-reader.js';
import {
  type RemittanceParts,
  RemittanceReader,
  type StartClaim,
} from '../../../edi/remittance-835/remittance-reader.js';
import type { Chunks } from '../../../edi/stream.js';
import type { ResumePoint } from '../../../edi/x12/resume-point.js';
import type { Segment } from '../../../edi/x12/segment.js';
import type { SourceSegment } from '../../../edi/x12/source-segment.js';
import type { StreamHandler } from '../../../edi/x12/stream-handler.js';
import { X12Reader } from '../../../edi/x12/x12-reader.js';
import type { ClaimNumbers, ClaimPayment } from '../../../schemas/remittance-advice.js';
import { inPieces } from '../outline/in-pieces.js';
import { startClaim } from '../outline/judge-remittance.js';

/** Told of each claim payment as it has been read, and whether all amounts of its balances could be. */
type ClaimPaymentListener = (payment: ClaimPayment, isReadable: boolean) => void;

/** The claim payments of one 835 set, read again from its ST on; no byte after the set is asked for. */
export async function* readClaimPayments(
  chunks: Chunks,
  resumePoint: ResumePoint,
  listener: ClaimPaymentListener = () => {},
): AsyncGenerator<ClaimPayment, void, undefined> {
  for await (const list of readLists(chunks, resumePoint, startClaim, listener)) yield* list;
}

/** Of all claim payments of the set the numbers alone, some hundred at a time. */
export function readClaimNumbers(
  chunks: Chunks,
  resumePoint: ResumePoint,
): AsyncGenerator<readonly ClaimNumbers[], void, undefined> {
  return readLists(chunks, resumePoint, (reading, head) => new ClaimNumbersReader(reading, head));
}

async function* readLists<C>(
  chunks: Chunks,
  resumePoint: ResumePoint,
  start: StartClaim<C, Segment>,
  listener: (payment: C, isReadable: boolean) => void = () => {},
): AsyncGenerator<readonly C[], void, undefined> {
  const reading = new SetReading(resumePoint, start, listener);
  const reader = X12Reader.resume(reading, resumePoint);
  for await (const piece of inPieces(chunks)) {
    reader.push(piece);
    yield reading.take();
    if (reading.hasEnded) return;
  }
  reader.end();
  yield reading.take();
}

class SetReading<C> implements StreamHandler, RemittanceParts<C> {
  hasEnded = false;
  #payments: C[] = [];
  #reader: RemittanceReader<C> | undefined;

  constructor(
    private readonly resumePoint: ResumePoint,
    private readonly start: StartClaim<C, Segment>,
    private readonly listener: (payment: C, isReadable: boolean) => void,
  ) {}

  segment(segment: SourceSegment): void {
    if (this.hasEnded) return;
    if (this.#reader) this.#reader.add(segment);
    else this.#reader = new RemittanceReader(segment, this.resumePoint.delimiters, this, this.start);
    // What could not be read was told at the first reading.
    this.#reader.takeIssues();
  }

  endSet(): void {
    if (this.hasEnded) return;
    this.#reader!.end();
    this.hasEnded = true;
  }

  take(): readonly C[] {
    const payments = this.#payments;
    this.#payments = [];
    return payments;
  }

  head(): void {}

  header(): void {}

  claimPayment(payment: C, isReadable: boolean): void {
    this.listener(payment, isReadable);
    this.#payments.push(payment);
  }

  otherSegment(): void {}
}
