import type { ClaimPayment } from '../../../../schemas/remittance-advice.js';
import { buildClaimMatcher, findPayerControlNumbers, type MatchCandidate } from './match-claim.js';

/** A claim payment that stands on a claim. */
export interface StandingPayment {
  readonly claimPaymentId: string;
  readonly payment: ClaimPayment;
  /** A person has placed it, which no number has to bear out. */
  readonly isChosen: boolean;
}

/**
 * Of a claim's payments those that would not find it any more. A number of the payer counts when the payer itself has
 * named it, or a claim payment bears it that is there without it: none holds itself or another by a number that only
 * they bear.
 *
 * @param claim with the numbers alone that do not come from claim payments
 */
export function findUntaught<T extends StandingPayment>(
  claim: MatchCandidate,
  standing: readonly T[],
): readonly T[] {
  let numbers = claim.payerControlNumbers;
  let untaught = standing;
  for (;;) {
    const match = buildClaimMatcher([{ ...claim, payerControlNumbers: numbers }]);
    const finds = ({ isChosen, payment }: StandingPayment) => isChosen || match(payment) !== undefined;
    const found = untaught.filter(finds);
    if (found.length === 0) return untaught;
    numbers = [...numbers, ...found.flatMap(({ payment }) => findPayerControlNumbers(payment))];
    untaught = untaught.filter((each) => !finds(each));
  }
}
