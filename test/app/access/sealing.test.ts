import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { deriveKey, openSecret, sealSecret, serviceKeyOf } from '../../../src/app/access/sealing.js';
import fc from '../../support/property-testing.js';

const KEY = serviceKeyOf(randomBytes(32));
const OWNER = 'second-factor:main:u1';

test('what is sealed opens again, and is never sealed the same way', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (secret, owner) => {
      const sealed = sealSecret(KEY, secret, owner);
      expect(openSecret(KEY, sealed, owner)).toBe(secret);
      expect(sealSecret(KEY, secret, owner)).not.toBe(sealed);
    }),
  );
});

test('it opens for its owner and under its key alone', () => {
  const sealed = sealSecret(KEY, 'JBSWY3DPEHPK3PXP', OWNER);
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
  expect(openSecret(KEY, sealed, 'second-factor:main:u2')).toBeUndefined();
  expect(openSecret(serviceKeyOf(randomBytes(32)), sealed, OWNER)).toBeUndefined();
});

test('a byte changed anywhere in it, and it does not open', () => {
  const sealed = sealSecret(KEY, 'JBSWY3DPEHPK3PXP', OWNER);
  const [version, ...parts] = sealed.split('.');
  for (const [index, part] of parts.entries()) {
    for (let at = 0; at < Buffer.from(part, 'base64url').length; at += 1) {
      const bytes = Buffer.from(part, 'base64url');
      bytes[at]! ^= 1;
      const changed = parts.with(index, bytes.toString('base64url'));
      expect(openSecret(KEY, [version, ...changed].join('.'), OWNER)).toBeUndefined();
    }
  }
  for (const cut of ['', 'v1', sealed.slice(0, -1), sealed.replace('v1', 'v2'), `${sealed}A`]) {
    expect(openSecret(KEY, cut, OWNER)).toBeUndefined();
  }
});

test('a key of each purpose is its own, and the same each time', () => {
  const texts = (['sealing', 'cursor', 'csrf'] as const).map((purpose) =>
    deriveKey(KEY, purpose).export().toString('hex'),
  );
  expect(new Set([...texts, KEY.export().toString('hex')]).size).toBe(4);
  expect(deriveKey(KEY, 'csrf').equals(deriveKey(KEY, 'csrf'))).toBe(true);
  expect(deriveKey(KEY, 'csrf').symmetricKeySize).toBe(32);
});

test('keys are not printed, and one of another length is a bug', () => {
  const bytes = Buffer.alloc(32, 'k');
  const key = serviceKeyOf(bytes);
  expect(inspect(key, { depth: 9 }) + JSON.stringify({ key })).not.toMatch(/kkk|6b6b|a2tr/);
  expect(() => serviceKeyOf(randomBytes(31))).toThrow('A service key has 31 bytes; 32 are wanted');
});
