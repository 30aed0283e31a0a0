import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor, Role } from '../actor.js';
import type { AuditedAct, Records } from '../ports.js';
import type { AccessContext } from './access-context.js';
import type { UserRecord } from './access-records.js';
import { isPracticeId } from './bearer-text.js';
import { isPasswordOf } from './password.js';
import { openSecret } from './sealing.js';
import { findTimeStep } from './second-factor.js';
import { type SecondFactorState, startSession } from './session.js';
import { isUserName, secondFactorOwner } from './user-identity.js';

const FAILURES_TO_LOCK = 10;
const LOCK = 15 * 60_000;

export interface LogInRequest {
  readonly practiceId: string;
  readonly name: string;
  readonly password: string;
  /** Of the second factor. */
  readonly code?: string;
  readonly sourceAddress?: string;
  readonly requestId?: string;
}

export interface LoggedIn {
  /** For the cookie: `<practiceId>.<sessionId>.<secret>`; new at each log-in and nowhere kept. */
  readonly sessionText: string;
  readonly user: { readonly userId: string; readonly name: string; readonly role: Role };
  readonly secondFactor: SecondFactorState;
}

/** Why it failed: for the audit alone, the caller is told the same each time. */
type Failure =
  | 'unknown-user'
  | 'disabled'
  | 'locked'
  | 'wrong-password'
  | 'wrong-code'
  | 'unreadable-second-factor';

const NOT_LOGGED_IN = refused('forbidden', [issue('access.invalid-credentials')]);

/** Nobody known asks: the audit row names the role that may write nothing. */
const UNKNOWN = { actorId: 'unknown-user', role: 'auditor' } as const;

/**
 * Gives a person a session for name, password and code. Whatever is wrong, the answer is the same, and takes as
 * long: a password is always worked through, outside the transaction so that none waits for it. A failure is counted
 * in the transaction that audits it; the tenth locks the account for 15 minutes. Without the code of a second factor
 * that the person has, the session is one in which only the log-in can be done again.
 */
export async function logIn(access: AccessContext, request: LogInRequest): Promise<Outcome<LoggedIn>> {
  const { practiceId, name, password } = request;
  const isPractice = isPracticeId(practiceId) && (await access.credentials.practiceExists(practiceId));
  const found =
    isPractice && isUserName(name) ? await access.credentials.findUser(practiceId, name) : undefined;
  const isRight = await isPasswordOf(password, found?.passwordHash, access.passwordCost);
  if (!isPractice) return NOT_LOGGED_IN;
  const { actor, act } = auditedAs(request, found);
  const outcome = await access.unitOfWork.run(actor, act, async (records) => {
    const user = found && (await records.users.findByName(found.name));
    const isCurrent = isRight && user?.passwordHash === found?.passwordHash;
    const judged = judge(access, request, user, isCurrent);
    if ('failure' in judged) {
      await countFailure(access, records, user, judged.failure);
      records.audit.tellRefused(judged.failure);
      return done(undefined);
    }
    return done(await enter(access, records, practiceId, judged));
  });
  // A user from whom session.start is withheld is refused by the unit of work, and told no more than the others.
  return 'done' in outcome && outcome.done ? done(outcome.done) : NOT_LOGGED_IN;
}

function auditedAs(request: LogInRequest, user: UserRecord | undefined): { actor: Actor; act: AuditedAct } {
  const { practiceId, requestId, sourceAddress } = request;
  const origin = { practiceId, ...(requestId && { requestId }), ...(sourceAddress && { sourceAddress }) };
  if (!user) return { actor: { ...UNKNOWN, ...origin }, act: { action: 'session.start' } };
  const { userId, role, withheldActions } = user;
  return {
    actor: { actorId: userId, role, withheldActions, ...origin },
    act: { action: 'session.start', objectType: 'user', objectId: userId },
  };
}

interface Judged {
  readonly user: UserRecord;
  readonly secondFactor: SecondFactorState;
  /** The time step of the code that was given. */
  readonly step?: number;
}

function judge(
  { clock, serviceKey }: AccessContext,
  { practiceId, code }: LogInRequest,
  user: UserRecord | undefined,
  isRight: boolean,
): Judged | { readonly failure: Failure } {
  if (!user) return { failure: 'unknown-user' };
  if (user.state === 'disabled') return { failure: 'disabled' };
  if (user.lockedUntil && clock.now() < user.lockedUntil) return { failure: 'locked' };
  if (!isRight) return { failure: 'wrong-password' };
  if (user.secondFactor === undefined) return { user, secondFactor: 'not-enrolled' };
  if (code === undefined) return { user, secondFactor: 'wanted' };
  const secret = openSecret(serviceKey, user.secondFactor, secondFactorOwner(practiceId, user.userId));
  if (secret === undefined) return { failure: 'unreadable-second-factor' };
  const step = findTimeStep(secret, code, clock.now(), user.secondFactorStep);
  return step === undefined ? { failure: 'wrong-code' } : { user, secondFactor: 'done', step };
}

/** Only what guesses counts: a locked or disabled account gives no answer to learn from. */
async function countFailure(
  { clock }: AccessContext,
  records: Records,
  user: UserRecord | undefined,
  failure: Failure,
): Promise<void> {
  if (!user || (failure !== 'wrong-password' && failure !== 'wrong-code')) return;
  const failedLogins = user.failedLogins + 1;
  const isLocking = failedLogins % FAILURES_TO_LOCK === 0;
  const lock = isLocking && { lockedUntil: new Date(clock.now().getTime() + LOCK) };
  await records.users.update({ ...user, ...lock, failedLogins, version: user.version + 1 });
  records.audit.count({ failedLogins, ...(isLocking && { locked: 1 }) });
}

async function enter(
  access: AccessContext,
  records: Records,
  practiceId: string,
  { user, secondFactor, step }: Judged,
): Promise<LoggedIn> {
  const { lockedUntil: _, ...open } = user;
  // A password alone sets no count back, else whoever knows it could try codes without end.
  if (secondFactor !== 'wanted' && (step !== undefined || user.failedLogins > 0)) {
    const used = step === undefined ? {} : { secondFactorStep: step };
    await records.users.update({ ...open, ...used, failedLogins: 0, version: user.version + 1 });
  }
  const { userId, name, role } = user;
  const hasSecondFactor = secondFactor === 'done';
  const sessionText = await startSession(access, records, { practiceId, userId, hasSecondFactor });
  records.audit.count({ sessions: 1 });
  return { sessionText, user: { userId, name, role }, secondFactor };
}
