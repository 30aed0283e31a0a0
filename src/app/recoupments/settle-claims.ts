import { type CalendarDate, latestDate } from '../../../schemas/calendar-date.js';
import type { Records } from '../ports.js';
import { settleRegister } from './settle-register.js';

/**
 * Makes the accounts of the register again that name one of these claims, because a number of a payer has come to them
 * or left them by something else than a remittance of the account: the register is then as if that had been so before.
 *
 * @param notBefore a day before which nothing is posted
 */
export async function settleClaims(
  records: Records,
  claimIds: readonly string[],
  notBefore?: CalendarDate,
): Promise<void> {
  if (claimIds.length === 0) return;
  for (const { lastDate, ...account } of await records.recoupments.findAccountsNaming(claimIds)) {
    const accountingDate = latestDate([lastDate, notBefore])!;
    await records.ledger.append(await settleRegister(records, account, [], accountingDate));
  }
}
