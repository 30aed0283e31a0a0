import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { registerClient, revokeClient } from '../../../src/app/access/clients.js';
import {
  compact,
  EC,
  PUBLIC_KEYS,
  RSA,
  type Signing,
  signAssertion,
} from '../../app/access/signed-assertion.js';
import { type Answer, OPERATOR, openTestServer, type TestServer } from '../../support/open-test-server.js';
import { must } from '../../support/test-access.js';
import { expectProblem } from './attack.js';

let service: TestServer;
let clientId: string;

beforeAll(async () => {
  service = await openTestServer();
  clientId = await newClient();
});

afterAll(async () => {
  await service?.close();
});

const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherJwk = { ...other.publicKey.export({ format: 'jwk' }), kid: 'rsa-1' };

async function newClient(): Promise<string> {
  const given = { name: `ehr-${randomUUID()}`, role: 'edi-integration', keySet: PUBLIC_KEYS } as const;
  return must(await registerClient(service.services, OPERATOR, given)).clientId;
}

const audience = () => `${service.url}/oauth/token`;

const seconds = () => service.clock.now().getTime() / 1000;

const sign = (signing?: Signing, id = clientId) =>
  signAssertion(id, audience(), service.clock.now(), signing);

function post(assertion: string, more: Record<string, string> = {}): Promise<Answer> {
  const fields = {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    ...more,
  };
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return service.call('POST', '/oauth/token', { body: new URLSearchParams(fields).toString(), headers });
}

/** RFC 6749 5.2: the word of the error and nothing else; no token was made. */
async function expectRefused(answer: Answer, status: 400 | 401, error: string): Promise<void> {
  expect([answer.status, answer.body]).toEqual([status, { error }]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
}

async function tokenCount(): Promise<number> {
  const [{ count }] = await service.store.dataSource.query(
    'SELECT count(*)::integer AS count FROM api_tokens',
  );
  return count;
}

async function makingNoToken(attack: () => Promise<void>): Promise<void> {
  const before = await tokenCount();
  await attack();
  expect(await tokenCount()).toBe(before);
}

test('an assertion that is right gets a token of five minutes, which is let in', async () => {
  for (const signing of [{}, { header: { alg: 'ES384', kid: 'ec-1' }, key: EC.privateKey }]) {
    const answer = await post(await sign(signing));
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^cwt\./),
        token_type: 'bearer',
        expires_in: 300,
        scope: expect.anything(),
      },
    ]);
    expect((await service.call('GET', '/api/v1/files', { token: answer.body.access_token })).status).toBe(
      200,
    );
  }
});

const ahead = (by: number) => () => ({ claims: { exp: seconds() + by } });

const REFUSED: readonly (readonly [what: string, signing: () => Signing])[] = [
  ['N1: another key', () => ({ key: other.privateKey })],
  ['N1: RS256', () => ({ header: { alg: 'RS256' } })],
  ['N1: PS384', () => ({ header: { alg: 'PS384' } })],
  ['N2: another aud', () => ({ claims: { aud: 'https://other.example/oauth/token' } })],
  ['N2: aud without the path', () => ({ claims: { aud: service.url } })],
  ['N2: no aud', () => ({ claims: { aud: undefined } })],
  ['N2: another sub', () => ({ claims: { sub: 'main.other' } })],
  ['N2: another iss', () => ({ claims: { iss: 'main.01997b1e-5f00-7cc3-98c4-dc0c0c07398f' } })],
  ['N2: iss with SQL', () => ({ claims: { iss: "main.' OR 1=1 --" } })],
  ['N2: iss of another practice', () => ({ claims: { iss: clientId.replace('main.', 'other.') } })],
  ['N3: no exp', () => ({ claims: { exp: undefined } })],
  ['N3: exp in ten years', ahead(315_360_000)],
  ['N3: exp beyond all numbers', ahead(1e300)],
  ['N3: exp over', ahead(-1)],
  ['N3: nbf ahead', () => ({ claims: { nbf: seconds() + 60 } })],
  ['N3: iat ahead', () => ({ claims: { iat: seconds() + 60 } })],
  ['N4: kid with a path', () => ({ header: { kid: '../../../../dev/null' } })],
  ['N4: kid with SQL', () => ({ header: { kid: "x' UNION SELECT 'key' --" } })],
  ['N4: kid of Object', () => ({ header: { kid: '__proto__' } })],
  ['N4: no kid', () => ({ header: { kid: undefined } })],
  ['N4: a key of its own', () => ({ header: { jwk: otherJwk, kid: 'rsa-1' }, key: other.privateKey })],
  ['N9: exp in 301 s', ahead(301)],
  ['N9: no jti', () => ({ claims: { jti: undefined } })],
  ['N9: jti with NUL', () => ({ claims: { jti: 'a\0b' } })],
];

