import { scryptSync } from 'node:crypto';
import { renderIssue } from '../../../schemas/issue.js';
import { hashPassword, isPasswordOf } from '../../../src/app/access/password.js';
import { checkPassword, newPassword } from '../../../src/app/access/password-policy.js';

const GOOD = 'marble-otter-lantern-9';

describe('the stored hash', () => {
  test('names its cost, and is what scrypt of that cost gives', async () => {
    const stored = await hashPassword(GOOD);
    const [, name, cost, salt, hash] = stored.split('$');
    expect([name, cost]).toEqual(['scrypt', 'ln=15,r=8,p=3']);
    const limits = { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 26 };
    const wanted = scryptSync(GOOD, Buffer.from(salt!, 'base64url'), 32, limits);
    expect(hash).toBe(wanted.toString('base64url'));
    expect(await hashPassword(GOOD)).not.toBe(stored);
  });

  test('lets in the password and nothing near it', async () => {
    const stored = await hashPassword(GOOD);
    expect(await isPasswordOf(GOOD, stored)).toBe(true);
    for (const other of ['', GOOD.slice(0, -1), `${GOOD} `, GOOD.toUpperCase(), `${GOOD}\0`]) {
      expect(await isPasswordOf(other, stored)).toBe(false);
    }
  });

  test('of another cost is still compared, so that the cost can be raised', async () => {
    const salt = Buffer.alloc(16, 3);
    const hash = scryptSync(GOOD, salt, 32, { N: 2 ** 10, r: 8, p: 1 }).toString('base64url');
    const stored = `$scrypt$ln=10,r=8,p=1$${salt.toString('base64url')}$${hash}`;
    expect(await isPasswordOf(GOOD, stored)).toBe(true);
    expect(await isPasswordOf(`${GOOD}x`, stored)).toBe(false);
  });

  test('that is not one is a bug, told without the text', async () => {
    await expect(isPasswordOf(GOOD, 'plain')).rejects.toThrow('A stored password hash cannot be read');
  });

  test('is the same for a letter typed as one character or as two', async () => {
    expect(await isPasswordOf('grüne-wälder-1848', await hashPassword('gru\u0308ne-wa\u0308lder-1848'))).toBe(
      true,
    );
  });

  test('of nobody lets in nothing, nor does a password that none can have', async () => {
    expect(await isPasswordOf('', undefined)).toBe(false);
    expect(await isPasswordOf(GOOD, undefined)).toBe(false);
    const long = GOOD.repeat(6);
    expect(await isPasswordOf(long, await hashPassword(long))).toBe(false);
    expect(await isPasswordOf('', await hashPassword(''))).toBe(true);
    expect(await isPasswordOf(long, await hashPassword(''))).toBe(false);
  });
});

describe('a new password', () => {
  const NAMES = ['ann.miller', 'Riverside Family Clinic'];

  test.each([
    ['elbow-7-canyon', []],
    [GOOD, []],
    ['x'.repeat(11), ['access.password-length']],
    ['', ['access.password-length']],
    ['aB3$'.repeat(33), ['access.password-length']],
    // Twelve characters in 24 UTF-16 units, and each counted once.
    ['🦦🌊🪵🐚🧭🏔🌲🦉🍂⛵🪨🌾', []],
    [`${GOOD}\0`, ['access.password-control-character']],
    ['password1234', ['access.password-guessable']],
    ['qwertyuiop123', ['access.password-guessable']],
    ['iloveyou12345', ['access.password-guessable']],
    ['aaaaaaaaaaaaaaaa', ['access.password-guessable']],
    ['P4ssw0rdP4ssw0rd', ['access.password-guessable']],
    ['claimwright2026', ['access.password-guessable']],
    ['annmiller1984', ['access.password-guessable']],
    ['RiversideFamily1', ['access.password-guessable']],
    ['clinicriverside', ['access.password-guessable']],
  ])('%s', (password, codes) => {
    const issues = checkPassword(password, NAMES);
    expect(issues.map(({ code }) => code)).toEqual(codes);
    const told = JSON.stringify(issues) + issues.map(renderIssue).join();
    if (password !== '') expect(told).not.toContain(password);
  });

  test('with the names in it is refused for them: it passes where they are not known', () => {
    expect(checkPassword('RiversideFamily1', ['bob', 'Hilltop'])).toEqual([]);
  });

  test('that is made here is long, new each time, and passes', () => {
    const made = Array.from({ length: 30 }, newPassword);
    expect(new Set(made).size).toBe(30);
    for (const password of made) {
      expect(password).toMatch(/^([a-z2-9]{4}-){5}[a-z2-9]{4}$/);
      expect(checkPassword(password, NAMES)).toEqual([]);
    }
  });
});
