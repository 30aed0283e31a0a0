import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { renderIssue } from '../../../schemas/issue.js';
import { readKeySet } from '../../../src/app/access/client-keys.js';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');

const publicOf = ({ publicKey }: typeof rsa, kid = 'k1'): JsonWebKey & { kid: string } => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
});

test('public keys of both kinds are kept, without what else was in them', () => {
  const extras = { alg: 'RS384', use: 'sig', x5u: 'https://evil.example/', key_ops: ['verify'] };
  const keys = [{ ...publicOf(rsa), ...extras }, publicOf(p384, 'k2')];
  expect(readKeySet({ keys, more: 1 })).toEqual({ done: { keys: [publicOf(rsa), publicOf(p384, 'k2')] } });
});

const { d, p, q, dp, dq, qi } = rsa.privateKey.export({ format: 'jwk' });

test.each<[string, unknown, string]>([
  ['no set', undefined, 'access.key-set'],
  ['a text', 'keys', 'access.key-set'],
  ['a list', [publicOf(rsa)], 'access.key-set'],
  ['no keys', { keys: [] }, 'access.key-set'],
  ['eleven keys', { keys: Array.from({ length: 11 }, (_, i) => publicOf(p384, `k${i}`)) }, 'access.key-set'],
  ['null as a key', { keys: [null] }, 'access.key-kind'],
  ['a key without kid', { keys: [{ ...publicOf(rsa), kid: undefined }] }, 'access.key-id'],
  ['an empty kid', { keys: [publicOf(rsa, '')] }, 'access.key-id'],
  ['a kid that is a number', { keys: [{ ...publicOf(rsa), kid: 1 }] }, 'access.key-id'],
  ['a long kid', { keys: [publicOf(rsa, 'k'.repeat(129))] }, 'access.key-id'],
  ['RSA of 1024 bits', { keys: [publicOf(weak)] }, 'access.key-size'],
  ['P-256', { keys: [publicOf(p256)] }, 'access.key-kind'],
  ['Ed25519', { keys: [publicOf(ed)] }, 'access.key-kind'],
  ['RS256', { keys: [{ ...publicOf(rsa), alg: 'RS256' }] }, 'access.key-kind'],
  ['a key for encryption', { keys: [{ ...publicOf(rsa), use: 'enc' }] }, 'access.key-kind'],
  ['RSA that calls itself EC', { keys: [{ ...publicOf(rsa), kty: 'EC' }] }, 'access.key-kind'],
  ['a point off the curve', { keys: [{ ...publicOf(p384), y: publicOf(p384).x }] }, 'access.key-kind'],
  ['a shared secret', { keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'k1' }] }, 'access.key-private'],
])('%s is refused', (_, keySet, code) => {
  const outcome = readKeySet(keySet);
  expect('refused' in outcome && outcome.refused.issues.map((found) => found.code)).toEqual([code]);
});

test.each(Object.entries({ d, p, q, dp, dq, qi, oth: [] }))(
  'the private member %s is refused and not told',
  (name, value) => {
    const outcome = readKeySet({ keys: [{ ...publicOf(rsa), [name]: value }] });
    if (!('refused' in outcome)) throw new Error('A private member was taken');
    expect(outcome.refused.issues.map(renderIssue)).toEqual([
      `The key holds ${name}, which only its owner may have; hand in the public key (keySet.keys[0].${name})`,
    ]);
  },
);

test('one kid for two keys is refused at both', () => {
  const outcome = readKeySet({ keys: [publicOf(rsa), publicOf(p384)] });
  const paths = 'refused' in outcome ? outcome.refused.issues.map(({ at }) => at.path) : [];
  expect(paths).toEqual(['keySet.keys[0].kid', 'keySet.keys[1].kid']);
});
