import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { BankDeposit, DepositPlacement } from '../../../schemas/deposit.js';
import type { Journal } from '../../../schemas/ledger.js';
import { matchDeposits } from '../../domain/deposits/match-deposits.js';
import { planDeposits } from '../../domain/deposits/plan-deposits.js';
import { readPayerKey, readTraceKey } from '../../domain/deposits/trace-key.js';
import type { Records } from '../ports.js';
import type { DepositTrace } from '../records/deposit-records.js';

/**
 * Matches all that is known of some traces again, and moves the deposits whose place has changed. The traces are
 * locked by whoever calls, before it writes what is new; the journals are for it to append.
 */
export async function settleDeposits(
  records: Records,
  traces: readonly DepositTrace[],
  keys: readonly string[],
  accountingDate: CalendarDate,
): Promise<{ readonly journals: readonly Journal[]; readonly placements: readonly DepositPlacement[] }> {
  const { deposits, expected } = await records.deposits.read(traces, keys);
  if (deposits.length === 0) return { journals: [], placements: [] };
  const placements = matchDeposits(
    deposits.map(({ deposit }) => deposit),
    expected,
  );
  const standing = new Map(deposits.map((record) => [record.key, record]));
  const { journals, openedItems, closedItems, moved } = planDeposits(placements, standing, accountingDate);
  await records.deposits.settle(placements, new Set(moved));
  await records.workItems.open(openedItems);
  await records.workItems.close(closedItems);
  return { journals, placements };
}

/** None where trace number or payer says nothing. */
export function findTrace(
  money: Pick<BankDeposit, 'traceNumber' | 'payerIdentifier'>,
): DepositTrace | undefined {
  const [traceKey, payerKey] = [readTraceKey(money.traceNumber), readPayerKey(money.payerIdentifier)];
  return traceKey === undefined || payerKey === undefined ? undefined : { traceKey, payerKey };
}
