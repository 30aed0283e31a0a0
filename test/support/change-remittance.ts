import type { RemittanceChange } from '../../schemas/approval.js';
import { done, type Outcome } from '../../schemas/outcome.js';
import type { Actor } from '../../src/app/actor.js';
import { decideApproval } from '../../src/app/approvals/decide-approval.js';
import { requestApproval } from '../../src/app/approvals/request-approval.js';
import type { AppContext } from '../../src/app/context.js';
import type { RemittanceRecord } from '../../src/app/ports.js';
import { getRemittance } from '../../src/app/reading/read-exchange.js';
import { doneOf } from './clinic-books.js';

interface Scene {
  readonly context: AppContext;
  /** Approves, where one person is not enough. */
  readonly actor: Actor;
}

/** Undoes a remittance or posts it again, whatever it takes; gives it as it is then, or why it was not done. */
export async function changeRemittance(
  { context, actor }: Scene,
  kind: RemittanceChange,
  remittanceId: string,
): Promise<Outcome<RemittanceRecord>> {
  const asker: Actor = { ...actor, actorId: 'asker', role: 'account-manager' };
  const reason = 'The payer has sent it to the wrong practice';
  const asked = await requestApproval(context, asker, { kind, objectId: remittanceId, reason });
  if ('refused' in asked) return asked;
  const { approvalId, state } = asked.done;
  if (state === 'open') {
    const decided = await decideApproval(context, actor, { approvalId, verdict: 'approve' });
    if ('refused' in decided) return decided;
  }
  return done(doneOf(await getRemittance(context, actor, remittanceId)));
}
