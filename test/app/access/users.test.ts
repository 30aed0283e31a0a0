import { readSession } from '../../../src/app/access/session.js';
import {
  addUser,
  disableUser,
  enableUser,
  listUsers,
  setPassword,
  setUserRole,
  withholdActions,
} from '../../../src/app/access/users.js';
import { type Actor, ROLES } from '../../../src/app/actor.js';
import { describeOnServer } from '../../support/describe-on-databases.js';
import {
  addPerson,
  auditOf,
  must,
  newOperator,
  openAccess,
  PASSWORD,
  refusalOf,
  tryLogIn,
} from '../../support/test-access.js';

describeOnServer('users', (opened) => {
  const setUp = async () => {
    const access = openAccess(opened());
    const operator = newOperator();
    const ann = await addPerson(access, operator, 'ann');
    return { access, operator, ann };
  };

  test('are listed without anything that lets one in', async () => {
    const { access, operator, ann } = await setUp();
    await addPerson(access, operator, 'Bob', 'auditor');
    const base = {
      withheldActions: [],
      state: 'active',
      failedLogins: 0,
      version: 1,
      hasSecondFactor: false,
    };
    const [first, second, ...rest] = must(await listUsers(access, operator));
    expect(first).toEqual({ ...base, userId: ann.userId, name: 'ann', role: 'biller' });
    expect(second).toMatchObject({ name: 'Bob', role: 'auditor' });
    expect(rest).toEqual([]);
  });

  test('get a password of their own where none is given, which is told once', async () => {
    const { access, operator } = await setUp();
    const { password } = must(await addUser(access, operator, { name: 'bob', role: 'auditor' }));
    must(await tryLogIn(access, operator, 'bob', { password: password! }));
    expect(must(await addUser(access, operator, { name: 'cid', role: 'admin', password: PASSWORD }))).toEqual(
      {
        userId: expect.any(String),
        name: 'cid',
      },
    );
  });

  test('are refused with a name that is taken or none, a machine role, or a password that can be guessed', async () => {
    const { access, operator } = await setUp();
    const add = async (name: string, more: object = {}) =>
      refusalOf(await addUser(access, operator, { name, role: 'biller', password: PASSWORD, ...more }));
    expect(await add('ANN')).toEqual(['conflict', 'access.name-taken']);
    expect(await add('')).toEqual(['invalid', 'access.user-name']);
    expect(await add('a b')).toEqual(['invalid', 'access.user-name']);
    expect(await add('bob', { role: 'edi-integration' })).toEqual(['invalid', 'access.not-a-human-role']);
    expect(await add('bob', { password: 'password1234' })).toEqual(['invalid', 'access.password-guessable']);
    expect(await add('bob.builder', { password: 'bobbuilder99' })).toEqual([
      'invalid',
      'access.password-guessable',
    ]);
    const { practiceId } = operator;
    expect(await add('bob', { password: practiceId })).toEqual(['invalid', 'access.password-guessable']);
    const set = { name: 'ann', password: 'short' };
    expect(refusalOf(await setPassword(access, operator, set))).toEqual([
      'invalid',
      'access.password-length',
    ]);
    expect(must(await listUsers(access, operator))).toHaveLength(1);
  });

  test('N5: a change of the role ends the sessions, and the next one has it', async () => {
    const { access, operator } = await setUp();
    const read = async (text: string) => readSession(access.credentials, access.clock, text);
    const { sessionText } = must(await tryLogIn(access, operator, 'ann'));
    must(await setUserRole(access, operator, { name: 'ann', role: 'auditor' }));
    expect(await read(sessionText)).toBeUndefined();
    const again = must(await tryLogIn(access, operator, 'ann'));
    expect((await read(again.sessionText))?.actor.role).toBe('auditor');
    expect(refusalOf(await setUserRole(access, operator, { name: 'ann', role: 'edi-integration' }))).toEqual([
      'invalid',
      'access.not-a-human-role',
    ]);
  });

  test('Z7: an action that is withheld is refused at the next request of the same session', async () => {
    const { access, operator } = await setUp();
    const { sessionText } = must(await tryLogIn(access, operator, 'ann'));
    const submit = async () => {
      const { actor } = (await readSession(access.credentials, access.clock, sessionText))!;
      return access.unitOfWork.run(actor, { action: 'claim.submit' }, async () => ({ done: true }));
    };
    expect(await submit()).toEqual({ done: true });
    must(await withholdActions(access, operator, { name: 'ann', actions: ['claim.submit', 'claim.submit'] }));
    expect(refusalOf(await submit())).toEqual(['forbidden']);
    must(await withholdActions(access, operator, { name: 'ann', actions: [] }));
    expect(await submit()).toEqual({ done: true });
  });

  test('an administrator changes neither the role nor the actions of the own account', async () => {
    const { access, operator } = await setUp();
    const { userId } = await addPerson(access, operator, 'root', 'admin');
    const self: Actor = { ...operator, actorId: userId };
    const own = ['forbidden', 'access.own-account'];
    expect(refusalOf(await setUserRole(access, self, { name: 'Root', role: 'billing-manager' }))).toEqual(
      own,
    );
    expect(refusalOf(await withholdActions(access, self, { name: 'root', actions: [] }))).toEqual(own);
    must(await setUserRole(access, self, { name: 'ann', role: 'auditor' }));
  });

  test('nobody but an administrator changes them, and every attempt is audited', async () => {
    const { access, operator, ann } = await setUp();
    for (const role of ROLES.filter((each) => each !== 'admin')) {
      const actor = { ...operator, role };
      const attempts = [
        await addUser(access, actor, { name: 'x', role: 'admin', password: PASSWORD }),
        await setUserRole(access, actor, { name: 'ann', role: 'admin' }),
        await disableUser(access, actor, 'ann'),
        await enableUser(access, actor, 'ann'),
        await withholdActions(access, actor, { name: 'ann', actions: [] }),
      ];
      expect(attempts.map(refusalOf)).toEqual(Array(5).fill(['forbidden']));
      const mayRead = role === 'compliance-reviewer' || role === 'auditor';
      expect('done' in (await listUsers(access, actor))).toBe(mayRead);
    }
    const rows = await auditOf(opened(), operator);
    const denied = rows.filter(({ outcome, action }) => outcome === 'refused' && action === 'user.manage');
    expect(denied).toHaveLength(6 * 5);
    expect(denied[1]).toMatchObject({
      role: 'biller',
      object_type: 'user',
      object_id: ann.userId,
      reason: 'forbidden',
    });
  });

  test('every change leaves a row that says what it was', async () => {
    const { access, operator, ann } = await setUp();
    must(await tryLogIn(access, operator, 'ann'));
    must(await setUserRole(access, operator, { name: 'ann', role: 'auditor' }));
    must(await withholdActions(access, operator, { name: 'ann', actions: ['claim.read'] }));
    must(await disableUser(access, operator, 'ann'));
    must(await enableUser(access, operator, 'ann'));
    must(await setPassword(access, operator, { name: 'ann', password: PASSWORD }));
    const rows = await auditOf(opened(), operator);
    expect(rows.map(({ action, counts }) => ({ action, counts }))).toEqual([
      { action: 'user.manage', counts: { users: 1 } },
      { action: 'session.start', counts: { sessions: 1 } },
      { action: 'user.manage', counts: { roles: 1, sessionsEnded: 1 } },
      { action: 'user.manage', counts: { withheldActions: 1 } },
      { action: 'user.manage', counts: { disabled: 1, sessionsEnded: 0 } },
      { action: 'user.manage', counts: { enabled: 1 } },
      { action: 'user.manage', counts: { passwords: 1, sessionsEnded: 0 } },
    ]);
    expect(new Set(rows.map(({ object_id }) => object_id))).toEqual(new Set([ann.userId]));
  });

  test('of another practice are not found', async () => {
    const { access } = await setUp();
    const stranger = newOperator();
    const unknown = ['unknown', 'access.unknown-user'];
    expect(refusalOf(await disableUser(access, stranger, 'ann'))).toEqual(unknown);
    expect(refusalOf(await setUserRole(access, stranger, { name: 'ann', role: 'auditor' }))).toEqual(unknown);
    expect(must(await listUsers(access, stranger))).toEqual([]);
  });
});
