import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Journal } from '../../../schemas/ledger.js';
import { sumCents, ZERO } from '../../../schemas/money.js';
import type {
  Adjudication,
  ClaimAccount,
  ClaimPaymentState,
  PlannedDenial,
} from '../../../schemas/remittance-records.js';
import { findMirrored } from './find-mirrored.js';
import { type FoldedClaim, foldAdjudications } from './fold-adjudications.js';
import { type FoldedPayment, findStandingParts } from './folded-payment.js';
import { planDenials } from './plan-denials.js';
import { planUndoneWriteOffs } from './plan-undone-write-offs.js';
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
    journals: planJournals(claim, folded, standing, accountingDate),
    claimPaymentStates: folded.payments.map((payment) => ({
      claimPaymentId: payment.adjudication.claimPaymentId,
      state: findState(payment, denials),
    })),
    denials,
    workItems: planWorkItems(claim, folded),
    ...(claimState !== undefined && { claimState }),
  };
}

function planJournals(
  claim: ClaimAccount,
  folded: FoldedClaim,
  standing: readonly StandingEntry[],
  accountingDate: CalendarDate,
): Journal[] {
  const journals: Journal[] = [];
  const entries = [...standing];
  const add = (journal: Journal): void => {
    journals.push(journal);
    for (const posting of journal.postings) entries.push({ ...posting, journalKey: journal.naturalKey });
  };
  for (const payment of folded.payments) {
    const journal = planDifference(payment, claim, standing, accountingDate);
    if (!journal) continue;
    const originalId = payment.original?.adjudication.claimPaymentId;
    const isWhole = journal.kind === 'reversal' && originalId !== undefined;
    const reverses = isWhole ? findMirrored(journal, originalId, entries) : undefined;
    add(reverses === undefined ? journal : { ...journal, reverses });
  }
  for (const journal of planUndoneWriteOffs(claim, entries, accountingDate)) add(journal);
  return journals;
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