test.each(REFUSED)('%s is 401 invalid_client', async (_, signing) => {
  await makingNoToken(async () => {
    const answer = await post(await sign({ key: RSA.privateKey, ...signing() }));
    await expectRefused(answer, 401, 'invalid_client');
  });
});

test.each(['none', 'None', 'NONE', 'HS256', 'HS384', 'HS512'])(
  'N1, N9: alg %s is 401, also with the public key as its secret',
  async (alg) => {
    const payload = { iss: clientId, sub: clientId, aud: audience(), jti: randomUUID(), exp: seconds() + 60 };
    const unsigned = compact({ alg, kid: 'rsa-1' }, payload).slice(0, -1);
    const secrets = [
      RSA.publicKey.export({ type: 'spki', format: 'pem' }),
      RSA.publicKey.export({ type: 'spki', format: 'der' }),
      JSON.stringify(PUBLIC_KEYS.keys[0]),
    ];
    const macs = alg.startsWith('HS')
      ? secrets.map((key) => createHmac(alg.replace('HS', 'sha'), key).update(unsigned).digest('base64url'))
      : ['', 'AAAA'];
    for (const mac of macs) await expectRefused(await post(`${unsigned}.${mac}`), 401, 'invalid_client');
  },
);

test('N4: addresses of keys are never asked', async () => {
  let asked = 0;
  const keys = createServer((_, response) => {
    asked += 1;
    response.end(JSON.stringify({ keys: [otherJwk] }));
  });
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/keys`;
  for (const name of ['jku', 'x5u']) {
    const answer = await post(await sign({ header: { [name]: url }, key: other.privateKey }));
    await expectRefused(answer, 401, 'invalid_client');
  }
  expect(asked).toBe(0);
  await new Promise((resolve) => keys.close(resolve));
});

test('N9: an assertion is good once, also of twenty at the same time', async () => {
  const assertion = await sign();
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(assertion)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const answer of answers.filter(({ status }) => status !== 200)) {
    await expectRefused(answer, 401, 'invalid_client');
  }
  await expectRefused(await post(assertion), 401, 'invalid_client');
});

test.each(['user.manage', 'claim.read', 'file.list claim.read', 'system/*.read', '*', '__proto__'])(
  'N9: scope %s is 400 invalid_scope',
  async (scope) => {
    await makingNoToken(async () => expectRefused(await post(await sign(), { scope }), 400, 'invalid_scope'));
  },
);

test('another grant is 400, and fields that are none or stand twice are too', async () => {
  const grant_type = 'password';
  await expectRefused(await post(await sign(), { grant_type }), 400, 'unsupported_grant_type');
  expectProblem(await post(await sign(), { QZFIELD: 'QZVALUE' }), 400, 'bad-request', ['QZ']);
  const body = 'grant_type=client_credentials&grant_type=password';
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expectProblem(await service.call('POST', '/oauth/token', { body, headers }), 400, 'bad-request');
});

test('N5: the tokens of a client that is revoked are refused at the next request, and no more are made', async () => {
  const id = await newClient();
  const { body } = await post(await sign({}, id));
  const token: string = body.access_token;
  expect((await service.call('GET', '/api/v1/files', { token })).status).toBe(200);
  must(await revokeClient(service.services, OPERATOR, id));
  expectProblem(await service.call('GET', '/api/v1/files', { token }), 401, 'unauthenticated', [token]);
  await expectRefused(await post(await sign({}, id)), 401, 'invalid_client');
});

test('N1: a JWT is no token of ours, whoever signed it', async () => {
  for (const token of [
    await sign(),
    compact({ alg: 'none' }, { sub: clientId, role: 'billing-manager' }),
    compact({ alg: 'HS256' }, { sub: clientId, exp: seconds() + 60 }, 'AAAA'),
  ]) {
    expectProblem(await service.call('GET', '/api/v1/files', { token }), 401, 'unauthenticated', [token]);
  }
});
