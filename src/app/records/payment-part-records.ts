import type { Cents } from '../../../schemas/money.js';
import type { PaymentPart, PaymentVariance } from '../../domain/remittance/planning/plan-payment-parts.js';

/** Sets that were released as parts of a payment: remittances whose advice has a `wholePaymentAmount`. */
export interface PaymentPartRecords {
  /** Those of an identity (`identityKeyOf`), undone ones too, by the hash of their content. */
  find(identityKey: string): Promise<RecordedPart[]>;
  /** What was accepted of the payment with this item, and what of it lies in suspense.variance. */
  findVariance(itemKey: string): Promise<PaymentVariance>;
}

export interface RecordedPart extends PaymentPart {
  readonly wholeAmount: Cents;
  readonly fileId: string;
  readonly setOrdinal: number;
  readonly claimPaymentCount: number;
}
