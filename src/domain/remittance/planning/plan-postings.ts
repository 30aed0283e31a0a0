import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import type { Journal } from '../../../../schemas/ledger.js';
import { sumCents, ZERO } from '../../../../schemas/money.js';
import type {
  Adjudication,
  ClaimAccount,
  ClaimPaymentState,
  PlannedDenial,
} from '../../../../schemas/remittance-records.js';
import { type FoldedClaim, foldAdjudications } from '../folding/fold-adjudications.js';
import { findVariance } from '../folding/fold-decisions.js';
import { type FoldedPayment, findStandingParts } from '../folding/folded-payment.js';
import { DEFAULT_TERMS, type PlanTerms } from '../plan-terms.js';
import { findMirrored } from './find-mirrored.js';
import { planDecisionPostings } from './plan-decision-postings.js';
import { planDecisions } from './plan-decisions.js';
import { planDenials } from './plan-denials.js';
import { planStaleCob } from './plan-stale-cob.js';
import { movesGivenUp, planUndoneWriteOffs } from './plan-undone-write-offs.js';
import { planWorkItems } from './plan-work-items.js';
import { planDifference } from './posting-difference.js';
import type { PlannedClaimState, PostingPlan, StandingEntry } from './posting-plan.js';

/**
 * What a claim's adjudications imply for the ledger, and the journals that move it there from what stands. Takes all
 * adjudications of the claim from every remittance, in any order, and every entry that stands on the claim or on one
 * of these claim payments: the order of arrival does not change where it ends, and planning again posts nothing.
 *
 * @param terms the decision table of the practice and what else it goes by; the program's own when left out
 */
export function planPostings(
  claim: ClaimAccount,
  adjudications: readonly Adjudication[],
  standing: readonly StandingEntry[],
  accountingDate: CalendarDate,
  terms: PlanTerms = DEFAULT_TERMS,
): PostingPlan {
  const folded = foldAdjudications(claim, adjudications, terms);
  const denials = planDenials(claim, folded, terms);
  const claimState = findClaimState(folded, denials);
  const journals = planJournals(claim, folded, standing, accountingDate);
  return {
    journals,
    claimPaymentStates: folded.payments.map((payment) => ({
      claimPaymentId: payment.adjudication.claimPaymentId,
      state: findState(payment, denials, claim),
    })),
    decisions: folded.payments.map((payment) => ({
      claimPaymentId: payment.adjudication.claimPaymentId,
      decisions: planDecisions(payment),
    })),
    denials,
    workItems: [
      ...planWorkItems(claim, folded),
      ...planStaleCob(claim, folded, terms, { standing, journals }),
    ],
    decided: folded.decided,
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
  for (const payment of folded.payments) {
    const journal = planDifference(payment, claim, standing, accountingDate);
    if (!journal) continue;
    const [taken, ...others] = payment.takesBack ?? [];
    const originalId = others.length === 0 ? taken?.original.adjudication.claimPaymentId : undefined;
    const isWhole = journal.kind === 'reversal' && originalId !== undefined;
    const reverses = isWhole ? findMirrored(journal, originalId, addEntries(standing, journals)) : undefined;
    journals.push(reverses === undefined ? journal : { ...journal, reverses });
  }
  for (const decision of claim.decisions ?? []) {
    const taken = folded.decided.find((each) => each.decision === decision);
    journals.push(...planDecisionPostings(decision, taken, { claim, standing, accountingDate }));
  }
  const isGivenUp =
    journals.some(({ postings }) => postings.some(movesGivenUp)) || standing.some(movesGivenUp);
  if (isGivenUp) {
    journals.push(...planUndoneWriteOffs(claim, addEntries(standing, journals), accountingDate));
  }
  return journals;
}

/** What stands, and what these journals will add to it. */
function addEntries(standing: readonly StandingEntry[], journals: readonly Journal[]): StandingEntry[] {
  const added = journals.flatMap(({ naturalKey, postings }) =>
    postings.map((posting) => ({ ...posting, journalKey: naturalKey })),
  );
  return [...standing, ...added];
}

function findState(
  payment: FoldedPayment,
  denials: readonly PlannedDenial[],
  claim: ClaimAccount,
): ClaimPaymentState {
  if (payment.disposition !== 'posted') return payment.disposition;
  const { claimPaymentId } = payment.adjudication;
  if (findVariance(claim, claimPaymentId)) return 'exception-resolved';
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
  const standing = findStandingParts(posted).filter(({ isReplaced }) => !isReplaced);
  const isPended = standing.some(({ part }) =>
    part.adjustments.some((adjustment) => adjustment.class.kind === 'pended'),
  );
  if (standing.length === 0 || isPended) return 'pending';
  // In cash: the CAS of the claim take back of what SVC03 say.
  const cash = standing.flatMap(({ effects }) => effects.filter(({ to }) => to === 'cash'));
  const paid = sumCents(cash, ({ amount }) => amount);
  const isDenied = denials.some((denial) => denial.state === 'open');
  return paid === ZERO && isDenied ? 'denied' : 'adjudicated';
}
