import { v7 } from 'uuid';
import {
  hashSecret,
  isSecretOf,
  newSecret,
  parseClientId,
  parseSessionText,
  parseTokenText,
  writeClientId,
  writeSessionText,
  writeTokenText,
} from '../../../src/app/access/bearer-text.js';
import fc from '../../support/property-testing.js';

const practiceIds = fc.stringMatching(/^[\w.:@-]{1,64}$/);

test('what is written is read back, also for a practice with dots in its name', () => {
  fc.assert(
    fc.property(practiceIds, (practiceId) => {
      const parts = { practiceId, id: v7(), secret: newSecret() };
      expect(parseSessionText(writeSessionText(parts))).toEqual(parts);
      expect(parseTokenText(writeTokenText(parts))).toEqual(parts);
      const { practiceId: _, ...rest } = { ...parts };
      expect(parseClientId(writeClientId(practiceId, rest.id))).toEqual({ practiceId, id: rest.id });
    }),
  );
});

test('random texts are nobody', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.base64String(),
    fc.stringMatching(/^cwt\..*$/),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect([parseSessionText(text), parseTokenText(text), parseClientId(text)]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    }),
    { numRuns: 5000 },
  );
});

const ID = '019c1234-0000-7000-8000-000000000000';
const SECRET = 'A'.repeat(43);

test.each([
  ['a JWT', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.'],
  ['a signed JWT', `eyJhbGciOiJSUzM4NCJ9.eyJzdWIiOiJhZG1pbiJ9.${SECRET}`],
  ['another scheme', `pat.main.${ID}.${SECRET}`],
  ['capitals in the id', `cwt.main.${ID.toUpperCase()}.${SECRET}`],
  ['a line end', `cwt.main.${ID}.${SECRET}\n`],
  ['a blank', `cwt.main.${ID}.${SECRET} `],
  ['no practice', `cwt..${ID}.${SECRET}`],
  ['a short secret', `cwt.main.${ID}.${SECRET.slice(1)}`],
  ['a long secret', `cwt.main.${ID}.${SECRET}A`],
  ['NUL', `cwt.ma\0in.${ID}.${SECRET}`],
  ['SQL', `cwt.main' OR 1=1--.${ID}.${SECRET}`],
  ['a long practice', `cwt.${'m'.repeat(65)}.${ID}.${SECRET}`],
  ['a megabyte', `cwt.${'m.'.repeat(500_000)}${ID}.${SECRET}`],
])('%s is no token', (_, text) => {
  expect(parseTokenText(text)).toBeUndefined();
});

test('a session is no token, and a token no session of its practice', () => {
  const parts = { practiceId: 'main', id: ID, secret: SECRET };
  expect(parseTokenText(writeSessionText(parts))).toBeUndefined();
  expect(parseSessionText(writeTokenText(parts))?.practiceId).toBe('cwt.main');
});

test('secrets have 256 bits, and the hash is of the text: its last character counts whole', () => {
  const secrets = Array.from({ length: 100 }, newSecret);
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) {
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const hash = hashSecret(secret);
    expect(isSecretOf(secret, hash)).toBe(true);
    // Two of its six bits are padding, so that four characters stand for the same bytes.
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => letter !== secret.at(-1));
    for (const last of others) expect(isSecretOf(secret.slice(0, -1) + last, hash)).toBe(false);
    expect(isSecretOf(secret, hash.slice(2))).toBe(false);
  }
});
