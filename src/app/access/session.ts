import { done, type Outcome } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Clock, Records } from '../ports.js';
import type { Credentials, StandingSession } from './access-records.js';
import { hashSecret, isSecretOf, newSecret, parseSessionText, writeSessionText } from './bearer-text.js';

const MINUTE = 60_000;
const IDLE = 15 * MINUTE;
/** Use is written down no more often, so that not every request writes. */
const NOTED_EVERY = MINUTE;
const ABSOLUTE = 12 * 60 * MINUTE;

/** `wanted`: the person has a second factor and did not use it; `not-enrolled`: the person has none yet. */
export type SecondFactorState = 'done' | 'wanted' | 'not-enrolled';

/** A session that stands, and who acts in it with the role as it is now. */
export interface ReadSession {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly userName: string;
  readonly secondFactor: SecondFactorState;
  readonly startedAt: Date;
  /** When it ends if nothing more is asked in it. */
  readonly expiresAt: Date;
}

/** What the session may be used for: everything the role allows, or no more than enrolment and log-out. */
export function isWorkingSession(
  session: Pick<ReadSession, 'secondFactor'>,
  { requireSecondFactor }: { readonly requireSecondFactor: boolean },
): boolean {
  if (session.secondFactor === 'done') return true;
  return session.secondFactor === 'not-enrolled' && !requireSecondFactor;
}

/** Begins a session in the transaction of the log-in; gives the text of its cookie, which is nowhere kept. */
export async function startSession(
  context: AppContext,
  records: Records,
  whose: { readonly practiceId: string; readonly userId: string; readonly hasSecondFactor: boolean },
): Promise<string> {
  const { practiceId, userId, hasSecondFactor } = whose;
  const [sessionId, secret, startedAt] = [context.ids.next(), newSecret(), context.clock.now()];
  const secretHash = hashSecret(secret);
  await records.sessions.insert({
    ...{ sessionId, userId, secretHash, startedAt, hasSecondFactor },
    lastUsedAt: startedAt,
  });
  return writeSessionText({ practiceId, id: sessionId, secret });
}

/**
 * Who asks by this cookie; undefined when it stands for nobody: malformed, foreign, ended, 15 minutes unused, 12
 * hours old, or of a user who is disabled. Reads the user each time, so that a change of the role holds at once.
 */
export async function readSession(
  credentials: Credentials,
  clock: Clock,
  text: string,
): Promise<ReadSession | undefined> {
  const parsed = parseSessionText(text);
  if (!parsed) return undefined;
  const { practiceId, id: sessionId, secret } = parsed;
  const session = await credentials.findSession(practiceId, sessionId);
  if (!session || !isSecretOf(secret, session.secretHash)) return undefined;
  const now = clock.now();
  if (session.endedAt || session.user.state !== 'active' || now >= endOf(session)) return undefined;
  const isNoted = now.getTime() - session.lastUsedAt.getTime() < NOTED_EVERY;
  if (!isNoted) await credentials.touchSession(practiceId, sessionId, now);
  const { userId, name, role, withheldActions } = session.user;
  return {
    actor: { actorId: userId, role, practiceId, withheldActions },
    sessionId,
    userName: name,
    secondFactor: secondFactorOf(session),
    startedAt: session.startedAt,
    expiresAt: endOf(isNoted ? session : { ...session, lastUsedAt: now }),
  };
}

/** Ends the session that the person is in. */
export async function logOut(context: AppContext, actor: Actor, sessionId: string): Promise<Outcome<null>> {
  const act = { action: 'session.end', objectType: 'session', objectId: sessionId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    await records.sessions.end(sessionId, context.clock.now());
    return done(null);
  });
}

function endOf({ startedAt, lastUsedAt }: Pick<StandingSession, 'startedAt' | 'lastUsedAt'>): Date {
  return new Date(Math.min(startedAt.getTime() + ABSOLUTE, lastUsedAt.getTime() + IDLE));
}

function secondFactorOf({ hasSecondFactor, user }: StandingSession): SecondFactorState {
  if (hasSecondFactor) return 'done';
  return user.hasSecondFactor ? 'wanted' : 'not-enrolled';
}
