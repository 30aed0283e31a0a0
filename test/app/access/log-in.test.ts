import { readSession } from '../../../src/app/access/session.js';
import { disableUser, enableUser } from '../../../src/app/access/users.js';
import type { Actor } from '../../../src/app/actor.js';
import { describeOnServer } from '../../support/describe-on-databases.js';
import {
  addPerson,
  auditOf,
  codeOf,
  enrol,
  must,
  newOperator,
  openAccess,
  PASSWORD,
  refusalOf,
  tryLogIn,
  wrongCodeOf,
} from '../../support/test-access.js';

const NOT_LOGGED_IN = ['forbidden', 'access.invalid-credentials'];
const WRONG = { password: 'elbow-8-canyon' };
const START = '2026-03-02T15:00:00.000Z';

const later = (milliseconds: number) => new Date(Date.parse(START) + milliseconds).toISOString();

const MINUTE = 60_000;

describeOnServer('log-in', (opened) => {
  const setUp = async (name = 'ann') => {
    opened().clock.set(START);
    const access = openAccess(opened());
    const operator = newOperator();
    return { access, operator, user: await addPerson(access, operator, name) };
  };

  /** As if so many log-ins had failed before. */
  const countFailures = (operator: Actor, count: number) =>
    opened().store.dataSource.query('UPDATE users SET failed_logins = $2 WHERE practice_id = $1', [
      operator.practiceId,
      count,
    ]);

  test('with the right password gives a session, whose text is nowhere kept', async () => {
    const { access, operator, user } = await setUp();
    const entered = must(await tryLogIn(access, operator, 'ANN'));
    const { practiceId } = operator;
    expect(entered.user).toEqual({ userId: user.userId, name: 'ann', role: 'biller' });
    expect(entered.secondFactor).toBe('not-enrolled');
    expect(await readSession(access.credentials, access.clock, entered.sessionText)).toEqual({
      actor: { actorId: user.userId, role: 'biller', practiceId, withheldActions: [] },
      sessionId: entered.sessionText.split('.').at(-2),
      userName: 'ann',
      secondFactor: 'not-enrolled',
      startedAt: new Date(START),
      expiresAt: new Date(later(15 * MINUTE)),
    });
    const rows = await opened().store.dataSource.query('SELECT * FROM sessions, users');
    expect(JSON.stringify(rows)).not.toContain(entered.sessionText.split('.').at(-1));
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
  });

  test('N8: each one begins another session, under an id that nobody could have known before', async () => {
    const { access, operator } = await setUp();
    const texts = [
      must(await tryLogIn(access, operator, 'ann')),
      must(await tryLogIn(access, operator, 'ann')),
    ];
    expect(new Set(texts.map(({ sessionText }) => sessionText.split('.').at(-2))).size).toBe(2);
    expect(new Set(texts.map(({ sessionText }) => sessionText.split('.').at(-1))).size).toBe(2);
  });

  test('N7: the answer is the same whatever is wrong, and the audit knows what it was', async () => {
    const { access, operator } = await setUp();
    const bob = await addPerson(access, operator, 'bob');
    must(await disableUser(access, operator, 'bob'));
    const elsewhere = newOperator();
    const answers = [
      await tryLogIn(access, operator, 'ann', WRONG),
      await tryLogIn(access, operator, 'nobody'),
      await tryLogIn(access, operator, 'bob'),
      await tryLogIn(access, operator, "ann' OR 1=1--"),
      await tryLogIn(access, operator, 'an\0n'),
      await tryLogIn(access, operator, ''),
      await tryLogIn(access, operator, 'ann', { password: '' }),
      await tryLogIn(access, operator, 'ann', { password: PASSWORD.repeat(1000) }),
      await tryLogIn(access, elsewhere, 'ann'),
      await tryLogIn(access, { ...elsewhere, practiceId: "x'; DROP TABLE users" }, 'ann'),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(refusalOf(answers[0]!)).toEqual(NOT_LOGGED_IN);
    const rows = (await auditOf(opened(), operator)).filter(({ action }) => action === 'session.start');
    expect(rows.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual([
      'refused wrong-password',
      'refused unknown-user',
      'refused disabled',
      ...Array(3).fill('refused unknown-user'),
      ...Array(2).fill('refused wrong-password'),
    ]);
    expect(rows[2]).toMatchObject({ actor_id: bob.userId, role: 'biller', object_id: bob.userId });
    expect(rows[1]).toMatchObject({ actor_id: 'unknown-user', role: 'auditor', object_id: null });
    // A practice that does not exist is given no audit of its own: else anybody could fill the table.
    expect(await auditOf(opened(), elsewhere)).toEqual([]);
  });

  test('N7: the tenth failure locks for 15 minutes, also for the right password', async () => {
    const { access, operator } = await setUp();
    for (let failure = 1; failure <= 10; failure += 1) await tryLogIn(access, operator, 'ann', WRONG);
    expect(refusalOf(await tryLogIn(access, operator, 'ann'))).toEqual(NOT_LOGGED_IN);
    opened().clock.set(later(15 * MINUTE - 1));
    expect(refusalOf(await tryLogIn(access, operator, 'ann'))).toEqual(NOT_LOGGED_IN);
    const reasons = (await auditOf(opened(), operator)).map(({ reason, counts }) => ({ reason, counts }));
    expect(reasons.slice(-3)).toEqual([
      { reason: 'wrong-password', counts: { failedLogins: 10, locked: 1 } },
      { reason: 'locked', counts: {} },
      { reason: 'locked', counts: {} },
    ]);
    opened().clock.set(later(15 * MINUTE));
    must(await tryLogIn(access, operator, 'ann'));
  });

  test('N7: guesses at the same time are counted one after the other', async () => {
    const { access, operator } = await setUp();
    await countFailures(operator, 6);
    await Promise.all(Array.from({ length: 8 }, () => tryLogIn(access, operator, 'ann', WRONG)));
    const reasons = (await auditOf(opened(), operator)).map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason === 'wrong-password')).toHaveLength(4);
    expect(reasons.filter((reason) => reason === 'locked')).toHaveLength(4);
  });

  test('a good log-in sets the count back, and an operator opens what is locked', async () => {
    const { access, operator } = await setUp();
    await countFailures(operator, 9);
    must(await tryLogIn(access, operator, 'ann'));
    await tryLogIn(access, operator, 'ann', WRONG);
    must(await tryLogIn(access, operator, 'ann'));
    await countFailures(operator, 9);
    await tryLogIn(access, operator, 'ann', WRONG);
    expect(refusalOf(await tryLogIn(access, operator, 'ann'))).toEqual(NOT_LOGGED_IN);
    must(await enableUser(access, operator, 'ann'));
    must(await tryLogIn(access, operator, 'ann'));
  });

  test('N12: where nobody was added, nobody can log in', async () => {
    const access = openAccess(opened());
    const operator = newOperator();
    for (const name of ['admin', 'root', 'claimwright', 'demo']) {
      for (const password of [name, 'password']) {
        expect(refusalOf(await tryLogIn(access, operator, name, { password }))).toEqual(NOT_LOGGED_IN);
      }
    }
    expect(
      await opened().store.dataSource.query('SELECT 1 FROM users WHERE practice_id = $1', [
        operator.practiceId,
      ]),
    ).toEqual([]);
  });

  test('a withheld log-in answers as any other', async () => {
    const { access, operator } = await setUp();
    await opened().store.dataSource.query(
      `UPDATE users SET withheld_actions = '{session.start}' WHERE practice_id = $1`,
      [operator.practiceId],
    );
    expect(refusalOf(await tryLogIn(access, operator, 'ann'))).toEqual(NOT_LOGGED_IN);
  });

  describe('with a second factor', () => {
    const withFactor = async () => {
      const ground = await setUp();
      const secret = await enrol(ground.access, ground.operator, 'ann');
      opened().clock.set(later(5 * MINUTE));
      return { ...ground, secret };
    };

    test('the code makes the session whole; without it, it wants one', async () => {
      const { access, operator, secret } = await withFactor();
      const half = must(await tryLogIn(access, operator, 'ann'));
      const whole = must(await tryLogIn(access, operator, 'ann', { code: codeOf(access, secret) }));
      expect([half.secondFactor, whole.secondFactor]).toEqual(['wanted', 'done']);
      const read = [half, whole].map(({ sessionText }) =>
        readSession(access.credentials, access.clock, sessionText),
      );
      expect((await Promise.all(read)).map((session) => session?.secondFactor)).toEqual(['wanted', 'done']);
    });

    test('N11: a code is used once, and none before it', async () => {
      const { access, operator, secret } = await withFactor();
      const code = codeOf(access, secret);
      must(await tryLogIn(access, operator, 'ann', { code }));
      expect(refusalOf(await tryLogIn(access, operator, 'ann', { code }))).toEqual(NOT_LOGGED_IN);
      const before = codeOf(access, secret, -1);
      expect(refusalOf(await tryLogIn(access, operator, 'ann', { code: before }))).toEqual(NOT_LOGGED_IN);
      must(await tryLogIn(access, operator, 'ann', { code: codeOf(access, secret, 1) }));
    });

    test('N11: of many at once with the same code, one comes in', async () => {
      const { access, operator, secret } = await withFactor();
      const code = codeOf(access, secret);
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => tryLogIn(access, operator, 'ann', { code })),
      );
      expect(answers.filter((answer) => 'done' in answer)).toHaveLength(1);
    });

    test('wrong codes lock, though the right password comes in between without one', async () => {
      const { access, operator, secret } = await withFactor();
      await countFailures(operator, 8);
      const wrongCode = () => tryLogIn(access, operator, 'ann', { code: wrongCodeOf(access, secret) });
      expect(refusalOf(await wrongCode())).toEqual(NOT_LOGGED_IN);
      expect(must(await tryLogIn(access, operator, 'ann')).secondFactor).toBe('wanted');
      expect(refusalOf(await wrongCode())).toEqual(NOT_LOGGED_IN);
      const code = codeOf(access, secret);
      expect(refusalOf(await tryLogIn(access, operator, 'ann', { code }))).toEqual(NOT_LOGGED_IN);
    });

    test('a code does not stand in for the password', async () => {
      const { access, operator, secret } = await withFactor();
      const given = { ...WRONG, code: codeOf(access, secret) };
      expect(refusalOf(await tryLogIn(access, operator, 'ann', given))).toEqual(NOT_LOGGED_IN);
    });

    test('that was sealed for another user or under another key opens nothing', async () => {
      const { access, operator, secret } = await withFactor();
      await addPerson(access, operator, 'eve');
      await opened().store.dataSource.query(
        `UPDATE users SET second_factor = (SELECT second_factor FROM users WHERE practice_id = $1 AND name = 'ann')
         WHERE practice_id = $1 AND name = 'eve'`,
        [operator.practiceId],
      );
      expect(refusalOf(await tryLogIn(access, operator, 'eve', { code: codeOf(access, secret) }))).toEqual(
        NOT_LOGGED_IN,
      );
      expect((await auditOf(opened(), operator)).at(-1)).toMatchObject({
        reason: 'unreadable-second-factor',
      });
    });
  });
});
