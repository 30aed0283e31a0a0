import type { PartyAmount, StoryStep } from '../../../schemas/balance-story.js';
import type { ExplainedBalance, ExplainedPayer } from '../accounts/explain-balance.js';
import { present, viewAmount } from './common.js';

/** Amounts, codes, places and names of payers; nothing of a patient. */
export function viewStory({ balance, balances, steps }: ExplainedBalance) {
  return { balance: viewAmount(balance), balances: balances.map(viewParty), steps: steps.map(viewStep) };
}

function viewStep(step: StoryStep) {
  return present({
    date: step.date,
    text: step.text,
    amount: viewAmount(step.amount),
    claimId: step.claimId,
    sequence: step.sequence,
    ordinal: step.ordinal,
    journal: step.journalKey,
    kind: step.journalKind,
    effects: step.effects.map(viewParty),
    balances: step.balances.map(viewParty),
    sources: step.sources,
  });
}

function viewParty({ party, amount }: PartyAmount) {
  return { party, amount: viewAmount(amount) };
}

export function viewPayer({ payerId, balance, totals, claims }: ExplainedPayer) {
  return {
    payerId,
    balance: viewAmount(balance),
    totals: totals.map(({ month, kind, amount }) => ({ month, kind, amount: viewAmount(amount) })),
    items: claims.items.map((claim) => ({
      claimId: claim.claimId,
      patientControlNumber: claim.patientControlNumber,
      balance: viewAmount(claim.balance),
    })),
  };
}
