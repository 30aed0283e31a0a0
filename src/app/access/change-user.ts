import { issue } from '../../../schemas/issue.js';
import { type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { Action } from '../permissions.js';
import type { Records } from '../ports.js';
import type { IdentityContext } from './access-context.js';
import type { UserRecord } from './access-records.js';
import { isUserName } from './user-identity.js';

/** What is done to a user who is locked for it. */
export type UserChange<T> = (records: Records, user: UserRecord) => Promise<Outcome<T>>;

/** Does something to the user of a name, in one transaction that is audited under the user's id. */
export async function changeUser<T>(
  { credentials, unitOfWork }: IdentityContext,
  actor: Actor,
  name: string,
  change: UserChange<T>,
  action: Action = 'user.manage',
): Promise<Outcome<T>> {
  const found = isUserName(name) ? await credentials.findUser(actor.practiceId, name) : undefined;
  const act = { action, objectType: 'user', ...(found && { objectId: found.userId }) };
  return unitOfWork.run(actor, act, async (records) => {
    const user = found && (await records.users.findByName(found.name));
    return user
      ? change(records, user)
      : refused('unknown', [issue('access.unknown-user', { path: 'name' })]);
  });
}
