import { type CalendarDate, daysBetween } from '../../../schemas/calendar-date.js';
import { type BankDeposit, type DepositState, depositTotal } from '../../../schemas/deposit.js';
import type { Cents } from '../../../schemas/money.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import { type AppContext, today } from '../context.js';
import type { DepositQueues } from '../records/deposit-records.js';

export interface WaitingDeposits {
  readonly asOf: CalendarDate;
  readonly queues: DepositQueues;
  /** Oldest first, at most 200 of each kind. */
  readonly waiting: readonly WaitingMoney[];
}

export interface WaitingMoney {
  readonly kind: 'remittance-without-money' | Exclude<DepositState, 'matched'>;
  readonly date: CalendarDate;
  readonly ageDays: number;
  /** What the payer has paid, or has announced. */
  readonly amount: Cents;
  readonly traceNumber?: string;
  readonly payerIdentifier?: string;
  readonly remittanceId?: string;
}

const MOST = 200;

/** The three queues: money without remittance, remittance without money, and amounts that differ. */
export async function listWaitingDeposits(
  context: AppContext,
  actor: Actor,
): Promise<Outcome<WaitingDeposits>> {
  const act = { action: 'deposit.read', objectType: 'deposit' } as const;
  return context.unitOfWork.run<WaitingDeposits>(actor, act, async (records) => {
    const asOf = today(context.clock);
    const unmatched = await records.deposits.findUnmatched(MOST);
    const missing = await records.deposits.findMissing(MOST);
    const waiting = [
      ...unmatched.flatMap(({ deposit, state }) =>
        state === 'matched' ? [] : [waitingDeposit(deposit, state)],
      ),
      ...missing.map(({ remittanceId, date, amount, traceNumber, payerIdentifier }) => ({
        ...{ kind: 'remittance-without-money' as const, remittanceId, date, amount },
        ...{ traceNumber, payerIdentifier },
      })),
    ];
    records.audit.count({ items: waiting.length });
    const aged = waiting.map((each) => ({ ...each, ageDays: Math.max(0, daysBetween(each.date, asOf)) }));
    return done({ asOf, queues: await records.deposits.queues(), waiting: aged });
  });
}

function waitingDeposit(deposit: BankDeposit, kind: Exclude<DepositState, 'matched'>) {
  const { key: _, fee: __, ...rest } = deposit;
  return { ...rest, kind, amount: depositTotal(deposit) };
}
