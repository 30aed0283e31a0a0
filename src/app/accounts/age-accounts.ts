import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { type Cents, sumCents } from '../../../schemas/money.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import { type Aging, ageReceivables } from '../../domain/patient-accounts/age-receivables.js';
import type { Actor } from '../actor.js';
import { type AppContext, today } from '../context.js';

export interface AgedAccounts {
  readonly aging: Aging;
  /** Only what was recorded at or before this instant counts. */
  readonly knownAt?: string;
  /** What the trial balance says of the receivables. */
  readonly ledgerTotal: Cents;
  readonly tiesToLedger: boolean;
}

/** Open receivables by party and age, as of a date and as known at an instant, beside the ledger's own total. */
export async function ageAccounts(
  context: AppContext,
  actor: Actor,
  options: { readonly asOf?: CalendarDate; readonly knownAt?: Date },
): Promise<Outcome<AgedAccounts>> {
  const { knownAt } = options;
  const at = { asOf: options.asOf ?? today(context.clock), ...(knownAt && { knownAt }) };
  return context.unitOfWork.run(actor, { action: 'aging.read', objectType: 'aging' }, async (records) => {
    const items = await records.ledger.receivables(at);
    const unapplied = (await records.ledger.unapplied(at)).map((item) => item.balance);
    const balances = await records.ledger.trialBalance(at);
    const receivable = balances.filter(({ account }) => account.startsWith('receivable.'));
    const ledgerTotal = sumCents(receivable, ({ balance }) => balance);
    const aging = ageReceivables(items, { asOf: at.asOf, unapplied });
    records.audit.count({ claims: items.length });
    return done({
      aging,
      ...(knownAt && { knownAt: knownAt.toISOString() }),
      ledgerTotal,
      tiesToLedger: aging.total.total === ledgerTotal,
    });
  });
}
