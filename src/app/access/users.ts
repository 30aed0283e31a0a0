import { type Issue, issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { type Actor, HUMAN_ROLES, type Role } from '../actor.js';
import type { Action } from '../permissions.js';
import type { Records } from '../ports.js';
import { ensurePractice } from '../settings/practice-settings.js';
import type { IdentityContext } from './access-context.js';
import type { UserRecord } from './access-records.js';
import { changeUser } from './change-user.js';
import { hashPassword } from './password.js';
import { checkPassword, newPassword } from './password-policy.js';
import { isUserName } from './user-identity.js';

/** A user as those see who look after users. */
export interface ListedUser extends Omit<UserRecord, 'passwordHash' | 'secondFactor' | 'secondFactorStep'> {
  readonly hasSecondFactor: boolean;
}

/** A user whose password was set; the password itself where it was made here, and never again. */
export interface PasswordSet {
  readonly userId: string;
  readonly name: string;
  readonly password?: string;
}

const OWN_ACCOUNT = refused('forbidden', [issue('access.own-account', { path: 'name' })]);

/** Adds a person under a human role. Without a password one is made. */
export async function addUser(
  access: IdentityContext,
  actor: Actor,
  given: { readonly name: string; readonly role: Role; readonly password?: string },
): Promise<Outcome<PasswordSet>> {
  const { name, role } = given;
  const password = given.password ?? newPassword();
  const [userId, passwordHash] = [access.ids.next(), await hashPassword(password, access.passwordCost)];
  const act = { action: 'user.manage', objectType: 'user', objectId: userId } as const;
  return access.unitOfWork.run(actor, act, async (records) => {
    await ensurePractice(records, actor);
    const wrong = [...checkName(name), ...checkRole(role), ...(await checkNew(records, password, name))];
    if (wrong.length > 0) return refused('invalid', wrong);
    if (await records.users.findByName(name)) {
      return refused('conflict', [issue('access.name-taken', { path: 'name' })]);
    }
    const user = { userId, name, role, withheldActions: [], state: 'active', passwordHash } as const;
    await records.users.insert({ ...user, failedLogins: 0, version: 1 });
    records.audit.count({ users: 1 });
    return done({ userId, name, ...(given.password === undefined && { password }) });
  });
}

/** Sets another password, without one a new random one; the person is out of every session. */
export async function setPassword(
  access: IdentityContext,
  actor: Actor,
  given: { readonly name: string; readonly password?: string },
): Promise<Outcome<PasswordSet>> {
  const password = given.password ?? newPassword();
  const passwordHash = await hashPassword(password, access.passwordCost);
  return changeUser(access, actor, given.name, async (records, user) => {
    const wrong = await checkNew(records, password, user.name);
    if (wrong.length > 0) return refused('invalid', wrong);
    await update(records, { ...user, passwordHash });
    await endSessions(access, records, user);
    records.audit.count({ passwords: 1 });
    const { userId, name } = user;
    return done({ userId, name, ...(given.password === undefined && { password }) });
  });
}

/** Gives another role; the person logs in again to have it. */
export async function setUserRole(
  access: IdentityContext,
  actor: Actor,
  { name, role }: { readonly name: string; readonly role: Role },
): Promise<Outcome<ListedUser>> {
  return changeUser(access, actor, name, async (records, user) => {
    if (user.userId === actor.actorId) return OWN_ACCOUNT;
    const wrong = checkRole(role);
    if (wrong.length > 0) return refused('invalid', wrong);
    const changed = await update(records, { ...user, role });
    await endSessions(access, records, user);
    records.audit.count({ roles: 1 });
    return done(changed);
  });
}

/** Names all the actions that the role would allow and this person may not take; holds at the next request. */
export async function withholdActions(
  access: IdentityContext,
  actor: Actor,
  { name, actions }: { readonly name: string; readonly actions: readonly Action[] },
): Promise<Outcome<ListedUser>> {
  return changeUser(access, actor, name, async (records, user) => {
    if (user.userId === actor.actorId) return OWN_ACCOUNT;
    const withheldActions = [...new Set(actions)].sort();
    records.audit.count({ withheldActions: withheldActions.length });
    return done(await update(records, { ...user, withheldActions }));
  });
}

/** Keeps the person out, at once also from the sessions that stand. */
export async function disableUser(access: IdentityContext, actor: Actor, name: string) {
  return changeUser(access, actor, name, async (records, user) => {
    await endSessions(access, records, user);
    records.audit.count({ disabled: 1 });
    return done(await update(records, { ...user, state: 'disabled' }));
  });
}

/** Lets the person log in again; also opens an account that is locked. */
export async function enableUser(access: IdentityContext, actor: Actor, name: string) {
  return changeUser(access, actor, name, async (records, { lockedUntil: _, ...user }) => {
    records.audit.count({ enabled: 1 });
    return done(await update(records, { ...user, state: 'active', failedLogins: 0 }));
  });
}

export async function listUsers(access: IdentityContext, actor: Actor): Promise<Outcome<ListedUser[]>> {
  return access.unitOfWork.run(actor, { action: 'user.read', objectType: 'user' }, async (records) => {
    const users = await records.users.list();
    records.audit.count({ users: users.length });
    return done(users.map(listed));
  });
}

async function update(records: Records, user: UserRecord): Promise<ListedUser> {
  const changed = { ...user, version: user.version + 1 };
  await records.users.update(changed);
  return listed(changed);
}

async function endSessions({ clock }: IdentityContext, records: Records, user: UserRecord): Promise<void> {
  const sessions = await records.sessions.endOfUser(user.userId, clock.now());
  records.audit.count({ sessionsEnded: sessions });
}

function listed({ passwordHash: _, secondFactor, secondFactorStep: __, ...user }: UserRecord): ListedUser {
  return { ...user, hasSecondFactor: secondFactor !== undefined };
}

async function checkNew(records: Records, password: string, userName: string): Promise<Issue[]> {
  const practice = await records.practices.find();
  return checkPassword(password, [userName, ...(practice ? [practice.name, practice.practiceId] : [])]);
}

function checkName(name: string): Issue[] {
  return isUserName(name) ? [] : [issue('access.user-name', { path: 'name' })];
}

function checkRole(role: Role): Issue[] {
  if (HUMAN_ROLES.some((each) => each === role)) return [];
  return [issue('access.not-a-human-role', { path: 'role' }, { role, wanted: HUMAN_ROLES.join(', ') })];
}
