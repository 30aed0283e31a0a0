import type { CobProposal, CobStep, StaleAnswer } from '../../../../schemas/cob-proposal.js';
import type { Account, Journal, PayerSequence, Posting } from '../../../../schemas/ledger.js';
import {
  type Cents,
  maxCents,
  minCents,
  negateCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../../../schemas/money.js';
import type { Adjudication, ClaimAccount, PlannedWorkItem } from '../../../../schemas/remittance-records.js';
import { type FoldedClaim, foldAdjudications } from '../folding/fold-adjudications.js';
import { findStandingParts } from '../folding/folded-payment.js';
import { findPayers, payerAccount } from '../folding/receivables.js';
import type { PlanTerms } from '../plan-terms.js';
import { buildProposalIssues } from './build-proposal-issues.js';
import { findKnownBy, findStaleAnswers } from './find-stale-answers.js';

/**
 * One proposal for a claim of which a payer has taken back or changed what a later payer answered on, or what the
 * patient has paid. It settles itself when the later payer answers again or the figures agree again. What is a credit of
 * the patient's own money needs no reversal: an answer that takes nothing back can make it one too.
 *
 * @param ledger all that stands on the claim, and what this plan adds
 */
export function planStaleCob(
  claim: ClaimAccount,
  folded: FoldedClaim,
  terms: PlanTerms,
  ledger: { readonly standing: readonly Posting[]; readonly journals: readonly Journal[] },
): PlannedWorkItem[] {
  const { stale, changes } = findStaleAnswers(claim, folded, terms);
  const credit = ledger.standing.some(isOfPatient)
    ? findPatientCredit([...ledger.standing, ...ledger.journals.flatMap(({ postings }) => postings)])
    : ZERO;
  if (stale.length === 0 && credit === ZERO) return [];
  const proposal: CobProposal = { stale, changes, steps: findSteps(claim, folded, terms, { stale, credit }) };
  const moved = sumCents(changes, ({ old, now }) =>
    subtractCents(now.patientShareAmount, old.patientShareAmount),
  );
  return [
    {
      naturalKey: `cob-stale:${claim.claimId}`,
      kind: 'cob-stale',
      claimId: claim.claimId,
      amount: stale.length > 0 ? moved : negateCents(credit),
      issues: buildProposalIssues(proposal),
      proposal,
    },
  ];
}

/** A refund takes of it again. */
const FROM_PATIENT: readonly Account[] = ['cash.patient', 'liability.patient-unapplied', 'liability.refund'];

/** Most claims have no such entry, and need no sums. */
function isOfPatient({ debit }: Posting): boolean {
  return FROM_PATIENT.includes(debit);
}

/** What the patient has paid above what is due now: only money that came from the patient. */
export function findPatientCredit(entries: readonly Posting[]): Cents {
  const own = 'receivable.patient';
  const balance = sumCents(entries, ({ debit, credit, amount }) =>
    debit === own ? amount : credit === own ? negateCents(amount) : ZERO,
  );
  const paid = sumCents(entries, ({ debit, credit, amount }) => {
    if (credit === own && FROM_PATIENT.includes(debit)) return amount;
    return debit === own && FROM_PATIENT.includes(credit) ? negateCents(amount) : ZERO;
  });
  return maxCents(ZERO, minCents(negateCents(balance), paid));
}

interface Found {
  readonly stale: readonly StaleAnswer[];
  readonly credit: Cents;
}

/** While a payer has taken back and not answered again nothing is sent or refunded. */
function findSteps(claim: ClaimAccount, folded: FoldedClaim, terms: PlanTerms, found: Found): CobStep[] {
  const { stale, credit } = found;
  const awaited = findAwaited(claim, folded);
  const waiting = awaited.map((payerSequence) => ({ kind: 'await-correction', payerSequence }) as const);
  const statement = planStatement(claim, folded, terms, stale);
  if (waiting.length > 0) {
    return [...waiting, ...statement, ...onlyPositive({ kind: 'hold-patient-credit', amount: credit })];
  }
  return [
    ...stale.map(({ payerSequence }) => ({ kind: 'replacement-claim', payerSequence }) as const),
    ...stale.flatMap(({ payerSequence }) => {
      const amount = negateCents(folded.receivables.ofClaim(payerAccount(payerSequence)));
      return onlyPositive({ kind: 'refund-payer', payerSequence, amount });
    }),
    ...statement,
    ...onlyPositive({ kind: 'refund-patient', amount: credit }),
  ];
}

function findAwaited(claim: ClaimAccount, { payments }: FoldedClaim): PayerSequence[] {
  return findPayers(claim).filter((sequence) => {
    const own = payments.filter((each) => each.payerSequence === sequence);
    return (
      own.some(({ isReversed, parts }) => isReversed || parts.some((part) => part.isReversed)) &&
      findStandingParts(own).length === 0
    );
  });
}

function onlyPositive<Step extends CobStep & { readonly amount: Cents }>(step: Step): Step[] {
  return step.amount > ZERO ? [step] : [];
}

/** What the patient owed by the figures that no longer stand, and owes now. */
function planStatement(
  claim: ClaimAccount,
  folded: FoldedClaim,
  terms: PlanTerms,
  stale: readonly StaleAnswer[],
): CobStep[] {
  const before = foldAdjudications(claim, findEarlier(folded, stale), terms);
  const [oldAmount, newAmount] = [before, folded].map(({ receivables }) =>
    receivables.ofClaim('receivable.patient'),
  ) as [Cents, Cents];
  return oldAmount === newAmount ? [] : [{ kind: 'change-statement', oldAmount, newAmount }];
}

/** The adjudications without what has changed the figures: as the last of the stale answers knew them. */
function findEarlier({ payments }: FoldedClaim, stale: readonly StaleAnswer[]): Adjudication[] {
  const all = payments.map(({ adjudication }) => adjudication);
  const last = stale.at(-1);
  if (last) {
    const others = all.filter(({ payerSequence }) => payerSequence >= last.payerSequence);
    return [...findKnownBy(all, last.payerSequence, last.builtOn), ...others];
  }
  const reversals = payments.flatMap((each) => (each.takesBack ? each.adjudication.productionDate : []));
  const first = reversals.sort()[0];
  return all.filter(({ productionDate }) => first === undefined || productionDate < first);
}
