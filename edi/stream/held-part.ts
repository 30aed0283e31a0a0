import type { Issue } from '../../schemas/issue.js';
import type { ClaimPayment, ClaimPaymentAmounts } from '../../schemas/remittance-advice.js';
import type { ClaimPaymentBalance } from '../../schemas/remittance-balance.js';
import type { HeldClaimPayment } from '../remittance-835/claim-amounts-reader.js';
import { readHeldClaimPayment } from '../remittance-835/read-held-claim-payment.js';
import type { SegmentReading } from '../segment-reading.js';
import type { HeldSegmentsReader } from '../x12/held-segments.js';
import type { StreamedClaimPayment } from './streamed-remittance.js';

/** What reads claim payments again, one after the other: lent by the stream. */
export interface Rereading {
  readonly values: SegmentReading;
  readonly segments: HeldSegmentsReader;
}

interface Read {
  readonly payment: ClaimPayment;
  readonly issues: readonly Issue[];
}

/** A claim payment that is read to its end when somebody asks. */
export class HeldPart implements StreamedClaimPayment {
  readonly kind = 'claim-payment';
  readonly amounts: ClaimPaymentAmounts;
  readonly isReadable: boolean;
  readonly balance: ClaimPaymentBalance;
  readonly #held: HeldClaimPayment;
  readonly #before: readonly Issue[];
  readonly #reading: Rereading;
  #read: Read | undefined;

  /** `before` was found since the part before. */
  constructor(
    held: HeldClaimPayment,
    found: Pick<StreamedClaimPayment, 'isReadable' | 'balance'> & {
      readonly before: readonly Issue[];
      readonly reading: Rereading;
    },
  ) {
    this.amounts = held.amounts;
    this.isReadable = found.isReadable;
    this.balance = found.balance;
    this.#held = held;
    this.#before = found.before;
    this.#reading = found.reading;
  }

  get payment(): ClaimPayment {
    return this.#whole.payment;
  }

  get issues(): readonly Issue[] {
    return this.#whole.issues;
  }

  toJSON(): object {
    const { kind, payment, isReadable, balance, issues } = this;
    return { kind, payment, isReadable, balance, issues };
  }

  get #whole(): Read {
    this.#read ??= this.#readAll();
    return this.#read;
  }

  #readAll(): Read {
    const { values, segments } = this.#reading;
    const payment = readHeldClaimPayment(values, segments, this.#held);
    const issues = values.take();
    return { payment, issues: this.#before.length > 0 ? [...this.#before, ...issues] : issues };
  }
}
