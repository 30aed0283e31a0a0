import { issue } from '../../../schemas/issue.js';
import { negateCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { RecoupmentFact } from '../../../schemas/recoupment.js';
import { planLetter } from '../../domain/recoupment/plan-overpayment.js';
import type { Actor } from '../actor.js';
import { type AppContext, today } from '../context.js';
import type { RecoupmentRecord } from '../records/recoupment-records.js';
import { findPostedClaim } from './find-letter-claim.js';
import { settleRegister } from './settle-register.js';

/**
 * A letter's claim that asked for nothing real: the payer has taken it back, or reversed the claim as well. The
 * amount goes back where it came from, and stays in the register as a fact of its own.
 */
export async function withdrawLetter(
  context: AppContext,
  actor: Actor,
  recoupmentKey: string,
): Promise<Outcome<RecoupmentRecord>> {
  const act = { action: 'recoupment.record', objectType: 'recoupment', objectId: recoupmentKey } as const;
  return context.unitOfWork.run<RecoupmentRecord>(actor, act, async (records) => {
    const known = await records.recoupments.find(recoupmentKey);
    if (!known) return refused('unknown', []);
    await records.recoupments.lock(known.fact, false);
    const { fact, disputedOn } = (await records.recoupments.find(recoupmentKey))!;
    const key = withdrawalKey(fact.key);
    const isOpenLetter = fact.source === 'letter' && fact.amount < ZERO;
    if (!isOpenLetter || (await records.recoupments.find(key))) {
      return refused('conflict', [issue('recoupment.nothing-open')]);
    }
    const date = today(context.clock);
    const withdrawal: RecoupmentFact = {
      ...fact,
      key,
      date,
      amount: negateCents(fact.amount),
      matchedTo: fact.key,
    };
    const isDisputed = disputedOn !== undefined;
    // What was recorded before its claim was known is contractual without one.
    const isOfClaim = isDisputed || fact.claimId !== undefined;
    const claim = isOfClaim ? await findPostedClaim(records, fact) : undefined;
    const journal = planLetter(withdrawal, claim, isDisputed, date);
    await records.ledger.append([journal, ...(await settleRegister(records, fact, [withdrawal], date))]);
    return done((await records.recoupments.find(recoupmentKey))!);
  });
}

/** Of the fact that takes a letter's claim back. */
export function withdrawalKey(letterKey: string): string {
  return `letter-withdrawal:${letterKey}`;
}
