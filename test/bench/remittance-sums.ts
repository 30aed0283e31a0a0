import type { StreamedRemittance } from '../../edi/stream/streamed-remittance.js';
import { addCents, type Cents, formatCents, parseCents, ZERO } from '../../schemas/money.js';
import type {
  Adjustment,
  ClaimPaymentAmounts,
  ProviderAdjustment,
  QualifiedAmount,
  RemittanceHead,
} from '../../schemas/remittance-advice.js';
import { type ClaimPaymentBalance, checkClaimPaymentBalance } from '../../schemas/remittance-balance.js';
import { type SetBalance, SetBalanceSum } from '../../schemas/remittance-set-balance.js';
import type { Summary } from './contender.js';

/**
 * What a reader of an 835 has taken in, so that two readers can be held against each other to the cent. Cheap beside
 * the reading: it is part of what is timed.
 */
export class RemittanceSums {
  readonly totals = {
    claims: 0,
    services: 0,
    adjustments: 0,
    characters: 0,
    charged: ZERO,
    shared: ZERO,
    linesPaid: ZERO,
    paid: ZERO,
    adjusted: ZERO,
    balancedClaims: 0,
    balancedSets: 0,
  };
  #set = new SetBalanceSum();

  /** What our stream tells. */
  addParts(parts: readonly StreamedRemittance[]): void {
    for (const part of parts) {
      if (part.kind === 'claim-payment') this.addBalanced(part.amounts, part.balance);
      else if (part.kind === 'set-end') this.endBalancedSet(part.balance);
    }
  }

  /** A claim payment of a reader that has balanced it. */
  addBalanced(payment: ClaimPaymentAmounts, balance: ClaimPaymentBalance): void {
    this.totals.claims += 1;
    this.totals.services += payment.services.length;
    this.totals.charged = addCents(this.totals.charged, payment.chargeAmount);
    this.totals.paid = addCents(this.totals.paid, payment.paymentAmount);
    if (balance.balances) this.totals.balancedClaims += 1;
    this.totals.shared = addCents(this.totals.shared, payment.patientResponsibilityAmount ?? ZERO);
    this.totals.characters += payment.patientControlNumber.length + payment.claimStatusCode.length;
    this.#addAdjustments(payment.adjustments);
    for (const service of payment.services) {
      this.totals.characters += service.procedure.code.length;
      this.totals.linesPaid = addCents(this.totals.linesPaid, service.paymentAmount);
      this.#addAdjustments(service.adjustments);
    }
  }

  /** A claim payment of a reader that leaves balancing to others. */
  addPayment(payment: ClaimPaymentAmounts, interest: readonly QualifiedAmount[]): void {
    this.#set.add(payment, interest);
    this.addBalanced(payment, checkClaimPaymentBalance(payment));
  }

  /** The end of a set of such a reader. */
  endSet(
    head: Pick<RemittanceHead, 'paymentAmount' | 'creditDebitCode'>,
    adjustments: readonly ProviderAdjustment[],
  ): void {
    this.endBalancedSet(this.#set.check(head, adjustments));
    this.#set = new SetBalanceSum();
  }

  endBalancedSet(balance: SetBalance | undefined): void {
    if (balance?.setBalances) this.totals.balancedSets += 1;
  }

  #addAdjustments(adjustments: readonly Adjustment[]): void {
    this.totals.adjustments += adjustments.length;
    for (const { groupCode, reasonCode, amount } of adjustments) {
      this.totals.characters += groupCode.length + reasonCode.length;
      this.totals.adjusted = addCents(this.totals.adjusted, amount);
    }
  }

  /** What another has come to over a part of the file. */
  addTotals(other: RemittanceTotals): void {
    const { totals } = this;
    totals.claims += other.claims;
    totals.services += other.services;
    totals.adjustments += other.adjustments;
    totals.characters += other.characters;
    totals.shared = addCents(totals.shared, other.shared);
    totals.linesPaid = addCents(totals.linesPaid, other.linesPaid);
    totals.charged = addCents(totals.charged, other.charged);
    totals.paid = addCents(totals.paid, other.paid);
    totals.adjusted = addCents(totals.adjusted, other.adjusted);
    totals.balancedClaims += other.balancedClaims;
    totals.balancedSets += other.balancedSets;
  }

  summarize(): Summary {
    const { charged, paid, adjusted, shared, linesPaid, ...counts } = this.totals;
    const amounts = {
      charged: formatCents(charged),
      paid: formatCents(paid),
      adjusted: formatCents(adjusted),
      shared: formatCents(shared),
      linesPaid: formatCents(linesPaid),
    };
    return { ...counts, ...amounts };
  }
}

export type RemittanceTotals = RemittanceSums['totals'];

/** An amount that a peer gives as text; what it has garbled is zero, and shows in the sums. */
export function readAmount(text: string): Cents {
  return parseCents(text) ?? ZERO;
}
