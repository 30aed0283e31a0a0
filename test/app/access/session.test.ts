import { logOut, readSession } from '../../../src/app/access/session.js';
import { disableUser, enableUser, setPassword } from '../../../src/app/access/users.js';
import { describeOnServer } from '../../support/describe-on-databases.js';
import {
  addPerson,
  auditOf,
  must,
  newOperator,
  openAccess,
  refusalOf,
  tryLogIn,
} from '../../support/test-access.js';

const NOT_LOGGED_IN = ['forbidden', 'access.invalid-credentials'];
const START = '2026-03-02T15:00:00.000Z';
const MINUTE = 60_000;

const later = (milliseconds: number) => new Date(Date.parse(START) + milliseconds).toISOString();

describeOnServer('a session ends', (opened) => {
  const entered = async () => {
    opened().clock.set(START);
    const access = openAccess(opened());
    const operator = newOperator();
    await addPerson(access, operator, 'ann');
    const { sessionText } = must(await tryLogIn(access, operator, 'ann'));
    const read = () => readSession(access.credentials, access.clock, sessionText);
    return { access, operator, sessionText, read };
  };

  test('N8: after 15 minutes without use', async () => {
    const { read } = await entered();
    opened().clock.set(later(15 * MINUTE - 1));
    expect(await read()).toBeDefined();
    opened().clock.set(later(30 * MINUTE - 2));
    expect(await read()).toBeDefined();
    opened().clock.set(later(45 * MINUTE - 2));
    expect(await read()).toBeUndefined();
  });

  test('N8: use is noted to the minute, and the end is told as it will be', async () => {
    const { read } = await entered();
    const endAfter = async (milliseconds: number) => {
      opened().clock.set(later(milliseconds));
      return (await read())?.expiresAt.toISOString();
    };
    expect(await endAfter(MINUTE - 1)).toBe(later(15 * MINUTE));
    expect(await endAfter(MINUTE)).toBe(later(16 * MINUTE));
    expect(await endAfter(MINUTE + 1)).toBe(later(16 * MINUTE));
    opened().clock.set(later(16 * MINUTE));
    expect(await read()).toBeUndefined();
  });

  test('N8: after 12 hours of use', async () => {
    const { read } = await entered();
    for (let minute = 14; minute < 12 * 60; minute += 14) {
      opened().clock.set(later(minute * MINUTE));
      expect(await read()).toBeDefined();
    }
    opened().clock.set(later(12 * 60 * MINUTE - 1));
    expect((await read())?.expiresAt).toEqual(new Date(later(12 * 60 * MINUTE)));
    opened().clock.set(later(12 * 60 * MINUTE));
    expect(await read()).toBeUndefined();
  });

  test('N5: at log-out, and no other does', async () => {
    const { access, operator, read } = await entered();
    const other = must(await tryLogIn(access, operator, 'ann'));
    const session = (await read())!;
    must(await logOut(access, session.actor, session.sessionId));
    expect(await read()).toBeUndefined();
    expect(await readSession(access.credentials, access.clock, other.sessionText)).toBeDefined();
    expect((await auditOf(opened(), operator)).at(-1)).toMatchObject({
      ...{ action: 'session.end', object_type: 'session', object_id: session.sessionId, outcome: 'done' },
    });
  });

  test('N5: when the user is disabled, and is not back when enabled', async () => {
    const { access, operator, read } = await entered();
    must(await disableUser(access, operator, 'ann'));
    expect(await read()).toBeUndefined();
    expect(refusalOf(await tryLogIn(access, operator, 'ann'))).toEqual(NOT_LOGGED_IN);
    must(await enableUser(access, operator, 'ann'));
    expect(await read()).toBeUndefined();
    must(await tryLogIn(access, operator, 'ann'));
  });

  test('N5: when the row of the user says disabled, or another role, whoever wrote it there', async () => {
    const { operator, read } = await entered();
    const write = (what: string) =>
      opened().store.dataSource.query(`UPDATE users SET ${what} WHERE practice_id = $1`, [
        operator.practiceId,
      ]);
    await write(`role = 'auditor'`);
    expect((await read())?.actor.role).toBe('auditor');
    await write(`state = 'disabled'`);
    expect(await read()).toBeUndefined();
  });

  test('N5: when the password is set', async () => {
    const { access, operator, read } = await entered();
    const { password } = must(await setPassword(access, operator, { name: 'ann' }));
    expect(await read()).toBeUndefined();
    expect(refusalOf(await tryLogIn(access, operator, 'ann'))).toEqual(NOT_LOGGED_IN);
    must(await tryLogIn(access, operator, 'ann', { password: password! }));
  });

  test('every change of one character of its text', async () => {
    const { access, sessionText } = await entered();
    for (let at = 0; at < sessionText.length; at += 1) {
      const other = sessionText[at] === 'a' ? 'b' : 'a';
      const changed = sessionText.slice(0, at) + other + sessionText.slice(at + 1);
      expect(await readSession(access.credentials, access.clock, changed)).toBeUndefined();
    }
    expect(await readSession(access.credentials, access.clock, sessionText)).toBeDefined();
  });
});
