import { type CalendarDate, latestDate } from '../../../schemas/calendar-date.js';
import type { Journal } from '../../../schemas/ledger.js';
import type { LegacyAccount } from '../../../schemas/legacy-claims.js';
import {
  planLegacyMove,
  planLegacyReturn,
  planLegacyTaking,
} from '../../domain/remittance/planning/plan-legacy-move.js';
import { buildUnmatchedItem } from '../../domain/remittance/planning/plan-unmatched-payment.js';
import type { ClaimPaymentRecord, Records } from '../ports.js';

/** What is taken back of an approved list, by the act of another approval. */
export interface LegacyTaking {
  readonly listId: string;
  readonly approvalId: string;
  readonly account: LegacyAccount;
  readonly notBefore: CalendarDate;
  /** Lie on the account, and the act is about them. */
  readonly taken: readonly ClaimPaymentRecord[];
  /** Lie there, and did not when the act was asked for. */
  readonly beside: readonly ClaimPaymentRecord[];
  /** The act is about them, and they do not lie there. */
  readonly passed: readonly ClaimPaymentRecord[];
}

/**
 * Moves money from the account of a list back to liability.unapplied, and opens the exceptions again under which it waited. Gives
 * the natural keys of the journals of the act; one that paid nothing has none.
 */
export async function takeLegacyBack(records: Records, taking: LegacyTaking): Promise<readonly string[]> {
  const { listId, approvalId, account, notBefore, taken, beside, passed } = taking;
  const dateOf = (row: ClaimPaymentRecord) => latestDate([row.paymentDate, notBefore])!;
  const act = { approvalId, account };
  const own = [...taken, ...passed].flatMap((row) => planLegacyTaking(row, act, dateOf(row)));
  const rest: Journal[] = [
    ...passed.flatMap((row) => planLegacyMove(row, act, { accountingDate: dateOf(row), isFirst: false })),
    ...beside.flatMap((row) => planLegacyReturn(row, { approvalId: listId, account }, dateOf(row))),
  ];
  await records.ledger.append([...own, ...rest]);
  const waiting = [...taken, ...beside];
  await records.claimPayments.setStates(
    waiting.map(({ claimPaymentId }) => ({ claimPaymentId, state: 'exception', decisions: [] })),
  );
  await records.workItems.open(waiting.map(buildUnmatchedItem));
  return own.map(({ naturalKey }) => naturalKey);
}
