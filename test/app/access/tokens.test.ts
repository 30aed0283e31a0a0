import { readSession } from '../../../src/app/access/session.js';
import { issueToken, listTokens, readToken, revokeToken } from '../../../src/app/access/tokens.js';
import { ROLES } from '../../../src/app/actor.js';
import { describeOnServer } from '../../support/describe-on-databases.js';
import { auditOf, must, newOperator, openAccess, refusalOf } from '../../support/test-access.js';

const START = '2026-03-02T15:00:00.000Z';
const DAY = 24 * 60 * 60_000;

const after = (days: number, milliseconds = 0) => new Date(Date.parse(START) + days * DAY + milliseconds);

describeOnServer('machine tokens', (opened) => {
  const setUp = async () => {
    opened().clock.set(START);
    const access = openAccess(opened());
    const operator = newOperator();
    const given = { name: 'clearinghouse', role: 'edi-integration', expiresAt: after(90) } as const;
    const token = must(await issueToken(access, operator, { ...given, withheldActions: ['claim.import'] }));
    const read = (text = token.text) => readToken(access.credentials, access.clock, text);
    return { access, operator, given, token, read };
  };

  test('act in their role, for their practice, without what is withheld', async () => {
    const { operator, token, read } = await setUp();
    const { practiceId } = operator;
    const { tokenId } = token;
    expect(token.text.startsWith(`cwt.${practiceId}.${tokenId}.`)).toBe(true);
    expect(await read()).toEqual({
      actor: { actorId: tokenId, role: 'edi-integration', practiceId, withheldActions: ['claim.import'] },
      ...{ tokenId, name: 'clearinghouse', expiresAt: after(90) },
    });
    const rows = await opened().store.dataSource.query('SELECT * FROM api_tokens');
    expect(JSON.stringify(rows)).not.toContain(token.text.split('.').at(-1));
  });

  test('every change of one character of one is refused', async () => {
    const { token, read } = await setUp();
    for (let at = 0; at < token.text.length; at += 1) {
      const other = token.text[at] === 'a' ? 'b' : 'a';
      expect(await read(token.text.slice(0, at) + other + token.text.slice(at + 1))).toBeUndefined();
    }
    expect(await read()).toBeDefined();
  });

  test('one is refused when the secret, the id or the practice is that of another', async () => {
    const { access, operator, given, token, read } = await setUp();
    const other = must(await issueToken(access, operator, given));
    const stranger = newOperator();
    const foreign = must(await issueToken(access, stranger, given));
    const secret = (text: string) => text.split('.').at(-1);
    const texts = [
      `cwt.${operator.practiceId}.${token.tokenId}.${secret(other.text)}`,
      `cwt.${operator.practiceId}.${other.tokenId}.${secret(token.text)}`,
      `cwt.${stranger.practiceId}.${token.tokenId}.${secret(token.text)}`,
      `cwt.${operator.practiceId}.${foreign.tokenId}.${secret(foreign.text)}`,
      `cwt.nowhere.${token.tokenId}.${secret(token.text)}`,
      `Bearer ${token.text}`,
    ];
    for (const text of texts) expect(await read(text)).toBeUndefined();
    expect(await readSession(access.credentials, access.clock, token.text)).toBeUndefined();
  });

  test('N5: one ends when it is revoked, and at its time', async () => {
    const { access, operator, given, token, read } = await setUp();
    const other = must(await issueToken(access, operator, given));
    must(await revokeToken(access, operator, token.tokenId));
    expect(await read()).toBeUndefined();
    opened().clock.set(after(90, -1).toISOString());
    expect(await read(other.text)).toBeDefined();
    opened().clock.set(after(90).toISOString());
    expect(await read(other.text)).toBeUndefined();
    const unknown = ['unknown', 'access.unknown-token'];
    expect(refusalOf(await revokeToken(access, operator, token.tokenId))).toEqual(unknown);
    expect(refusalOf(await revokeToken(access, newOperator(), other.tokenId))).toEqual(unknown);
    expect(refusalOf(await revokeToken(access, operator, "x'\0"))).toEqual(unknown);
  });

  test('one lasts no longer than 366 days, has a name, and does not administer', async () => {
    const { access, operator, given } = await setUp();
    const issue = async (more: object) =>
      refusalOf(await issueToken(access, operator, { ...given, ...more }));
    expect(await issue({ expiresAt: after(366, 1) })).toEqual(['invalid', 'access.expiry']);
    expect(await issue({ expiresAt: after(0) })).toEqual(['invalid', 'access.expiry']);
    expect(await issue({ expiresAt: new Date(Number.NaN) })).toEqual(['invalid', 'access.expiry']);
    expect(await issue({ name: '' })).toEqual(['invalid', 'access.credential-name']);
    expect(await issue({ role: 'admin' })).toEqual(['invalid', 'access.not-a-machine-role']);
    must(await issueToken(access, operator, { ...given, expiresAt: after(366) }));
  });

  test('are listed newest first without their hashes, and every step is audited', async () => {
    const { access, operator, given, token } = await setUp();
    const { text: _, ...first } = token;
    opened().clock.set(after(1).toISOString());
    must(await issueToken(access, operator, { ...given, name: 'newer' }));
    must(await revokeToken(access, operator, token.tokenId));
    const [newest, oldest] = must(await listTokens(access, operator));
    expect(newest).toMatchObject({ name: 'newer' });
    expect(oldest).toEqual({ ...first, revokedAt: after(1) });
    const rows = await auditOf(opened(), operator);
    expect(rows.map(({ action, object_type, counts }) => [action, object_type, counts])).toEqual([
      ['user.manage', 'token', { tokens: 1 }],
      ['user.manage', 'token', { tokens: 1 }],
      ['user.manage', 'token', { tokensRevoked: 1 }],
      ['user.read', 'token', { tokens: 2 }],
    ]);
  });

  test('are issued and revoked by administrators alone', async () => {
    const { access, operator, given, token } = await setUp();
    for (const role of ROLES.filter((each) => each !== 'admin')) {
      const actor = { ...operator, role };
      expect(refusalOf(await issueToken(access, actor, given))).toEqual(['forbidden']);
      expect(refusalOf(await revokeToken(access, actor, token.tokenId))).toEqual(['forbidden']);
    }
  });
});
