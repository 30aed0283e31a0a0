import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Account, Journal, Posting } from '../../../schemas/ledger.js';
import { addCents, type Cents, negateCents, subtractCents, ZERO } from '../../../schemas/money.js';
import type { ClaimAccount } from '../../../schemas/remittance-records.js';
import { chargeAccountOf } from '../remittance/folding/receivables.js';

/** A posting that stands, with its journal. */
interface ChargeEntry extends Posting {
  readonly journalKey: string;
}

/**
 * The charges of a claim: each line debits the first payer, or the patient where nobody covers, and credits revenue.
 * Given what stands, only the difference is posted, so that entering a claim again posts nothing; a voided claim is
 * one without lines. At most one journal.
 */
export function planCharge(
  claim: ClaimAccount,
  standing: readonly ChargeEntry[],
  accountingDate: CalendarDate,
): Journal[] {
  const key = `charge:${claim.claimId}`;
  const own = standing.filter((entry) => entry.journalKey === key || entry.journalKey.startsWith(`${key}/`));
  const amounts = new Map<string, Cents>();
  const add = (account: Account, line: string, amount: Cents) => {
    const slot = `${account} ${line}`;
    amounts.set(slot, addCents(amounts.get(slot) ?? ZERO, amount));
  };
  for (const line of claim.lines) add(chargeAccountOf(claim), line.lineControlNumber, line.chargeAmount);
  for (const entry of own) {
    const isCharge = entry.credit === 'revenue.charges';
    const account = isCharge ? entry.debit : entry.credit;
    add(account, entry.lineControlNumber ?? '', isCharge ? negateCents(entry.amount) : entry.amount);
  }
  const postings = [...amounts].flatMap(([slot, amount]) => writePosting(claim, slot, amount));
  if (postings.length === 0) return [];
  const revision = new Set(own.map((entry) => entry.journalKey)).size + 1;
  const naturalKey = revision === 1 ? key : `${key}/${revision}`;
  return [{ naturalKey, kind: 'charge', accountingDate, postings }];
}

function writePosting(claim: ClaimAccount, slot: string, amount: Cents): Posting[] {
  if (amount === ZERO) return [];
  const [account, line] = [slot.slice(0, slot.indexOf(' ')) as Account, slot.slice(slot.indexOf(' ') + 1)];
  const dimensions = {
    claimId: claim.claimId,
    patientAccountId: claim.patientAccountId,
    ...(line !== '' && { lineControlNumber: line }),
  };
  return amount > ZERO
    ? [{ debit: account, credit: 'revenue.charges', amount, ...dimensions }]
    : [{ debit: 'revenue.charges', credit: account, amount: subtractCents(ZERO, amount), ...dimensions }];
}
