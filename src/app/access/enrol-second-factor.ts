import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AccessContext } from './access-context.js';
import type { UserRecord } from './access-records.js';
import { isOpaqueId } from './bearer-text.js';
import { changeUser, type UserChange } from './change-user.js';
import { openSecret, sealSecret } from './sealing.js';
import { findTimeStep, newSecondFactor, type SecondFactorSecret } from './second-factor.js';
import { startSession } from './session.js';
import { secondFactorOwner } from './user-identity.js';

const MINUTES_TO_CONFIRM = 10;

export interface BegunSecondFactor extends SecondFactorSecret {
  /** The sealed secret, to be handed back with a code of it: nothing is kept until then. */
  readonly enrolment: string;
}

export interface ConfirmedSecondFactor {
  /** The person's new session, in place of all that stood; absent when it was somebody else's second factor. */
  readonly sessionText?: string;
}

/**
 * Makes a second factor for an authenticator app.
 *
 * @param name of another user, for who may manage users; without it the actor's own. The own one can be set once:
 *   else whoever has a password and no code could put another factor in its place
 */
export async function beginSecondFactor(
  access: AccessContext,
  actor: Actor,
  name?: string,
): Promise<Outcome<BegunSecondFactor>> {
  return onUser<BegunSecondFactor>(access, actor, name, async (_, user) => {
    const made = newSecondFactor(`${user.name}@${actor.practiceId}`);
    const expiresAt = access.clock.now().getTime() + MINUTES_TO_CONFIRM * 60_000;
    const owner = enrolmentOwner(actor.practiceId, user);
    const enrolment = sealSecret(access.serviceKey, `${expiresAt}.${made.secret}`, owner);
    return done({ ...made, enrolment });
  });
}

/** Keeps the second factor once a code shows that the person's app has it. That code is then used. */
export async function confirmSecondFactor(
  access: AccessContext,
  actor: Actor,
  given: { readonly enrolment: string; readonly code: string },
  name?: string,
): Promise<Outcome<ConfirmedSecondFactor>> {
  return onUser<ConfirmedSecondFactor>(access, actor, name, async (records, user) => {
    const { practiceId } = actor;
    const now = access.clock.now();
    const secret = openEnrolment(access, given.enrolment, enrolmentOwner(practiceId, user), now);
    if (secret === undefined) {
      const context = { minutes: MINUTES_TO_CONFIRM };
      return refused('invalid', [issue('access.enrolment-expired', { path: 'enrolment' }, context)]);
    }
    const secondFactorStep = findTimeStep(secret, given.code, now, undefined);
    if (secondFactorStep === undefined) {
      return refused('invalid', [issue('access.wrong-code', { path: 'code' })]);
    }
    const owner = secondFactorOwner(practiceId, user.userId);
    const secondFactor = sealSecret(access.serviceKey, secret, owner);
    await records.users.update({ ...user, secondFactor, secondFactorStep, version: user.version + 1 });
    const sessionsEnded = await records.sessions.endOfUser(user.userId, now);
    records.audit.count({ secondFactors: 1, sessionsEnded });
    if (name !== undefined) return done({});
    const { userId } = user;
    return done({
      sessionText: await startSession(access, records, { practiceId, userId, hasSecondFactor: true }),
    });
  });
}

async function onUser<T>(access: AccessContext, actor: Actor, name: string | undefined, work: UserChange<T>) {
  if (name !== undefined) return changeUser(access, actor, name, work);
  const act = { action: 'session.start', objectType: 'user', objectId: actor.actorId } as const;
  return access.unitOfWork.run(actor, act, async (records): Promise<Outcome<T>> => {
    // A machine or the operator at the command line has no account.
    const user = isOpaqueId(actor.actorId) ? await records.users.findById(actor.actorId) : undefined;
    if (!user) return refused('unknown', [issue('access.unknown-user')]);
    if (user.secondFactor !== undefined) return refused('conflict', [issue('access.second-factor-set')]);
    return work(records, user);
  });
}

function enrolmentOwner(practiceId: string, { userId }: UserRecord): string {
  return `enrolment:${practiceId}:${userId}`;
}

function openEnrolment({ serviceKey }: AccessContext, enrolment: string, owner: string, now: Date) {
  const [expiresAt, secret] = openSecret(serviceKey, enrolment, owner)?.split('.') ?? [];
  return Number(expiresAt) > now.getTime() ? secret : undefined;
}
