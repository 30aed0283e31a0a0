import { type RemittanceParts, RemittanceReader } from '../../../edi/remittance-835/remittance-reader.js';
import type { Chunks } from '../../../edi/stream.js';
import type { ResumePoint } from '../../../edi/x12/resume-point.js';
import type { Delimiters } from '../../../edi/x12/segment.js';
import type { SourceSegment } from '../../../edi/x12/source-segment.js';
import type { StreamHandler } from '../../../edi/x12/stream-handler.js';
import { X12Reader } from '../../../edi/x12/x12-reader.js';
import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import { inPieces } from '../outline/in-pieces.js';
import { startClaim } from '../outline/judge-remittance.js';

/** Told of each claim payment as it has been read, and whether all amounts of its balances could be. */
export type ClaimPaymentListener = (payment: ClaimPayment, isReadable: boolean) => void;

/** The claim payments of one 835 set, read again from its ST on; no byte after the set is asked for. */
export async function* readClaimPayments(
  chunks: Chunks,
  resumePoint: ResumePoint,
  listener: ClaimPaymentListener = () => {},
): AsyncGenerator<ClaimPayment, void, undefined> {
  const reading = new SetReading(resumePoint.delimiters, listener);
  const reader = X12Reader.resume(reading, resumePoint);
  for await (const piece of inPieces(chunks)) {
    reader.push(piece);
    yield* reading.take();
    if (reading.hasEnded) return;
  }
  reader.end();
  yield* reading.take();
}

class SetReading implements StreamHandler, RemittanceParts<ClaimPayment> {
  hasEnded = false;
  #payments: ClaimPayment[] = [];
  #reader: RemittanceReader<ClaimPayment> | undefined;

  constructor(
    private readonly delimiters: Delimiters,
    private readonly listener: ClaimPaymentListener,
  ) {}

  segment(segment: SourceSegment): void {
    if (this.hasEnded) return;
    if (this.#reader) this.#reader.add(segment);
    else this.#reader = new RemittanceReader(segment, this.delimiters, this, startClaim);
    // What could not be read was told at the first reading.
    this.#reader.takeIssues();
  }

  endSet(): void {
    if (this.hasEnded) return;
    this.#reader!.end();
    this.hasEnded = true;
  }

  take(): readonly ClaimPayment[] {
    const payments = this.#payments;
    this.#payments = [];
    return payments;
  }

  head(): void {}

  header(): void {}

  claimPayment(payment: ClaimPayment, isReadable: boolean): void {
    this.listener(payment, isReadable);
    this.#payments.push(payment);
  }

  otherSegment(): void {}
}
