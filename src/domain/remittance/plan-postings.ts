import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { sumCents, ZERO } from '../../../schemas/money.js';
import type {
  Adjudication,
  ClaimAccount,
  ClaimPaymentState,
  PlannedDenial,
} from '../../../schemas/remittance-records.js';
import { type FoldedClaim, foldAdjudications } from './fold-adjudications.js';
import { type FoldedPayment, findStandingParts } from './folded-payment.js';
import { planDenials } from './plan-denials.js';
import { planWorkItems } from './plan-work-items.js';
import { planDifference } from './posting-difference.js';
import type { PlannedClaimState, PostingPlan, StandingEntry } from './posting-plan.js';

/**
 * What a claim's adjudications imply for the ledger, and the journals that move it there from what stands. Takes all
 * adjudications of the claim from every remittance, in any order, and every entry that stands on the claim or on one
 * of these claim payments: the order of arrival does not change where it ends, and planning again posts nothing.
 */
export function planPostings(
  claim: ClaimAccount,
  adjudications: readonly Adjudication[],
  standing: readonly StandingEntry[],
  accountingDate: CalendarDate,
): PostingPlan {
  const folded = foldAdjudications(claim, adjudications);
  const denials = planDenials(claim, folded);
  const claimState = findClaimState(folded, denials);
  return {
    journals: folded.payments.flatMap(
      (payment) => planDifference(payment, claim, standing, accountingDate) ?? [],
    ),
    claimPaymentStates: folded.payments.map((payment) => ({
      claimPaymentId: payment.adjudication.claimPaymentId,
      state: findState(payment, denials),
    })),
    denials,
    workItems: planWorkItems(claim, folded),
    ...(claimState !== undefined && { claimState }),
  };
}

function findState(payment: FoldedPayment, denials: readonly PlannedDenial[]): ClaimPaymentState {
  if (payment.disposition !== 'posted') return payment.disposition;
  const { claimPaymentId } = payment.adjudication;
  const isDenied = denials.some(
    (denial) => denial.claimPaymentId === claimPaymentId && denial.state === 'open',
  );
  return isDenied ? 'posted-denied' : 'posted';
}

/** Denied when nothing that stands pays and a denial is open; pending when nothing stands or a payer still reviews. */
function findClaimState(
  folded: FoldedClaim,
  denials: readonly PlannedDenial[],
): PlannedClaimState | undefined {
  const posted = folded.payments.filter((payment) => payment.disposition === 'posted');
  if (posted.length === 0) return undefined;
  const standing = findStandingParts(posted);
  const isPended = standing.some((part) =>
    part.part.adjustments.some((adjustment) => adjustment.class.kind === 'pended'),
  );
  if (standing.length === 0 || isPended) return 'pending';
  const paid = sumCents(standing, (part) => part.part.paymentAmount);
  const isDenied = denials.some((denial) => denial.state === 'open');
  return paid === ZERO && isDenied ? 'denied' : 'adjudicated';
}
