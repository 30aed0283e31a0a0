import { issueToken, revokeToken } from '../../../src/app/access/tokens.js';
import {
  addUser,
  disableUser,
  setPassword,
  setUserRole,
  withholdActions,
} from '../../../src/app/access/users.js';
import {
  type Answer,
  cookieOf,
  OPERATOR,
  openTestServer,
  type TestServer,
} from '../../support/open-test-server.js';
import { processorTime } from '../../support/processor-time.js';
import { must } from '../../support/test-access.js';
import { expectProblem } from './attack.js';

const NO_LIMITS = { requestsPerSecond: 1e6, logInsPerMinuteAndAddress: 1e6, logInsPerMinuteAndAccount: 1e6 };
const START = '2026-03-02T15:00:00.000Z';

let service: TestServer;

beforeAll(async () => {
  service = await openTestServer({ rateLimits: NO_LIMITS });
});

beforeEach(() => service.clock.set(START));

afterAll(async () => {
  await service?.close();
});

const atMinute = (minutes: number) =>
  service.clock.set(new Date(Date.parse(START) + minutes * 60_000).toISOString());

const logIn = (name: string, password: string, more: object = {}, headers: Record<string, string> = {}) =>
  service.call('POST', '/api/v1/sessions', { body: { name, password, ...more }, headers });

const askAs = (person: { cookie: string; csrfToken: string }) =>
  service.call('GET', '/api/v1/claims', { person });

/** What may differ from one refusal to the next is the request's id alone. */
const withoutId = ({ status, body, headers }: Answer) => ({
  status,
  body: { ...body, requestId: '' },
  headers: [...headers.keys()].filter((name) => !['date', 'content-length'].includes(name)).sort(),
});

describe('N12: at first', () => {
  test('nobody can log in, whatever is usual elsewhere', async () => {
    const fresh = await openTestServer({ rateLimits: NO_LIMITS });
    const [{ count }] = await fresh.store.dataSource.query('SELECT count(*)::integer AS count FROM users');
    expect(count).toBe(0);
    const names = ['admin', 'administrator', 'root', 'claimwright', 'user', 'test', 'operator', 'system'];
    for (const name of names) {
      for (const password of [name, 'password', 'claimwright', 'changeme']) {
        const body = { name, password };
        const answer = await fresh.call('POST', '/api/v1/sessions', { body });
        expect([name, answer.status, answer.headers.get('set-cookie')]).toEqual([name, 401, null]);
      }
    }
    for (const token of [
      'cwt.main.00000000-0000-0000-0000-000000000000.',
      'admin',
      'null',
      'undefined',
      '',
    ]) {
      expect((await fresh.call('GET', '/api/v1/claims', { token })).status).toBe(401);
    }
    // With somebody there the same request comes in, so that the refusals mean something.
    const password = 'slow-heron-brings-9-lanterns';
    must(await addUser(fresh.services, OPERATOR, { name: 'admin', role: 'admin', password }));
    const { status } = await fresh.call('POST', '/api/v1/sessions', { body: { name: 'admin', password } });
    expect(status).toBe(201);
    await fresh.close();
  });
});

