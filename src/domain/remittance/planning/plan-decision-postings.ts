import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import type {
  Account,
  Journal,
  JournalKind,
  Posting,
  PostingDimensions,
} from '../../../../schemas/ledger.js';
import { addCents, type Cents, negateCents, subtractCents, ZERO } from '../../../../schemas/money.js';
import type { ClaimAccount, ClaimDecision } from '../../../../schemas/remittance-records.js';
import type { FoldedDecision } from '../folding/fold-decisions.js';
import { post } from './posting-difference.js';
import type { StandingEntry } from './posting-plan.js';

/** The natural key of the journal by which an approved act takes effect. */
export function approvalKey(approvalId: string): string {
  return `approval:${approvalId}`;
}

const KINDS: Readonly<Record<ClaimDecision['decision'], JournalKind>> = {
  'given-up': 'write-off',
  'billed-on': 'billed-on',
  variance: 'variance',
};

export interface DecisionSetting {
  readonly claim: ClaimAccount;
  /** Every entry that stands on the claim, in the order of the ledger. */
  readonly standing: readonly StandingEntry[];
  readonly accountingDate: CalendarDate;
}

/**
 * The journal that moves the ledger from what stands of a decision to what the fold leaves of it; none where nothing
 * differs. The first is the decision's own; what later remittances change of it is a compensating entry.
 */
export function planDecisionPostings(
  decision: ClaimDecision,
  folded: FoldedDecision | undefined,
  { claim, standing, accountingDate }: DecisionSetting,
): Journal[] {
  const key = approvalKey(decision.approvalId);
  const own = standing.filter(({ journalKey }) => journalKey === key || journalKey.startsWith(`${key}/`));
  // A decision's first entry takes from the receivable; a denial that the fold does not know any more has no other trace.
  const receivable = folded?.effect.receivable ?? own[0]?.credit;
  if (receivable === undefined) return [];
  const amounts = new Map<Account, Cents>();
  if (folded) amounts.set(folded.effect.to as Account, folded.effect.amount);
  for (const [account, amount] of own.map((entry) => movedBy(entry, receivable))) {
    amounts.set(account, subtractCents(amounts.get(account) ?? ZERO, amount));
  }
  const dimensions = dimensionsOf(claim, folded ? { ...folded, ...folded.effect } : own[0]!);
  const postings = [...amounts].flatMap(([account, amount]): Posting[] =>
    amount === ZERO ? [] : [post(account, receivable, amount, dimensions)],
  );
  if (postings.length === 0) return [];
  const revision = new Set(own.map((entry) => entry.journalKey)).size + 1;
  return [
    {
      naturalKey: revision === 1 ? key : `${key}/${revision}`,
      kind: revision > 1 ? 'restatement' : KINDS[decision.decision],
      accountingDate,
      postings,
    },
  ];
}

function dimensionsOf(
  { claimId, patientAccountId }: ClaimAccount,
  { payerSequence, payerId, lineControlNumber, groupCode, reasonCode }: PostingDimensions,
): PostingDimensions {
  return {
    ...{ claimId, patientAccountId },
    ...(payerSequence !== undefined && { payerSequence }),
    ...(payerId !== undefined && { payerId }),
    ...(lineControlNumber !== undefined && { lineControlNumber }),
    ...(groupCode !== undefined && { groupCode }),
    ...(reasonCode !== undefined && { reasonCode }),
  };
}

/** Where an entry of the decision took money from the receivable, and how much of it. */
function movedBy({ debit, credit, amount }: StandingEntry, receivable: Account): [Account, Cents] {
  return credit === receivable ? [debit, amount] : [credit, negateCents(amount)];
}

/** The journal of a write-off of a patient's balance, in full at once. */
export function planPatientWriteOff(
  writeOff: {
    readonly approvalId: string;
    readonly account: Account;
    readonly amount: Cents;
    readonly claimId: string;
    readonly patientAccountId: string;
  },
  accountingDate: CalendarDate,
): Journal {
  const { approvalId, account, amount, claimId, patientAccountId } = writeOff;
  const postings = [post(account, 'receivable.patient', amount, { claimId, patientAccountId })];
  return { naturalKey: approvalKey(approvalId), kind: 'write-off', accountingDate, postings };
}

/** What the patient owes of a claim by its entries; below zero it is a credit. */
export function findPatientBalance(entries: readonly Posting[]): Cents {
  let balance = ZERO;
  for (const { debit, credit, amount } of entries) {
    if (debit === 'receivable.patient') balance = addCents(balance, amount);
    if (credit === 'receivable.patient') balance = subtractCents(balance, amount);
  }
  return balance;
}
