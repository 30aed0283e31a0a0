import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor, Role } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Action } from '../permissions.js';
import { ensurePractice } from '../settings/practice-settings.js';
import type { ClientRecord } from './access-records.js';
import { parseClientId, writeClientId } from './bearer-text.js';
import { readKeySet } from './client-keys.js';
import { checkMachine } from './machine-role.js';

/** A backend client as those see who look after them, under the id that it names itself by. */
export interface ListedClient extends Omit<ClientRecord, 'keySet'> {
  readonly keyIds: readonly string[];
}

/** Makes a backend client known by its public keys (SMART App Launch, Backend Services). */
export async function registerClient(
  context: AppContext,
  actor: Actor,
  given: {
    readonly name: string;
    readonly role: Role;
    readonly withheldActions?: readonly Action[];
    /** As it was handed in. */
    readonly keySet: unknown;
  },
): Promise<Outcome<ListedClient>> {
  const { name, role, withheldActions = [] } = given;
  const keys = readKeySet(given.keySet);
  const clientId = context.ids.next();
  const act = { action: 'user.manage', objectType: 'client', objectId: clientId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    await ensurePractice(records, actor);
    const wrong = [...checkMachine(given), ...('refused' in keys ? keys.refused.issues : [])];
    if ('refused' in keys || wrong.length > 0) return refused('invalid', wrong);
    const registeredAt = context.clock.now();
    const client = { clientId, name, role, withheldActions, keySet: keys.done, registeredAt };
    await records.clients.insert(client);
    records.audit.count({ clients: 1 });
    return done(listed(actor.practiceId, client));
  });
}

/** Ends a client and the tokens it was given. */
export async function revokeClient(
  context: AppContext,
  actor: Actor,
  clientId: string,
): Promise<Outcome<null>> {
  const parsed = parseClientId(clientId);
  const id = parsed?.practiceId === actor.practiceId ? parsed.id : undefined;
  const act = { action: 'user.manage', objectType: 'client', ...(id && { objectId: id }) } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const client = id === undefined ? undefined : await records.clients.findById(id);
    if (!client || client.revokedAt) {
      return refused('unknown', [issue('access.unknown-client', { path: 'id' })]);
    }
    const now = context.clock.now();
    await records.clients.revoke(client.clientId, now);
    const tokensRevoked = await records.tokens.revokeOfClient(client.clientId, now);
    records.audit.count({ clientsRevoked: 1, tokensRevoked });
    return done(null);
  });
}

export async function listClients(context: AppContext, actor: Actor): Promise<Outcome<ListedClient[]>> {
  return context.unitOfWork.run(actor, { action: 'user.read', objectType: 'client' }, async (records) => {
    const clients = await records.clients.list();
    records.audit.count({ clients: clients.length });
    return done(clients.map((client) => listed(actor.practiceId, client)));
  });
}

function listed(practiceId: string, { keySet, ...client }: ClientRecord): ListedClient {
  const keyIds = keySet.keys.map((key) => String(key.kid));
  return { ...client, clientId: writeClientId(practiceId, client.clientId), keyIds };
}
