import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { issue } from '../../../schemas/issue.js';
import { type Cents, formatCents, negateCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { RecoupmentFact } from '../../../schemas/recoupment.js';
import { planPayerCheque } from '../../domain/recoupment/plan-overpayment.js';
import { readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';
import type { RecoupmentRecord } from '../records/recoupment-records.js';
import { settleRegister } from './settle-register.js';

export interface PayerCheque {
  /** The item that it pays. */
  readonly recoupmentKey: string;
  readonly chequeNumber: string;
  readonly date: CalendarDate;
  /** Above zero, and no more than is owed. */
  readonly amount: Cents;
}

/** We pay a payer what it would else take: the item closes, and a later takeback of it without a 72 is a double one. */
export async function recordPayerCheque(
  context: AppContext,
  actor: Actor,
  cheque: PayerCheque,
): Promise<Outcome<RecoupmentRecord>> {
  const { recoupmentKey, amount, date } = cheque;
  const act = { action: 'recoupment.pay', objectType: 'recoupment', objectId: recoupmentKey } as const;
  return context.unitOfWork.run<RecoupmentRecord>(actor, act, async (records) => {
    const known = await records.recoupments.find(recoupmentKey);
    if (!known) return refused('unknown', []);
    await records.recoupments.lock(known.fact, false);
    const { fact, openAmount } = (await records.recoupments.find(recoupmentKey))!;
    const key = `cheque:${readControlNumber(cheque.chequeNumber)}:${recoupmentKey}`;
    if (openAmount >= ZERO || (await records.recoupments.find(key))) {
      return refused('conflict', [issue('recoupment.nothing-open')]);
    }
    const open = negateCents(openAmount);
    if (amount > open) {
      const context = { amount: formatCents(amount), open: formatCents(open) };
      return refused('invalid', [issue('recoupment.amount-too-large', {}, context)]);
    }
    const { payerIdentifier, payeeIdentifier, payerName } = fact;
    const paid: RecoupmentFact = {
      ...{ payerIdentifier, payeeIdentifier, payerName, key, date, amount },
      source: 'cheque',
      // By which a 72 may acknowledge it.
      reference: cheque.chequeNumber,
      matchedTo: recoupmentKey,
    };
    await postPayerCheque(records, paid);
    return done((await records.recoupments.find(recoupmentKey))!);
  });
}

/** A cheque in register and ledger; its account is locked already. */
export async function postPayerCheque(records: Records, paid: RecoupmentFact): Promise<void> {
  await records.ledger.append([
    planPayerCheque(paid, paid.date),
    ...(await settleRegister(records, paid, [paid], paid.date)),
  ]);
}
