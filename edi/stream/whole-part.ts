import type { Issue } from '../../schemas/issue.js';
import type { ClaimPayment, ClaimPaymentAmounts } from '../../schemas/remittance-advice.js';
import type { ClaimPaymentBalance } from '../../schemas/remittance-balance.js';
import type { StreamedClaimPayment } from './streamed-remittance.js';

/** A claim payment that has been read to its end as it passed. */
export class WholePart implements StreamedClaimPayment {
  readonly kind = 'claim-payment';
  readonly payment: ClaimPayment;
  readonly isReadable: boolean;
  readonly balance: ClaimPaymentBalance;
  readonly issues: readonly Issue[];

  constructor(
    payment: ClaimPayment,
    isReadable: boolean,
    balance: ClaimPaymentBalance,
    issues: readonly Issue[],
  ) {
    this.payment = payment;
    this.isReadable = isReadable;
    this.balance = balance;
    this.issues = issues;
  }

  /** They are among what the payment says, and are told once. */
  get amounts(): ClaimPaymentAmounts {
    return this.payment;
  }
}