describe('N7: guessing', () => {
  test('ten failures lock for 15 minutes, and every refusal is the same', async () => {
    const { name, password } = await service.person('biller');
    const disabled = await service.person('biller');
    must(await disableUser(service.services, OPERATOR, disabled.name));
    const refusals: Answer[] = [];
    for (let tries = 0; tries < 10; tries += 1) refusals.push(await logIn(name, `wrong ${tries}`));
    // Locked: the right password is told no more than a wrong one.
    refusals.push(await logIn(name, password), await logIn(name, 'wrong'));
    refusals.push(await logIn('nobody', password), await logIn(disabled.name, disabled.password));
    refusals.push(await logIn(name, password, { practiceId: 'elsewhere' }), await logIn('no name', 'x'));
    refusals.push(await logIn(name, password, { code: '123456' }));
    for (const refusal of refusals) expectProblem(refusal, 401, 'unauthenticated', [name, password]);
    expect(new Set(refusals.map((refusal) => JSON.stringify(withoutId(refusal)))).size).toBe(1);
    atMinute(14.99);
    expect((await logIn(name, password)).status).toBe(401);
    atMinute(15);
    expect((await logIn(name, password)).status).toBe(201);
  });

  test('nine failures lock nothing, and one good log-in sets the count back', async () => {
    const { name, password } = await service.person('biller');
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < 9; tries += 1) expect((await logIn(name, 'wrong')).status).toBe(401);
      expect((await logIn(name, password)).status).toBe(201);
    }
  });

  test('an unknown name, a wrong password and a locked account take as long as each other', async () => {
    const costly = await openTestServer({ rateLimits: NO_LIMITS, hasFullPasswordCost: true });
    const known = await costly.person('biller');
    const locked = await costly.person('biller');
    await costly.store.dataSource.query('UPDATE users SET locked_until = $1 WHERE name = $2', [
      '2030-01-01',
      locked.name,
    ]);
    const password = 'wrong';
    const kinds = {
      wrong: { name: known.name, password },
      unknown: { name: 'nobody', password },
      locked: { name: locked.name, password },
      // Refused before any password is looked at: it shows how short that would be.
      malformed: { name: known.name },
    };
    const wanted = { wrong: 401, unknown: 401, locked: 401, malformed: 400 };
    type Kind = keyof typeof kinds;
    const [onWall, worked] = [0, 1].map(
      () => ({ wrong: [], unknown: [], locked: [], malformed: [] }) as Record<Kind, number[]>,
    ) as [Record<Kind, number[]>, Record<Kind, number[]>];
    // Fewer than ten, so that the known one stays open; in turns, so that what else goes on falls on all.
    for (let round = 0; round < 7; round += 1) {
      for (const kind of Object.keys(kinds) as Kind[]) {
        const started = performance.now();
        const time = await processorTime(async () => {
          const { status } = await costly.call('POST', '/api/v1/sessions', { body: kinds[kind] });
          expect([kind, status]).toEqual([kind, wanted[kind]]);
        });
        onWall[kind].push(performance.now() - started);
        worked[kind].push(time);
      }
    }
    const told = Object.entries(onWall).map(([kind, times]) => `${kind} ${medianOf(times).toFixed(1)} ms`);
    process.stdout.write(`N7: medians of log-ins: ${told.join(', ')}\n`);
    // Within a tenth on a quiet machine; a hash that is left out would make it a tenth of it.
    const middle = medianOf(worked.wrong);
    for (const kind of ['unknown', 'locked'] as const) {
      const ratio = medianOf(worked[kind]) / middle;
      expect({ kind, ratio, isClose: ratio > 0.75 && ratio < 1.33 }).toMatchObject({ kind, isClose: true });
    }
    expect(medianOf(worked.malformed) / middle).toBeLessThan(0.5);
    await costly.close();
  });
});

