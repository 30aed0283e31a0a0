import { createHmac } from 'node:crypto';
import { findTimeStep, newSecondFactor } from '../../../src/app/access/second-factor.js';

/** RFC 6238 appendix B: the secret is the ASCII text below; the last six of its eight digits. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

const at = (seconds: number) => new Date(seconds * 1000);

test.each([
  [59, '287082', 1],
  [1111111109, '081804', 37037036],
  [1111111111, '050471', 37037037],
  [1234567890, '005924', 41152263],
  [2000000000, '279037', 66666666],
])('the code of RFC 6238 at %d s', (seconds, code, step) => {
  expect(findTimeStep(RFC_SECRET, code, at(seconds), undefined)).toBe(step);
});

/** RFC 4226 by hand, so that the library is not its own witness. */
function codeOf(step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', '12345678901234567890').update(counter).digest();
  const number = mac.readUInt32BE(mac[19]! & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

test('a clock may be off by one step and no more', () => {
  const now = at(1_700_000_000);
  const step = Math.floor(1_700_000_000 / 30);
  const found = [-2, -1, 0, 1, 2].map((off) => findTimeStep(RFC_SECRET, codeOf(step + off), now, undefined));
  expect(found).toEqual([undefined, step - 1, step, step + 1, undefined]);
});

test('a step that was used is not used again, nor is one before it', () => {
  const now = at(1_700_000_000);
  const step = Math.floor(1_700_000_000 / 30);
  const taken = (last: number) =>
    [-1, 0, 1].map((off) => findTimeStep(RFC_SECRET, codeOf(step + off), now, last) !== undefined);
  expect(taken(step - 2)).toEqual([true, true, true]);
  expect(taken(step - 1)).toEqual([false, true, true]);
  expect(taken(step)).toEqual([false, false, true]);
  expect(taken(step + 1)).toEqual([false, false, false]);
});

test.each(['', '28708', '2870820', 'abcdef', '-87082', '２８７０８２', '287082\n'])(
  '%j is no code',
  (code) => {
    expect(findTimeStep(RFC_SECRET, code, at(59), undefined)).toBeUndefined();
  },
);

test('a code may be typed in two groups', () => {
  expect(findTimeStep(RFC_SECRET, '287 082', at(59), undefined)).toBe(1);
});

test('a new secret has 160 bits, is another each time, and its URI says what an app needs', () => {
  const made = newSecondFactor('ann@main');
  expect(made.secret).toMatch(/^[A-Z2-7]{32}$/);
  const uri = new URL(made.uri);
  expect(made.uri.startsWith('otpauth://totp/Claimwright:ann%40main?')).toBe(true);
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    ...{ issuer: 'Claimwright', secret: made.secret, algorithm: 'SHA1', digits: '6', period: '30' },
  });
  expect(newSecondFactor('ann@main').secret).not.toBe(made.secret);
});
