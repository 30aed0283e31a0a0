import { v7 } from 'uuid';
import type {
  ClientRecord,
  SessionRecord,
  TokenRecord,
  UserRecord,
} from '../../src/app/access/access-records.js';
import type { Actor } from '../../src/app/actor.js';
import { StoreError } from '../../src/store/store-error.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import type { TestStore } from '../support/open-test-store.js';
import { newActor, savePractice, succeed } from '../support/sample-records.js';

const NOON = new Date('2026-03-02T12:00:00.000Z');

function minutesLater(minutes: number): Date {
  return new Date(NOON.getTime() + minutes * 60_000);
}

function sampleUser(name: string, more: Partial<UserRecord> = {}): UserRecord {
  return {
    userId: v7(),
    name,
    role: 'biller',
    withheldActions: [],
    state: 'active',
    passwordHash: 'scrypt$1',
    failedLogins: 0,
    version: 1,
    ...more,
  };
}

function sampleSession(userId: string): SessionRecord {
  const times = { startedAt: NOON, lastUsedAt: NOON };
  return { sessionId: v7(), userId, secretHash: 'b'.repeat(64), ...times, hasSecondFactor: true };
}

function sampleToken(issuedAt: Date, clientId?: string): TokenRecord {
  return {
    tokenId: v7(),
    name: 'Clearinghouse',
    role: 'edi-integration',
    withheldActions: ['file.read'],
    secretHash: 'c'.repeat(64),
    issuedAt,
    expiresAt: minutesLater(600),
    ...(clientId !== undefined && { clientId }),
  };
}

function sampleClient(): ClientRecord {
  return {
    clientId: v7(),
    name: 'EHR',
    role: 'edi-integration',
    withheldActions: [],
    keySet: { keys: [{ kty: 'EC', crv: 'P-384', x: 'x', y: 'y', kid: '1' }] },
    registeredAt: NOON,
  };
}

async function newPractice(opened: TestStore): Promise<Actor> {
  const actor = newActor();
  await savePractice(opened, actor);
  return actor;
}

