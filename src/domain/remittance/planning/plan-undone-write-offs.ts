import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import type { Account, Journal, Posting } from '../../../../schemas/ledger.js';
import {
  addCents,
  type Cents,
  maxCents,
  minCents,
  negateCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../../../schemas/money.js';
import type { ClaimAccount } from '../../../../schemas/remittance-records.js';
import { post } from './posting-difference.js';
import type { StandingEntry } from './posting-plan.js';

/** Where a patient balance may have gone without the patient having paid it; undone in this order. */
const GIVEN_UP: readonly Account[] = [
  'receivable.agency',
  'write-off.small-balance',
  'write-off.bad-debt',
  'write-off.charity',
];

/** Only where one of these is, a write-off can be undone. */
export function movesGivenUp({ debit, credit }: Posting): boolean {
  return GIVEN_UP.includes(debit) || GIVEN_UP.includes(credit);
}

/**
 * Write-offs and agency placements of a patient balance that a reversal has since taken away are undone before the
 * patient shows a credit: only money that came from the patient can become a refund. Where a correction brings the
 * balance back they stand again. Works on all entries of the claim, those of this plan included.
 */
export function planUndoneWriteOffs(
  claim: ClaimAccount,
  entries: readonly StandingEntry[],
  accountingDate: CalendarDate,
): Journal[] {
  const key = `write-off-undone:${claim.claimId}`;
  const own = entries.filter((entry) => entry.journalKey === key || entry.journalKey.startsWith(`${key}/`));
  const others = entries.filter((entry) => !own.includes(entry));
  let credit = maxCents(ZERO, negateCents(findBalance(others, 'receivable.patient')));
  const dimensions = { claimId: claim.claimId, patientAccountId: claim.patientAccountId };
  const postings: Posting[] = [];
  for (const account of GIVEN_UP) {
    const wanted = maxCents(ZERO, minCents(credit, findMoved(others, account)));
    credit = subtractCents(credit, wanted);
    const amount = addCents(wanted, findMoved(own, account));
    if (amount !== ZERO) postings.push(post('receivable.patient', account, amount, dimensions));
  }
  if (postings.length === 0) return [];
  const revision = new Set(own.map((entry) => entry.journalKey)).size + 1;
  const naturalKey = revision === 1 ? key : `${key}/${revision}`;
  return [{ naturalKey, kind: 'restatement', accountingDate, postings }];
}

function findBalance(entries: readonly StandingEntry[], account: Account): Cents {
  const sideOf = (entry: StandingEntry) =>
    entry.debit === account ? entry.amount : entry.credit === account ? negateCents(entry.amount) : ZERO;
  return sumCents(entries, sideOf);
}

/** What went from the patient's receivable to an account, net. */
function findMoved(entries: readonly StandingEntry[], account: Account): Cents {
  const between = entries.filter(
    ({ debit, credit }) =>
      (debit === account && credit === 'receivable.patient') ||
      (credit === account && debit === 'receivable.patient'),
  );
  return findBalance(between, account);
}
