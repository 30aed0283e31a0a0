import type { BalanceStory, PartyAmount } from '../../../schemas/balance-story.js';
import { issue, renderIssue } from '../../../schemas/issue.js';
import type { Account } from '../../../schemas/ledger.js';
import { type Cents, formatCents, sumCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { buildBalanceStory, findParty } from '../../domain/ledger/balance-story.js';
import { approvalKey } from '../../domain/remittance/planning/plan-decision-postings.js';
import { unappliedKey } from '../../domain/remittance/planning/posting-difference.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';
import type { AccountEntry, Page, PageRequest } from '../records/list-records.js';
import type { PayerClaim, PayerTotal, StorySubject } from '../records/story-records.js';
import { renderWaiver } from '../views/approvals.js';

/** A story with the claims that it names. */
export interface ExplainedBalance extends BalanceStory {
  /** What all parties owe together. */
  readonly balance: Cents;
}

/** How the balance of a claim came about; refused where the story would not end at the ledger's balance. */
export function explainClaimBalance(
  context: AppContext,
  actor: Actor,
  claimId: string,
): Promise<Outcome<ExplainedBalance>> {
  const act = { action: 'claim.read', objectType: 'claim', objectId: claimId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    if (!(await records.lists.findClaim(claimId))) return refused('unknown', []);
    return tell(records, { claimId }, await records.lists.claimEntries(claimId));
  });
}

/** The same of a patient account, over all its claims. */
export function explainAccountBalance(
  context: AppContext,
  actor: Actor,
  patientAccountId: string,
): Promise<Outcome<ExplainedBalance>> {
  const act = { action: 'account.read', objectType: 'patient-account', objectId: patientAccountId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    if (!(await records.lists.findAccount(patientAccountId))) return refused('unknown', []);
    return tell(records, { patientAccountId }, await readAccountEntries(records, patientAccountId));
  });
}

/** What a payer owes: how each month has moved it, and a part of the claims on which it stands. */
export interface ExplainedPayer {
  readonly payerId: string;
  readonly balance: Cents;
  readonly totals: readonly PayerTotal[];
  readonly claims: Page<PayerClaim>;
}

/** The months add up to the balance and so do the claims, each of which is explained by its own story. */
export function explainPayerBalance(
  context: AppContext,
  actor: Actor,
  payerId: string,
  page: PageRequest,
): Promise<Outcome<ExplainedPayer>> {
  return context.unitOfWork.run(actor, { action: 'claim.read', objectType: 'payer' }, async (records) => {
    const balance = await records.stories.payerBalance(payerId);
    const totals = await records.stories.payerTotals(payerId);
    const claims = await records.stories.payerClaims(payerId, page);
    const told = sumCents(totals, ({ amount }) => amount);
    const isAll = page.after === undefined && claims.next === undefined;
    const open = isAll ? sumCents(claims.items, (claim) => claim.balance) : balance;
    if (told !== balance || open !== balance) {
      return differs('the payer', told === balance ? open : told, balance);
    }
    if (totals.length === 0) return refused('unknown', []);
    records.audit.count({ claims: claims.items.length });
    return done({ payerId, balance, totals, claims });
  });
}

async function tell(
  records: Records,
  subject: StorySubject,
  entries: readonly AccountEntry[],
): Promise<Outcome<ExplainedBalance>> {
  const answers = await records.stories.answers(subject);
  const waiting = await records.stories.waiting(subject);
  const reasons = new Map(
    waiting.flatMap(({ naturalKey, issues }) =>
      // Where it stands is told by the step itself.
      issues[0] ? [[naturalKey, renderIssue({ ...issues[0], at: {} })] as const] : [],
    ),
  );
  const grounds = await findGrounds(records, subject);
  const story = buildBalanceStory(entries, answers, { reasons, grounds });
  const fault = findDifference(story.balances, await records.stories.balances(subject));
  if (fault) return differs(fault.party, fault.told, fault.stored);
  records.audit.count({ steps: story.steps.length });
  return done({ ...story, balance: sumCents(story.balances, ({ amount }) => amount) });
}

/** What persons had for what they decided, by the journal of it or by the claim payment. */
async function findGrounds(records: Records, subject: StorySubject): Promise<ReadonlyMap<string, string>> {
  const waivers = await records.stories.waivers(subject);
  const moves = await records.stories.legacyMoves(subject);
  return new Map([
    ...waivers.map(
      ({ approvalId, waiver }) => [approvalKey(approvalId), `under waiver ${renderWaiver(waiver)}`] as const,
    ),
    ...moves.map(
      ({ claimPaymentId, approvalId, account }) =>
        [
          unappliedKey(claimPaymentId),
          `had been moved to ${account} as legacy by approval ${approvalId}`,
        ] as const,
    ),
  ]);
}

/** The first party whose balance the story ends at another amount than the ledger. */
export function findDifference(
  told: readonly PartyAmount[],
  stored: readonly { readonly account: Account; readonly balance: Cents }[],
): { readonly party: string; readonly told: Cents; readonly stored: Cents } | undefined {
  const [ours, theirs] = [new Map<string, Cents>(), new Map<string, Cents>()];
  for (const { party, amount } of told) ours.set(party, amount);
  for (const { account, balance } of stored) theirs.set(findParty(account) ?? account, balance);
  const parties = [...new Set([...ours.keys(), ...theirs.keys()])];
  const party = parties.find((each) => (ours.get(each) ?? ZERO) !== (theirs.get(each) ?? ZERO));
  if (party === undefined) return undefined;
  return { party, told: ours.get(party) ?? ZERO, stored: theirs.get(party) ?? ZERO };
}

/** No story is better than one that does not add up. */
function differs(party: string, told: Cents, stored: Cents): Outcome<never> {
  const context = { party, told: formatCents(told), stored: formatCents(stored) };
  return refused('conflict', [issue('ledger.story-differs', {}, context)]);
}

const PAGE = { limit: 200 };

async function readAccountEntries(records: Records, patientAccountId: string): Promise<AccountEntry[]> {
  const entries: AccountEntry[] = [];
  let after: readonly string[] | undefined;
  do {
    const page = await records.lists.accountEntries(patientAccountId, { ...PAGE, ...(after && { after }) });
    entries.push(...page.items);
    after = page.next;
  } while (after);
  return entries;
}