describe('N8: sessions', () => {
  test('the cookie can be read by no script, sent over no plain line, and by no other site', async () => {
    const { name, password } = await service.person('biller');
    const answer = await logIn(name, password);
    const [value, ...flags] = answer.headers.get('set-cookie')!.split('; ');
    expect(value).toMatch(/^claimwright_session=main\.[0-9a-f-]{36}\.[\w-]{43}$/);
    expect([...flags].sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
    expect(answer.text).not.toContain(value!.split('.').at(-1)!);
  });

  test('15 minutes unused end it, and each use gives 15 more', async () => {
    const person = await service.person('biller');
    for (const minutes of [14, 28, 42]) {
      atMinute(minutes);
      expect((await askAs(person)).status).toBe(200);
    }
    atMinute(42 + 15);
    expectProblem(await askAs(person), 401, 'unauthenticated');
    atMinute(42);
    // A clock that is set back is not what decides it: it was not used meanwhile.
    expect((await askAs(person)).status).toBe(200);
  });

  test('12 hours end it, however it is used', async () => {
    const person = await service.person('biller');
    for (let minutes = 14; minutes < 720; minutes += 14) {
      atMinute(minutes);
      expect([minutes, (await askAs(person)).status]).toEqual([minutes, 200]);
    }
    atMinute(720);
    expectProblem(await askAs(person), 401, 'unauthenticated');
  });

  test('each log-in has an id of its own, and one that was brought along is not taken', async () => {
    const { name, password, cookie } = await service.person('biller');
    const chosen = `claimwright_session=main.01997b1e-5f00-7cc3-98c4-dc0c0c07398f.${'A'.repeat(43)}`;
    const first = await logIn(name, password, {}, { cookie: chosen });
    const second = await logIn(name, password, {}, { cookie: cookieOf(first) });
    const ids = [cookie, chosen, cookieOf(first), cookieOf(second)].map((text) => text.split('.').slice(1));
    expect(new Set(ids.map(([id]) => id)).size).toBe(4);
    expect(new Set(ids.map(([, secret]) => secret)).size).toBe(4);
    expectProblem(await askAs({ cookie: chosen, csrfToken: '' }), 401, 'unauthenticated');
  });

  test.each([
    ['a character of the secret', (text: string) => `${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`],
    ['the practice', (text: string) => text.replace('=main.', '=other.')],
    ['the id', (text: string) => text.replace(/[0-9a-f]{12}\./, '000000000000.')],
    ['no secret', (text: string) => text.split('.').slice(0, 2).join('.')],
    ['SQL', () => "claimwright_session=' OR 1=1 --"],
    ['two of them', (text: string) => `${text}; claimwright_session=x`],
    ['a thousand of it', (text: string) => text + 'A'.repeat(1_000)],
  ])('a cookie with another %s is nobody’s', async (_, bend) => {
    const person = await service.person('biller');
    expectProblem(await askAs({ ...person, cookie: bend(person.cookie) }), 401, 'unauthenticated');
    expect((await askAs(person)).status).toBe(200);
  });
});

describe('N5: at the very next request', () => {
  test('a session that was left is refused', async () => {
    const person = await service.person('biller');
    const answer = await service.call('DELETE', '/api/v1/sessions/current', { person });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringMatching(/^claimwright_session=; Max-Age=0; Expires=Thu, 01 Jan 1970/),
    ]);
    expectProblem(await askAs(person), 401, 'unauthenticated');
  });

  test('whoever is disabled, has another password or another role is out', async () => {
    const changes = [
      (name: string) => disableUser(service.services, OPERATOR, name),
      (name: string) => setPassword(service.services, OPERATOR, { name }),
      (name: string) => setUserRole(service.services, OPERATOR, { name, role: 'admin' }),
    ];
    for (const change of changes) {
      const person = await service.person('biller');
      expect((await askAs(person)).status).toBe(200);
      must<unknown>(await change(person.name));
      expectProblem(await askAs(person), 401, 'unauthenticated');
    }
  });

  test('an action that is withheld is 403', async () => {
    const person = await service.person('biller');
    expect((await askAs(person)).status).toBe(200);
    const { name } = person;
    must(await withholdActions(service.services, OPERATOR, { name, actions: ['claim.read'] }));
    expectProblem(await askAs(person), 403, 'forbidden');
  });

  test('a token that is revoked or over is 401', async () => {
    const expiresAt = new Date(Date.parse(START) + 60 * 60_000);
    const given = { name: 'm', role: 'edi-integration', expiresAt } as const;
    const [first, second] = [
      must(await issueToken(service.services, OPERATOR, given)),
      must(await issueToken(service.services, OPERATOR, given)),
    ];
    const ask = (token: string) => service.call('GET', '/api/v1/files', { token });
    expect([(await ask(first.text)).status, (await ask(second.text)).status]).toEqual([200, 200]);
    must(await revokeToken(service.services, OPERATOR, first.tokenId));
    expectProblem(await ask(first.text), 401, 'unauthenticated', [first.text]);
    atMinute(59.99);
    expect((await ask(second.text)).status).toBe(200);
    atMinute(60);
    expectProblem(await ask(second.text), 401, 'unauthenticated', [second.text]);
  });
});

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
