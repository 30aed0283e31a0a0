import { listClients, registerClient, revokeClient } from '../../../src/app/access/clients.js';
import { type GrantRequest, grantToken } from '../../../src/app/access/grant-token.js';
import { listTokens, readToken } from '../../../src/app/access/tokens.js';
import { ACTIONS, isPermitted } from '../../../src/app/permissions.js';
import { describeOnServer } from '../../support/describe-on-databases.js';
import { auditOf, must, newOperator, openAccess, refusalOf } from '../../support/test-access.js';
import { EC, PUBLIC_KEYS, RSA, type Signing, signAssertion } from './signed-assertion.js';

const START = '2026-03-02T15:00:00.000Z';
const AUDIENCE = 'https://claims.example/oauth/token';

describeOnServer('backend clients', (opened) => {
  const setUp = async (withheldActions: readonly 'claim.import'[] = []) => {
    opened().clock.set(START);
    const access = openAccess(opened());
    const operator = newOperator();
    const given = { name: 'ehr', role: 'edi-integration', keySet: PUBLIC_KEYS } as const;
    const client = must(await registerClient(access, operator, { ...given, withheldActions }));
    const sign = (signing?: Signing) => signAssertion(client.clientId, AUDIENCE, access.clock.now(), signing);
    const ask = async (more: Partial<GrantRequest> = {}, signing?: Signing) =>
      grantToken(access, {
        grantType: 'client_credentials',
        clientAssertionType: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        clientAssertion: await sign(signing),
        audience: AUDIENCE,
        ...more,
      });
    return { access, operator, given, client, sign, ask };
  };

  const grantedBy = (grant: Awaited<ReturnType<typeof grantToken>>) => {
    if ('error' in grant) throw new Error(grant.error);
    return grant.granted;
  };

  test('get a token of five minutes for an assertion by either key', async () => {
    const { access, operator, client, ask } = await setUp();
    const byEc = { header: { alg: 'ES384', kid: 'ec-1' }, key: EC.privateKey };
    for (const granted of [grantedBy(await ask()), grantedBy(await ask({}, byEc))]) {
      const { accessToken, ...rest } = granted;
      const scope = ACTIONS.filter((action) => isPermitted({ role: 'edi-integration' }, action)).join(' ');
      expect(rest).toEqual({ tokenType: 'bearer', expiresInSeconds: 300, scope });
      const read = await readToken(access.credentials, access.clock, accessToken);
      const actorId = client.clientId.split('.').at(-1);
      const { practiceId } = operator;
      // The same actor under each of its tokens, so that what it repeats is known.
      expect(read?.actor).toEqual({ actorId, role: 'edi-integration', practiceId, withheldActions: [] });
      expect(read?.expiresAt).toEqual(new Date('2026-03-02T15:05:00.000Z'));
    }
    expect(must(await listTokens(access, operator))).toEqual([]);
    const text = grantedBy(await ask()).accessToken;
    opened().clock.set('2026-03-02T15:05:00.000Z');
    expect(await readToken(access.credentials, access.clock, text)).toBeUndefined();
  });

  test('N9: an assertion is good once, also of many at the same time', async () => {
    const { sign, ask } = await setUp();
    const clientAssertion = await sign();
    const grants = await Promise.all(Array.from({ length: 8 }, () => ask({ clientAssertion })));
    expect(grants.filter((grant) => 'granted' in grant)).toHaveLength(1);
    expect(grants.filter((grant) => 'error' in grant && grant.error === 'invalid_client')).toHaveLength(7);
    // It stays used for as long as it would be good.
    opened().clock.set('2026-03-02T15:04:59.000Z');
    expect(await ask({ clientAssertion })).toEqual({ error: 'invalid_client' });
  });

  test('N9: a narrower scope is kept to, and a wider one refused', async () => {
    const { access, ask } = await setUp(['claim.import']);
    const { accessToken, scope } = grantedBy(await ask({ scope: 'file.list file.receive' }));
    expect(scope).toBe('file.receive file.list');
    const { actor } = (await readToken(access.credentials, access.clock, accessToken))!;
    expect(ACTIONS.filter((action) => isPermitted(actor, action))).toEqual(['file.receive', 'file.list']);
    const whole = grantedBy(await ask({ scope: '' }));
    expect(whole.scope.split(' ')).not.toContain('claim.import');
    for (const wider of [
      'claim.import',
      'file.list claim.read',
      'user.manage',
      'system/*.read',
      'constructor',
      '*',
    ]) {
      expect(await ask({ scope: wider })).toEqual({ error: 'invalid_scope' });
    }
  });

  test('other requests are told what OAuth calls them', async () => {
    const { access, operator, client, ask } = await setUp();
    expect(await ask({ grantType: 'password' })).toEqual({ error: 'unsupported_grant_type' });
    expect(await ask({ grantType: undefined })).toEqual({ error: 'unsupported_grant_type' });
    const elsewhere = { ...operator, practiceId: 'nowhere' };
    const nobody = client.clientId.replace(/[^.]+$/, '019c1234-0000-7000-8000-000000000000');
    const stranger = client.clientId.replace(operator.practiceId, elsewhere.practiceId);
    const now = access.clock.now();
    const refusedOnes: Partial<GrantRequest>[] = [
      { clientAssertionType: undefined },
      { clientAssertionType: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' },
      { clientAssertion: undefined },
      { clientAssertion: 'x' },
      { clientAssertion: await signAssertion(nobody, AUDIENCE, now) },
      { clientAssertion: await signAssertion(stranger, AUDIENCE, now) },
      { clientAssertion: await signAssertion("main'; --", AUDIENCE, now) },
      { audience: 'https://claims.example/other' },
    ];
    for (const more of refusedOnes) expect(await ask(more)).toEqual({ error: 'invalid_client' });
    const signings: Signing[] = [
      { key: EC.privateKey, header: { alg: 'ES384' } },
      { claims: { exp: now.getTime() / 1000 + 301 } },
      { header: { alg: 'HS384' }, key: RSA.publicKey.export({ type: 'pkcs1', format: 'der' }) },
    ];
    for (const signing of signings) expect(await ask({}, signing)).toEqual({ error: 'invalid_client' });
  });

  test('each grant and each refusal leaves a row', async () => {
    const { operator, client, sign, ask } = await setUp();
    const clientAssertion = await sign();
    await ask({ clientAssertion });
    await ask({ clientAssertion });
    await ask({ scope: 'user.manage' });
    await ask({}, { claims: { nbf: 4_000_000_000 } });
    const rows = (await auditOf(opened(), operator)).slice(1);
    const id = client.clientId.split('.').at(-1);
    for (const row of rows) {
      expect(row).toMatchObject({
        actor_id: id,
        action: 'token.issue',
        object_type: 'client',
        object_id: id,
      });
    }
    expect(rows.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['done', null],
      ['refused', 'assertion-used-before'],
      ['refused', 'wider-scope'],
      ['refused', 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ]);
  });

  test('one that is revoked gets no token, and loses those it has', async () => {
    const { access, operator, client, ask } = await setUp();
    const { accessToken } = grantedBy(await ask());
    must(await revokeClient(access, operator, client.clientId));
    expect(await readToken(access.credentials, access.clock, accessToken)).toBeUndefined();
    expect(await ask()).toEqual({ error: 'invalid_client' });
    const unknown = ['unknown', 'access.unknown-client'];
    expect(refusalOf(await revokeClient(access, operator, client.clientId))).toEqual(unknown);
    expect(refusalOf(await revokeClient(access, newOperator(), client.clientId))).toEqual(unknown);
    expect(
      (await auditOf(opened(), operator)).find(({ counts }) =>
        Object.hasOwn(counts as object, 'clientsRevoked'),
      ),
    ).toMatchObject({
      counts: { clientsRevoked: 1, tokensRevoked: 1 },
    });
  });

  test('are listed under the id that they name themselves by, without their keys', async () => {
    const { access, operator, client } = await setUp();
    expect(must(await listClients(access, operator))).toEqual([client]);
    expect(client).toEqual({
      clientId: expect.stringMatching(new RegExp(`^${operator.practiceId}\\.[0-9a-f-]{36}$`)),
      ...{ name: 'ehr', role: 'edi-integration', withheldActions: [], keyIds: ['rsa-1', 'ec-1'] },
      registeredAt: new Date(START),
    });
  });

  test('are refused with a private key, an admin role, or by who does not administer', async () => {
    const { access, operator, given } = await setUp();
    const keys = [{ ...RSA.privateKey.export({ format: 'jwk' }), kid: 'k' }];
    expect(refusalOf(await registerClient(access, operator, { ...given, keySet: { keys } }))[1]).toBe(
      'access.key-private',
    );
    expect(refusalOf(await registerClient(access, operator, { ...given, role: 'admin' }))).toEqual([
      'invalid',
      'access.not-a-machine-role',
    ]);
    const manager = { ...operator, role: 'billing-manager' as const };
    expect(refusalOf(await registerClient(access, manager, given))).toEqual(['forbidden']);
    expect(must(await listClients(access, operator))).toHaveLength(1);
  });
});
