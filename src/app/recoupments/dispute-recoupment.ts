import { issue } from '../../../schemas/issue.js';
import { ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { planDispute } from '../../domain/recoupment/plan-overpayment.js';
import type { Actor } from '../actor.js';
import { type AppContext, today } from '../context.js';
import type { RecoupmentRecord } from '../records/recoupment-records.js';
import { findPostedClaim } from './find-letter-claim.js';
import { withdrawalKey } from './withdraw-letter.js';

/**
 * Disputes an item of the register, or accepts it after all. What a letter asks for is a receivable while it is
 * disputed and contractual when it is not; what the payer took by itself moves nothing, and is only marked.
 */
export async function disputeRecoupment(
  context: AppContext,
  actor: Actor,
  { recoupmentKey, isDisputed }: { readonly recoupmentKey: string; readonly isDisputed: boolean },
): Promise<Outcome<RecoupmentRecord>> {
  const act = { action: 'recoupment.record', objectType: 'recoupment', objectId: recoupmentKey } as const;
  return context.unitOfWork.run<RecoupmentRecord>(actor, act, async (records) => {
    const known = await records.recoupments.find(recoupmentKey);
    if (!known) return refused('unknown', []);
    await records.recoupments.lock(known.fact, false);
    const found = (await records.recoupments.find(recoupmentKey))!;
    // What was withdrawn has gone back where it came from, and is not to be moved once more.
    const isWithdrawn = (await records.recoupments.find(withdrawalKey(recoupmentKey))) !== undefined;
    if (isWithdrawn || (isDisputed && found.openAmount === ZERO))
      return refused('conflict', [issue('recoupment.nothing-open')]);
    if ((found.disputedOn !== undefined) === isDisputed) return done(found);
    const date = today(context.clock);
    const { fact, disputeCount } = found;
    if (fact.source === 'letter' && fact.amount < ZERO) {
      const claim = await findPostedClaim(records, fact);
      if (!claim) return refused('invalid', [issue('recoupment.no-claim', {}, { ordinal: 1 })]);
      const change = { isDisputed, revision: disputeCount + 1 };
      await records.ledger.append([planDispute(fact, claim, change, date)]);
    }
    await records.recoupments.setDispute(recoupmentKey, isDisputed ? date : undefined);
    return done((await records.recoupments.find(recoupmentKey))!);
  });
}