describeOnServer('records of access', (opened) => {
  test('users come back as they went, found by name without case', async () => {
    const actor = await newPractice(opened());
    const [anna, zoe] = [sampleUser('Änna'), sampleUser('zoe', { withheldActions: ['claim.submit'] })];
    const changed: UserRecord = {
      ...anna,
      name: 'Ännchen',
      role: 'admin',
      state: 'disabled',
      withheldActions: ['user.manage'],
      passwordHash: 'scrypt$2',
      failedLogins: 3,
      lockedUntil: minutesLater(15),
      secondFactor: 'sealed',
      secondFactorStep: 59_000_000,
      version: 2,
    };
    const result = await succeed(opened(), actor, async ({ users }) => {
      await users.insert(zoe);
      await users.insert(anna);
      const byName = [await users.findByName('äNNA'), await users.findByName('nobody')];
      await users.update(changed);
      return {
        byName,
        byId: [await users.findById(anna.userId), await users.findById('unknown')],
        byOldName: await users.findByName('Änna'),
        list: await users.list(),
      };
    });
    expect(result).toEqual({
      byName: [anna, undefined],
      byId: [changed, undefined],
      byOldName: undefined,
      list: [zoe, changed],
    });
  });

  test('a name is taken once in a practice, in any case, and may stand in another', async () => {
    const [one, other] = [await newPractice(opened()), await newPractice(opened())];
    const insert = (actor: Actor, name: string) =>
      succeed(opened(), actor, ({ users }) => users.insert(sampleUser(name)));
    await insert(one, 'Élodie');
    await insert(other, 'Élodie');
    // The second spelling is an e and an accent of its own.
    for (const name of ['ÉLODIE', 'E\u0301lodie']) {
      await expect(insert(one, name)).rejects.toEqual(new StoreError('23505', 'users_name_once', 'users'));
    }
  });

  test('a user who was changed in between is not written over', async () => {
    const actor = await newPractice(opened());
    const user = sampleUser('anna');
    await succeed(opened(), actor, ({ users }) => users.insert(user));
    await succeed(opened(), actor, ({ users }) => users.update({ ...user, failedLogins: 1, version: 2 }));
    const stale = succeed(opened(), actor, ({ users }) => users.update({ ...user, version: 2 }));
    await expect(stale).rejects.toThrow(`User ${user.userId} does not stand one version below`);
  });

  test('a standing session is read with its user, and without the password', async () => {
    const actor = await newPractice(opened());
    const user = sampleUser('anna', { secondFactor: 'sealed', withheldActions: ['claim.submit'] });
    const session = sampleSession(user.userId);
    await succeed(opened(), actor, async ({ users, sessions }) => {
      await users.insert(user);
      await sessions.insert(session);
    });
    const { credentials } = opened().store;
    const { userId, name, role, withheldActions, state } = user;
    expect(await credentials.findSession(actor.practiceId, session.sessionId)).toEqual({
      ...session,
      user: { userId, name, role, withheldActions, state, hasSecondFactor: true },
    });
    expect(await credentials.findSession((await newPractice(opened())).practiceId, session.sessionId)).toBe(
      undefined,
    );
    expect(await credentials.findSession(actor.practiceId, 'forged')).toBe(undefined);
  });

  test('the last use of a session is written once a minute, and never backwards', async () => {
    const actor = await newPractice(opened());
    const user = sampleUser('anna');
    const session = sampleSession(user.userId);
    await succeed(opened(), actor, async ({ users, sessions }) => {
      await users.insert(user);
      await sessions.insert(session);
    });
    const { credentials } = opened().store;
    const touched = async (minutes: number) => {
      await credentials.touchSession(actor.practiceId, session.sessionId, minutesLater(minutes));
      return (await credentials.findSession(actor.practiceId, session.sessionId))?.lastUsedAt;
    };
    expect([
      await touched(0.99),
      await touched(1),
      await touched(1.5),
      await touched(-10),
      await touched(9),
    ]).toEqual([0, 1, 1, 1, 9].map(minutesLater));
    await succeed(opened(), actor, ({ sessions }) => sessions.end(session.sessionId, minutesLater(10)));
    expect(await touched(20)).toEqual(minutesLater(9));
  });

  test('sessions end one by one and all of a user at once, each once', async () => {
    const actor = await newPractice(opened());
    const [anna, zoe] = [sampleUser('anna'), sampleUser('zoe')];
    const sessions = [anna, anna, anna, zoe].map(({ userId }) => sampleSession(userId));
    const ended = await succeed(opened(), actor, async (records) => {
      await records.users.insert(anna);
      await records.users.insert(zoe);
      for (const session of sessions) await records.sessions.insert(session);
      await records.sessions.end(sessions[0]!.sessionId, minutesLater(1));
      await records.sessions.end(sessions[0]!.sessionId, minutesLater(2));
      return records.sessions.endOfUser(anna.userId, minutesLater(3));
    });
    const { credentials } = opened().store;
    const found = await Promise.all(
      sessions.map(({ sessionId }) => credentials.findSession(actor.practiceId, sessionId)),
    );
    expect([ended, found.map((session) => session?.endedAt)]).toEqual([
      2,
      [minutesLater(1), minutesLater(3), minutesLater(3), undefined],
    ]);
  });

  test('tokens come back as they went; those of clients are not listed, and go with their client', async () => {
    const actor = await newPractice(opened());
    const client = sampleClient();
    const [older, newer] = [sampleToken(NOON), sampleToken(minutesLater(1))];
    const short = sampleToken(minutesLater(2), client.clientId);
    const result = await succeed(opened(), actor, async ({ clients, tokens }) => {
      await clients.insert(client);
      for (const token of [older, newer, short]) await tokens.insert(token);
      await tokens.revoke(older.tokenId, minutesLater(5));
      await tokens.revoke(older.tokenId, minutesLater(6));
      const count = await tokens.revokeOfClient(client.clientId, minutesLater(7));
      return [
        count,
        await tokens.list(),
        await tokens.findById(short.tokenId),
        await tokens.findById('none'),
      ];
    });
    const revoked = { ...older, revokedAt: minutesLater(5) };
    expect(result).toEqual([1, [newer, revoked], { ...short, revokedAt: minutesLater(7) }, undefined]);
    const { credentials } = opened().store;
    expect(await credentials.findToken(actor.practiceId, older.tokenId)).toEqual(revoked);
    expect(await credentials.findToken(newActor().practiceId, older.tokenId)).toBe(undefined);
  });

  test('clients come back as they went', async () => {
    const actor = await newPractice(opened());
    const [first, second] = [sampleClient(), { ...sampleClient(), registeredAt: minutesLater(1) }];
    const result = await succeed(opened(), actor, async ({ clients }) => {
      await clients.insert(first);
      await clients.insert(second);
      await clients.revoke(first.clientId, minutesLater(2));
      return [await clients.list(), await clients.findById(second.clientId), await clients.findById('none')];
    });
    expect(result).toEqual([[second, { ...first, revokedAt: minutesLater(2) }], second, undefined]);
  });

  test('an assertion is used once, and forgotten an hour after it has expired', async () => {
    const actor = await newPractice(opened());
    const client = sampleClient();
    await succeed(opened(), actor, ({ clients }) => clients.insert(client));
    const use = (jti: string, expiresAt: Date, now: Date) =>
      succeed(opened(), actor, ({ clients }) => clients.useAssertion(client.clientId, jti, expiresAt, now));
    expect([
      await use('one', minutesLater(5), NOON),
      await use('one', minutesLater(5), NOON),
      await use('one', minutesLater(5), minutesLater(64)),
      await use('two', minutesLater(70), minutesLater(65.1)),
    ]).toEqual([true, false, false, true]);
    const kept = await opened().store.dataSource.query(
      'SELECT jti FROM client_assertions WHERE practice_id = $1',
      [actor.practiceId],
    );
    expect(kept).toEqual([{ jti: 'two' }]);
  });

  test('a practice is known to exist or not', async () => {
    const actor = await newPractice(opened());
    const { credentials } = opened().store;
    expect([
      await credentials.practiceExists(actor.practiceId),
      await credentials.practiceExists(newActor().practiceId),
    ]).toEqual([true, false]);
  });

  test('failed log-ins of one person are counted by 8 writers without a loss', async () => {
    const actor = await newPractice(opened());
    const user = sampleUser('anna');
    await succeed(opened(), actor, ({ users }) => users.insert(user));
    const fail = () =>
      succeed(opened(), actor, async ({ users }) => {
        const found = (await users.findByName('ANNA'))!;
        await users.update({ ...found, failedLogins: found.failedLogins + 1, version: found.version + 1 });
      });
    const writer = async () => {
      for (let round = 0; round < 10; round += 1) await fail();
    };
    await Promise.all(Array.from({ length: 8 }, writer));
    const after = await succeed(opened(), actor, ({ users }) => users.findByName('anna'));
    expect([after?.failedLogins, after?.version]).toEqual([80, 81]);
  });
});
