import type { Actor, Role } from '../app/actor.js';

/** The person at the command line, who owns the machine and the data folder on it. */
export function localActor(options: { practiceId: string; actor?: string; role?: Role }): Actor {
  const { practiceId, actor: actorId = 'command-line', role = 'billing-manager' } = options;
  return { actorId, role, practiceId };
}
