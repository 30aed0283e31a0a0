import type { Actor } from '../../src/app/actor.js';
import { describeOnBothDatabases } from '../support/describe-on-databases.js';
import { newActor, succeed } from '../support/sample-records.js';

const ANSWER = {
  status: 201,
  body: { zebra: 1, apple: ['\u0000', null], nested: { b: '1.00', a: 2 } },
  headers: { etag: '"1"' },
};

describeOnBothDatabases('idempotency keys', (opened) => {
  const take = (actor: Actor, key = 'k', hash = 'h1', actorId = 'u-1') =>
    succeed(opened(), actor, ({ idempotency }) => idempotency.take(key, actorId, hash));

  const answer = (actor: Actor) =>
    succeed(opened(), actor, ({ idempotency }) => idempotency.answer('k', 'u-1', ANSWER));

  /** Lets time pass for the keys of a practice: the database's clock cannot be set. */
  const age = ({ practiceId }: Actor, interval: string) =>
    opened().store.dataSource.query(
      `UPDATE idempotency_keys SET noted_at = noted_at - $2::interval, lease_until = lease_until - $2::interval
       WHERE practice_id = $1`,
      [practiceId, interval],
    );

  test('a key is fresh, then busy, then answered the same, to the order of its fields', async () => {
    const actor = newActor();
    expect([await take(actor), await take(actor)]).toEqual(['fresh', 'busy']);
    await answer(actor);
    const again = await take(actor);
    expect(again).toEqual({ key: 'k', actorId: 'u-1', requestHash: 'h1', answer: ANSWER });
    expect(JSON.stringify((again as { answer: unknown }).answer)).toBe(JSON.stringify(ANSWER));
  });

  test('two actors, and two practices, never share a key', async () => {
    const [actor, stranger] = [newActor(), newActor()];
    const taken = [await take(actor), await take(actor, 'k', 'h1', 'u-2'), await take(stranger)];
    expect(taken).toEqual(['fresh', 'fresh', 'fresh']);
  });

  test('another request under a key is told what stands, also while the first works', async () => {
    const actor = newActor();
    await take(actor);
    const standing = { key: 'k', actorId: 'u-1', requestHash: 'h1' };
    expect(await take(actor, 'k', 'h2')).toEqual(standing);
    await age(actor, '1 hour');
    expect(await take(actor, 'k', 'h2')).toEqual(standing);
    await take(actor);
    await answer(actor);
    expect(await take(actor, 'k', 'h2')).toEqual({ ...standing, answer: ANSWER });
  });

  test('whoever dies without an answer loses the key when the lease runs out, not before', async () => {
    const actor = newActor();
    await take(actor);
    await age(actor, '1 minute 50 seconds');
    expect(await take(actor)).toBe('busy');
    await age(actor, '11 seconds');
    expect([await take(actor), await take(actor)]).toEqual(['fresh', 'busy']);
  });

  test('of two that worked under a key in turn, the second to answer fails with all that it did', async () => {
    const actor = newActor();
    await take(actor);
    await age(actor, '3 minutes');
    await take(actor);
    await answer(actor);
    const late = succeed(opened(), actor, async ({ counters, idempotency }) => {
      await counters.next('effects');
      await idempotency.answer('k', 'u-1', { ...ANSWER, status: 500 });
    });
    await expect(late).rejects.toThrow('The idempotency key is answered already, or was given back');
    expect(await succeed(opened(), actor, ({ counters }) => counters.next('effects'))).toBe(1);
    expect(await take(actor)).toMatchObject({ answer: { status: 201 } });
  });

  test('a key that was given back is fresh again, one that was answered cannot be given back', async () => {
    const actor = newActor();
    const release = () => succeed(opened(), actor, ({ idempotency }) => idempotency.release('k', 'u-1'));
    await take(actor);
    await release();
    expect(await take(actor)).toBe('fresh');
    await answer(actor);
    await release();
    expect(await take(actor)).toMatchObject({ answer: ANSWER });
  });

  test('an answer is kept for 30 days and then forgotten, with others that are as old', async () => {
    const actor = newActor();
    for (const key of ['k', 'old', 'older']) await take(actor, key);
    await answer(actor);
    await age(actor, '29 days 23 hours');
    expect(await take(actor)).toMatchObject({ answer: ANSWER });
    await age(actor, '2 hours');
    expect(await take(actor, 'k', 'h2')).toBe('fresh');
    const kept = await opened().store.dataSource.query(
      'SELECT key, request_hash, answer FROM idempotency_keys WHERE practice_id = $1',
      [actor.practiceId],
    );
    expect(kept).toEqual([{ key: 'k', request_hash: 'h2', answer: null }]);
  });

  test('50 takes of one key at once: one works, the others are told that it does', async () => {
    const actor = newActor();
    for (const key of Array.from({ length: 10 }, (_, index) => `k-${index}`)) {
      const taken = await Promise.all(Array.from({ length: 50 }, () => take(actor, key)));
      expect(taken.sort()).toEqual([...Array(49).fill('busy'), 'fresh']);
    }
  });
});
