import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkAssertion, findIssuer } from '../../../src/app/access/client-assertion.js';
import { readKeySet } from '../../../src/app/access/client-keys.js';
import { compact, EC, PUBLIC_KEYS, RSA, type Signing, signAssertion } from './signed-assertion.js';

const CLIENT = 'main.019c1234-0000-7000-8000-000000000000';
const AUDIENCE = 'https://claims.example/oauth/token';
const NOW = new Date('2026-03-02T15:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const EXPECTED = { clientId: CLIENT, audience: AUDIENCE, now: NOW };

const read = readKeySet(PUBLIC_KEYS);
if ('refused' in read) throw new Error('The keys of the test are refused');
const KEYS = read.done;

const check = (assertion: string) => checkAssertion(assertion, KEYS, EXPECTED);
const sign = (signing: Signing = {}) => signAssertion(CLIENT, AUDIENCE, NOW, signing);

const byEc = { header: { alg: 'ES384', kid: 'ec-1' }, key: EC.privateKey };

test.each<[string, Signing]>([
  ['RS384', {}],
  ['ES384', byEc],
  ['one of several audiences', { claims: { aud: ['https://other.example', AUDIENCE] } }],
  ['no iat', { claims: { iat: undefined } }],
  ['its last second', { claims: { exp: SECONDS + 1 } }],
])('%s is good', async (_, signing) => {
  const checked = await check(await sign({ ...signing, claims: { jti: 'j-1', ...signing.claims } }));
  const exp = (signing.claims?.exp as number | undefined) ?? SECONDS + 300;
  expect(checked).toEqual({ jti: 'j-1', expiresAt: new Date(exp * 1000) });
});

const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherJwk = { ...other.publicKey.export({ format: 'jwk' }), kid: 'rsa-1' };

describe('N1 to N4 and N9: refused', () => {
  test.each<[string, Signing, string]>([
    ['signed by another key', { key: other.privateKey }, 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
    ['RS256', { header: { alg: 'RS256' } }, 'unknown-key'],
    ['PS384', { header: { alg: 'PS384' } }, 'unknown-key'],
    ['RS512', { header: { alg: 'RS512' } }, 'unknown-key'],
    ['the algorithm of the other key', { ...byEc, header: { alg: 'ES384' } }, 'unknown-key'],
    ['no kid', { header: { kid: undefined } }, 'unknown-key'],
    ['kid with a path', { header: { kid: '../../../../dev/null' } }, 'unknown-key'],
    ['kid with SQL', { header: { kid: "rsa-1' OR '1'='1" } }, 'unknown-key'],
    ['kid of Object', { header: { kid: 'constructor' } }, 'unknown-key'],
    ['iss', { claims: { iss: 'main.other' } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['sub', { claims: { sub: 'main.other' } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['no sub', { claims: { sub: undefined } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['aud', { claims: { aud: 'https://other.example/token' } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['aud with more', { claims: { aud: `${AUDIENCE}/` } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['no aud', { claims: { aud: undefined } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['no exp', { claims: { exp: undefined } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['exp as a text', { claims: { exp: `${SECONDS + 60}` } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['exp over', { claims: { exp: SECONDS } }, 'ERR_JWT_EXPIRED'],
    ['exp in 301 s', { claims: { exp: SECONDS + 301 } }, 'expires-too-late'],
    ['exp in 10 years', { claims: { exp: SECONDS + 315_360_000 } }, 'expires-too-late'],
    ['nbf ahead', { claims: { nbf: SECONDS + 1 } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['iat ahead', { claims: { iat: SECONDS + 1 } }, 'issued-in-the-future'],
    ['no jti', { claims: { jti: undefined } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['jti as a number', { claims: { jti: 7 } }, 'unusable-jti'],
    ['jti with NUL', { claims: { jti: 'a\0b' } }, 'unusable-jti'],
    ['a long jti', { claims: { jti: 'j'.repeat(257) } }, 'unusable-jti'],
  ])('%s', async (_, signing, reason) => {
    const key = signing.header?.alg === 'ES384' ? EC.privateKey : RSA.privateKey;
    expect(await check(await sign({ key, ...signing }))).toEqual({ reason });
  });

  const payload = {
    ...{ iss: CLIENT, sub: CLIENT, aud: AUDIENCE, jti: 'j', exp: SECONDS + 60 },
  };

  test.each(['none', 'None', 'NONE', '', null])('alg %s', async (alg) => {
    expect(await check(compact({ alg, kid: 'rsa-1' }, payload))).toEqual({ reason: 'unknown-key' });
  });

  test.each(['HS256', 'HS384'])('%s with the public key as its secret', async (alg) => {
    const pem = RSA.publicKey.export({ type: 'spki', format: 'pem' });
    const unsigned = compact({ alg, kid: 'rsa-1' }, payload).slice(0, -1);
    const mac = createHmac(alg.replace('HS', 'sha'), pem).update(unsigned).digest('base64url');
    expect(await check(`${unsigned}.${mac}`)).toEqual({ reason: 'unknown-key' });
  });

  test('an unknown critical header', async () => {
    const unsigned = compact({ alg: 'RS384', kid: 'rsa-1', crit: ['x'], x: 1 }, payload).slice(0, -1);
    const signature = createSign('SHA384').update(unsigned).sign(RSA.privateKey, 'base64url');
    expect(await check(`${unsigned}.${signature}`)).toEqual({ reason: 'ERR_JOSE_NOT_SUPPORTED' });
  });

  test('keys that come along, or are said to lie elsewhere, are not looked at', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end(JSON.stringify({ keys: [otherJwk] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
    const found: unknown[] = [];
    for (const header of [{ jwk: otherJwk }, { jku: url }, { x5u: url }]) {
      found.push(await check(await sign({ header, key: other.privateKey })));
      // And does no harm beside a signature that is right.
      found.push(await check(await sign({ header, claims: { jti: 'j' } })));
    }
    await new Promise((resolve) => server.close(resolve));
    const pair = [{ reason: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' }, expect.objectContaining({ jti: 'j' })];
    expect(found).toEqual([...pair, ...pair, ...pair]);
    expect(asked).toBe(0);
  });

  test('any change to a signed assertion', async () => {
    const signed = await sign();
    const [header, body, signature] = signed.split('.') as [string, string, string];
    const later = Buffer.from(body, 'base64url')
      .toString()
      .replace(`${SECONDS + 300}`, `${SECONDS + 299}`);
    const changed = [header, Buffer.from(later).toString('base64url'), signature].join('.');
    for (const text of [
      changed,
      `${header}.${body}.`,
      `${header}.${body}`,
      `${signed}.${signature}`,
      '',
      'x.y.z',
    ]) {
      expect(await check(text)).toHaveProperty('reason');
    }
  });
});

test('the issuer is read from what looks like a JWT, and from nothing else', async () => {
  expect(findIssuer(await sign())).toBe(CLIENT);
  expect(findIssuer(compact({}, { iss: 7 }))).toBeUndefined();
  expect(findIssuer(compact({}, { iss: [CLIENT] }))).toBeUndefined();
  expect(findIssuer(compact({}, { iss: CLIENT, filler: 'x'.repeat(8192) }))).toBeUndefined();
  for (const text of ['', 'a.b.c', 'null', '{}', compact({}, null)]) expect(findIssuer(text)).toBeUndefined();
});
