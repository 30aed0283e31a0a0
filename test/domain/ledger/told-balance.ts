import type { BalanceStory, StoryAnswer, StoryEntry } from '../../../schemas/balance-story.js';
import { renderIssue } from '../../../schemas/issue.js';
import type { Journal } from '../../../schemas/ledger.js';
import { formatCents } from '../../../schemas/money.js';
import type { Adjudication, ClaimAccount } from '../../../schemas/remittance-records.js';
import { buildBalanceStory } from '../../../src/domain/ledger/balance-story.js';
import type { PostingPlan } from '../../../src/domain/remittance/planning/posting-plan.js';

/** The story of what was posted, as the store would hand it over. */
export function tellBalance(
  claim: ClaimAccount,
  adjudications: readonly Adjudication[],
  posted: { readonly journals: readonly Journal[]; readonly plan: PostingPlan },
): BalanceStory {
  const { journals, plan } = posted;
  const entries = journals.flatMap((journal, index) =>
    journal.postings.map(
      (posting, at): StoryEntry => ({
        ...posting,
        journalKey: journal.naturalKey,
        kind: journal.kind,
        accountingDate: journal.accountingDate,
        sequence: index + 1,
        ordinal: at + 1,
      }),
    ),
  );
  const reasons = plan.workItems.flatMap(({ naturalKey, issues }) =>
    issues[0] ? [[naturalKey, renderIssue({ ...issues[0], at: {} })] as const] : [],
  );
  const answers = adjudications.map((each) => answerOf(claim, each, plan));
  return buildBalanceStory(entries, answers, { reasons: new Map(reasons), grounds: new Map() });
}

function answerOf({ claimId }: ClaimAccount, each: Adjudication, plan: PostingPlan): StoryAnswer {
  const { claimPaymentId, payerSequence, payment, lineMatches, remittanceId, traceNumber } = each;
  const of = <T extends { claimPaymentId: string }>(list: readonly T[]) =>
    list.find((item) => item.claimPaymentId === claimPaymentId)!;
  return {
    ...{ claimPaymentId, claimId, remittanceId, payerSequence, payment, lineMatches, traceNumber },
    ...{ fileId: 'F', setOrdinal: 1, payerName: `Payer ${payerSequence}` },
    paymentDate: each.paymentDate ?? each.productionDate,
    state: of(plan.claimPaymentStates).state,
    decisions: of(plan.decisions).decisions,
  };
}

/** `2026-03-01 Payer 1 paid 80.00, line L1 | payer 1 70.00`, one for each step. */
export function renderSteps({ steps }: BalanceStory): string[] {
  return steps.map(({ date, text, balances }) => {
    const told = balances.map(({ party, amount }) => `${party} ${formatCents(amount)}`);
    return `${date} ${text} | ${told.join(', ')}`;
  });
}
