import { type Cents, negateCents } from '../../../schemas/money.js';
import type { Adjustment, ClaimPayment } from '../../../schemas/remittance-advice.js';
import { type Adjudicating, adjudicateClaim, createClaimRandom, type DeskClaim } from './adjudicate-claim.js';

/** The reversal (CLP02 22): every amount of the original with its sign turned, under the same control numbers. */
export function reversePayment(original: ClaimPayment): ClaimPayment {
  const { patientResponsibilityAmount: _, outpatient: __, ...rest } = original;
  return {
    ...rest,
    claimStatusCode: '22',
    chargeAmount: negateCents(original.chargeAmount),
    paymentAmount: negateCents(original.paymentAmount),
    adjustments: original.adjustments.map(reverseAdjustment),
    amounts: [],
    services: original.services.map((service) => ({
      ...service,
      chargeAmount: negateCents(service.chargeAmount),
      paymentAmount: negateCents(service.paymentAmount),
      adjustments: service.adjustments.map(reverseAdjustment),
      amounts: [],
    })),
  };
}

function reverseAdjustment(adjustment: Adjustment): Adjustment {
  const { quantity, ...rest } = adjustment;
  const reversed = { ...rest, amount: negateCents(adjustment.amount) };
  return quantity === undefined ? reversed : { ...reversed, quantity: `-${quantity}` };
}

/**
 * The claim decided again with other fees, as if for the first time: a control number of its own, the earlier one as
 * REF*F8. Undefined where nothing would change.
 */
export function correctPayment(
  desk: DeskClaim,
  original: ClaimPayment,
  adjudicating: Adjudicating,
  maySinkBelow: boolean,
): ClaimPayment | undefined {
  const random = createClaimRandom(adjudicating.seed, desk, 'correction');
  const feePercent = maySinkBelow && random.chance(60) ? 85 : 108;
  const corrected = adjudicateClaim(desk, { ...adjudicating, feePercent });
  const difference: Cents = corrected.paymentAmount;
  if (difference === original.paymentAmount) return undefined;
  return {
    ...corrected,
    payerControlNumber: `${desk.policy.payerId.slice(-2)}${random.digits(12)}`,
    references: [{ qualifier: 'F8', value: original.payerControlNumber! }],
  };
}
