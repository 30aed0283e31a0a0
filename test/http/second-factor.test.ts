import { Secret, TOTP } from 'otpauth';
import { cookieOf, openTestServer, type Person, type TestServer } from '../support/open-test-server.js';

let service: TestServer;
let person: Person;

beforeAll(async () => {
  service = await openTestServer({ requireSecondFactor: true });
  person = await service.person('billing-manager');
}, 120_000);

afterAll(async () => {
  await service.close();
});

const codeFor = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: service.clock.now().getTime() });

test('N6: where a second factor is required nothing goes without, and the attempt leaves its row', async () => {
  const answer = await service.call('GET', '/api/v1/claims', { person });
  expect([answer.status, answer.body.code]).toEqual([403, 'mfa_required']);
  const [row] = await service.store.dataSource.query<{ action: string; outcome: string }[]>(
    'SELECT action, outcome FROM audit_rows ORDER BY sequence DESC LIMIT 1',
  );
  expect(row).toEqual({ action: 'claim.read', outcome: 'refused' });
});

test('a machine has its token, and needs none', async () => {
  const token = await service.token('biller');
  expect((await service.call('GET', '/api/v1/claims', { token })).status).toBe(200);
});

test('whoever has none can set one, and works with it from then on', async () => {
  const session = '/api/v1/sessions/current';
  expect((await service.call('GET', session, { person })).body.secondFactor).toBe('not-enrolled');
  const offer = (await service.call('POST', `${session}/second-factor`, { person })).body;
  expect(offer.uri).toMatch(/^otpauth:\/\/totp\//);
  const confirm = (code: string) =>
    service.call('POST', `${session}/second-factor/confirmation`, {
      person,
      body: { enrolment: offer.enrolment, code },
    });
  const code = codeFor(offer.secret);
  expect((await confirm(code === '000000' ? '111111' : '000000')).status).toBe(422);
  const confirmed = await confirm(code);
  expect(confirmed.status).toBe(204);
  const cookie = cookieOf(confirmed);
  expect((await service.call('GET', '/api/v1/claims', { person: { ...person, cookie } })).status).toBe(200);
  // The session from before is over.
  expect((await service.call('GET', session, { person })).status).toBe(401);
});

test('N11: at the next log-in a code is wanted, and the one that was used is not taken again', async () => {
  const { name, password } = person;
  const logIn = (code?: string) =>
    service.call('POST', '/api/v1/sessions', { body: { name, password, code } });
  const half = await logIn();
  expect([half.status, half.body.secondFactor]).toEqual([201, 'wanted']);
  const claims = await service.call('GET', '/api/v1/claims', {
    person: { cookie: cookieOf(half), csrfToken: half.body.csrfToken },
  });
  expect([claims.status, claims.body.code]).toEqual([403, 'mfa_required']);
  expect((await logIn('12345')).status).toBe(400);
});
