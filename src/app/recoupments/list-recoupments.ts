import { type CalendarDate, parseCalendarDate } from '../../../schemas/calendar-date.js';
import { type Cents, sumCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import { type AppContext, today } from '../context.js';
import { readPage } from '../reading/read-page.js';
import type { Page, PageRequest } from '../records/list-records.js';
import type { ListedRecoupment, RecoupmentFilter, RecoupmentTotals } from '../records/recoupment-records.js';

export interface RecoupmentSummary {
  readonly asOf: CalendarDate;
  /** By payer and tax number. */
  readonly accounts: readonly RecoupmentTotals[];
  readonly openAmount: Cents;
  /** Balance of payer.offset in the ledger. */
  readonly ledgerAmount: Cents;
  readonly tiesToLedger: boolean;
}

const ACT = { action: 'recoupment.read', objectType: 'recoupment' } as const;

/** Entries of the register, oldest first. */
export function listRecoupments(
  context: AppContext,
  actor: Actor,
  filter: RecoupmentFilter,
  page: PageRequest,
): Promise<Outcome<Page<ListedRecoupment>>> {
  return readPage(context, actor, ACT, (lists) => lists.recoupments(filter, page));
}

/** What is opened, closed and open by payer, beside what the ledger says: the two always agree. */
export async function summarizeRecoupments(
  context: AppContext,
  actor: Actor,
): Promise<Outcome<RecoupmentSummary>> {
  return context.unitOfWork.run<RecoupmentSummary>(actor, ACT, async (records) => {
    const accounts = await records.recoupments.totals();
    const balances = await records.ledger.trialBalance({ asOf: parseCalendarDate('9999-12-31')! });
    const ledgerAmount = balances.find(({ account }) => account === 'payer.offset')?.balance ?? ZERO;
    const openAmount = sumCents(accounts, (account) => account.openAmount);
    records.audit.count({ items: accounts.length });
    const tiesToLedger = openAmount === ledgerAmount;
    return done({ asOf: today(context.clock), accounts, openAmount, ledgerAmount, tiesToLedger });
  });
}
