import { beginSecondFactor, confirmSecondFactor } from '../../../src/app/access/enrol-second-factor.js';
import { isWorkingSession, readSession } from '../../../src/app/access/session.js';
import { describeOnServer } from '../../support/describe-on-databases.js';
import {
  addPerson,
  codeOf,
  enrol,
  must,
  newOperator,
  openAccess,
  refusalOf,
  tryLogIn,
  wrongCodeOf,
} from '../../support/test-access.js';

const START = '2026-03-02T15:00:00.000Z';

describeOnServer('enrolling a second factor', (opened) => {
  const setUp = async () => {
    opened().clock.set(START);
    const access = openAccess(opened());
    const operator = newOperator();
    await addPerson(access, operator, 'ann');
    const { sessionText } = must(await tryLogIn(access, operator, 'ann'));
    const read = (text = sessionText) => readSession(access.credentials, access.clock, text);
    return { access, operator, read, actor: (await read())!.actor };
  };

  test('by oneself: nothing is kept until a code confirms it, and then the session is a new, whole one', async () => {
    const { access, operator, read, actor } = await setUp();
    const begun = must(await beginSecondFactor(access, actor));
    expect(begun.uri).toContain(`secret=${begun.secret}`);
    expect(begun.enrolment).not.toContain(begun.secret);
    expect((await read())?.secondFactor).toBe('not-enrolled');
    const code = codeOf(access, begun.secret);
    const { sessionText } = must(
      await confirmSecondFactor(access, actor, { enrolment: begun.enrolment, code }),
    );
    expect(await read()).toBeUndefined();
    expect((await read(sessionText))?.secondFactor).toBe('done');
    const rows = await opened().store.dataSource.query('SELECT * FROM users');
    expect(JSON.stringify(rows)).not.toContain(begun.secret);
    // The code that confirmed it is used.
    expect('refused' in (await tryLogIn(access, operator, 'ann', { code }))).toBe(true);
    must(await tryLogIn(access, operator, 'ann', { code: codeOf(access, begun.secret, 1) }));
  });

  test('is refused with a wrong code, too late, and for somebody else', async () => {
    const { access, operator, actor } = await setUp();
    const { enrolment, secret } = must(await beginSecondFactor(access, actor));
    const code = codeOf(access, secret);
    const confirm = async (given: { enrolment: string; code: string }, name?: string) =>
      refusalOf(await confirmSecondFactor(access, name === undefined ? actor : operator, given, name));
    expect(await confirm({ enrolment, code: wrongCodeOf(access, secret) })).toEqual([
      'invalid',
      'access.wrong-code',
    ]);
    expect(await confirm({ enrolment: secret, code })).toEqual(['invalid', 'access.enrolment-expired']);
    await addPerson(access, operator, 'eve');
    expect(await confirm({ enrolment, code }, 'eve')).toEqual(['invalid', 'access.enrolment-expired']);
    opened().clock.set('2026-03-02T15:10:00.000Z');
    expect(await confirm({ enrolment, code: codeOf(access, secret) })).toEqual([
      'invalid',
      'access.enrolment-expired',
    ]);
  });

  test('a password alone puts no other in the place of one that stands; the operator does', async () => {
    const { access, operator, read, actor } = await setUp();
    const before = must(await beginSecondFactor(access, actor));
    const first = await enrol(access, operator, 'ann');
    opened().clock.set('2026-03-02T15:05:00.000Z');
    const half = must(await tryLogIn(access, operator, 'ann'));
    const { actor: thief } = (await read(half.sessionText))!;
    const set = ['conflict', 'access.second-factor-set'];
    expect(refusalOf(await beginSecondFactor(access, thief))).toEqual(set);
    const given = { enrolment: before.enrolment, code: codeOf(access, before.secret) };
    expect(refusalOf(await confirmSecondFactor(access, thief, given))).toEqual(set);
    const second = await enrol(access, operator, 'ann');
    opened().clock.set('2026-03-02T15:10:00.000Z');
    expect('refused' in (await tryLogIn(access, operator, 'ann', { code: codeOf(access, first) }))).toBe(
      true,
    );
    must(await tryLogIn(access, operator, 'ann', { code: codeOf(access, second) }));
  });

  test('of others is for who manages users, and of machines for nobody', async () => {
    const { access, operator, actor } = await setUp();
    expect(refusalOf(await beginSecondFactor(access, actor, 'ann'))).toEqual(['forbidden']);
    expect(refusalOf(await beginSecondFactor(access, operator, 'zoe'))).toEqual([
      'unknown',
      'access.unknown-user',
    ]);
    expect(refusalOf(await beginSecondFactor(access, operator))).toEqual(['unknown', 'access.unknown-user']);
    const machine = { ...actor, actorId: operator.practiceId, role: 'edi-integration' as const };
    expect(refusalOf(await beginSecondFactor(access, machine))).toEqual(['forbidden']);
  });
});

test.each([
  ['done', true, true],
  ['done', false, true],
  ['wanted', true, false],
  ['wanted', false, false],
  ['not-enrolled', true, false],
  ['not-enrolled', false, true],
] as const)(
  'N6: a session whose factor is %s, where it is required: %s, works: %s',
  (secondFactor, requireSecondFactor, works) => {
    expect(isWorkingSession({ secondFactor }, { requireSecondFactor })).toBe(works);
  },
);
