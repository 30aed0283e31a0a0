import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Journal } from '../../../schemas/ledger.js';
import { type Cents, ZERO } from '../../../schemas/money.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import { findTrace, settleDeposits } from '../deposits/settle-deposits.js';
import type { AdviceHeader } from '../outline/judge-remittance.js';
import type { Records } from '../ports.js';
import { settleRemittance, withdrawRemittance } from '../recoupments/settle-register.js';
import { planPayeeTask } from '../settings/check-payee.js';

/**
 * What follows from a posted remittance outside its claims: the task for an NPI that is new, the register of recoupments,
 * and the deposit that may have come before it. Called once, when claim payments and provider adjustments are placed; gives journals to append.
 */
export async function followRemittance(
  records: Records,
  advice: AdviceHeader,
  ids: { readonly remittanceId: string; readonly setHash: string },
  practice: PracticeSettings | undefined,
  accountingDate = advice.paymentDate,
): Promise<Journal[]> {
  await records.workItems.open(planPayeeTask(advice, practice));
  const recoupments = await settleRemittance(records, advice, ids, practice, accountingDate);
  return [...recoupments, ...(await expectMoney(records, advice, ids, accountingDate))];
}

/** Takes back what `followRemittance` did, of a remittance that is marked as undone; gives journals to append. */
export async function unfollowRemittance(
  records: Records,
  advice: AdviceHeader,
  remittanceId: string,
  practice: PracticeSettings | undefined,
  accountingDate: CalendarDate,
): Promise<Journal[]> {
  const recoupments = await withdrawRemittance(records, advice, remittanceId, practice, accountingDate);
  const trace = announcedBy(advice) > ZERO ? findTrace(advice) : undefined;
  if (!trace) return recoupments;
  await records.deposits.lock([trace]);
  const { journals } = await settleDeposits(records, [trace], [], accountingDate);
  return [...recoupments, ...journals];
}

/** What comes to the bank: of a part of a payment the whole, which one of its parts announces for all. */
function announcedBy({ wholePaymentAmount, paymentAmount }: AdviceHeader): Cents {
  return wholePaymentAmount ?? paymentAmount;
}

/** A zero payment brings no money. */
async function expectMoney(
  records: Records,
  advice: AdviceHeader,
  ids: { readonly remittanceId: string; readonly setHash: string },
  accountingDate: CalendarDate,
): Promise<readonly Journal[]> {
  const { traceNumber, payerIdentifier, payer, paymentDate, paymentMethodCode } = advice;
  const amount = announcedBy(advice);
  if (amount <= ZERO) return [];
  const trace = findTrace(advice);
  if (trace) await records.deposits.lock([trace]);
  await records.deposits.expect({
    ...ids,
    ...{ traceNumber, payerIdentifier, payerName: payer.name, paymentMethodCode },
    ...{ date: paymentDate, amount },
  });
  if (!trace) return [];
  return (await settleDeposits(records, [trace], [], accountingDate)).journals;
}
