import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import { type AppContext, today } from '../context.js';
import type { RecoupmentRecord } from '../records/recoupment-records.js';
import { settleRegister } from './settle-register.js';

/**
 * A person says which item a takeback closes, or takes that back (without `matchedTo`). The choice is kept with the
 * takeback and counts before every rule, whatever comes later.
 */
export async function matchRecoupment(
  context: AppContext,
  actor: Actor,
  { recoupmentKey, matchedTo }: { readonly recoupmentKey: string; readonly matchedTo?: string },
): Promise<Outcome<RecoupmentRecord>> {
  const act = { action: 'recoupment.record', objectType: 'recoupment', objectId: recoupmentKey } as const;
  return context.unitOfWork.run<RecoupmentRecord>(actor, act, async (records) => {
    const taken = await records.recoupments.find(recoupmentKey);
    const owed = matchedTo === undefined ? taken : await records.recoupments.find(matchedTo);
    if (!taken || !owed) return refused('unknown', []);
    const isOneAccount =
      taken.fact.payerIdentifier === owed.fact.payerIdentifier &&
      taken.fact.payeeIdentifier === owed.fact.payeeIdentifier;
    // Cheques and withdrawals are about the item they were made for.
    const isFixed = taken.fact.source !== 'provider-adjustment' || matchedTo === recoupmentKey;
    if (!isOneAccount || isFixed) return refused('conflict', [issue('recoupment.nothing-open')]);
    await records.recoupments.lock(taken.fact, false);
    await records.recoupments.setMatch(recoupmentKey, matchedTo);
    await records.ledger.append(await settleRegister(records, taken.fact, [], today(context.clock)));
    return done((await records.recoupments.find(recoupmentKey))!);
  });
}
