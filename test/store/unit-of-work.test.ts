import { EventEmitter, once } from 'node:events';
import { issue } from '../../schemas/issue.js';
import { done, refused } from '../../schemas/outcome.js';
import type { Actor } from '../../src/app/actor.js';
import { StoreError } from '../../src/store/store-error.js';
import { describeOnBothDatabases } from '../support/describe-on-databases.js';
import type { TestStore } from '../support/open-test-store.js';
import {
  chargeJournal,
  DAY,
  layGround,
  newActor,
  sampleJournal,
  savePractice,
  succeed,
} from '../support/sample-records.js';

const ACT = { action: 'practice.configure' } as const;

function auditRows({ store }: TestStore, { practiceId }: Actor) {
  return store.dataSource.query(
    `SELECT sequence, actor_id, role, action, object_type, object_id, outcome, reason, counts, request_id,
       source_address
     FROM audit_rows WHERE practice_id = $1 ORDER BY sequence`,
    [practiceId],
  );
}

describeOnBothDatabases('unit of work', (opened) => {
  test('commits what is done, with its audit row', async () => {
    const actor = { ...newActor(), sourceAddress: '192.0.2.1' };
    const act = { ...ACT, objectType: 'practice', objectId: actor.practiceId };
    const outcome = await opened().store.unitOfWork.run(actor, act, async (records) => {
      await records.practices.save({ practiceId: actor.practiceId, name: 'Riverside', settings: {} });
      records.audit.count({ practices: 1 });
      records.audit.count({ practices: 1, payers: 4 });
      return done('saved');
    });
    expect(outcome).toEqual({ done: 'saved' });
    expect(await auditRows(opened(), actor)).toEqual([
      {
        sequence: '1',
        actor_id: 'u-7',
        role: 'billing-manager',
        action: 'practice.configure',
        object_type: 'practice',
        object_id: actor.practiceId,
        outcome: 'done',
        reason: null,
        counts: { practices: 2, payers: 4 },
        request_id: 'r-1',
        source_address: '192.0.2.1',
      },
    ]);
  });

  test('tells of others that have begun since it was asked', async () => {
    const { unitOfWork } = opened().store;
    const turns = new EventEmitter();
    const asked = once(turns, 'asked');
    const running = unitOfWork.run(newActor(), ACT, async ({ company }) => {
      const alone = company.hasCome();
      const come = once(turns, 'come');
      turns.emit('asked');
      await come;
      return done([alone, company.hasCome(), company.hasCome()]);
    });
    await asked;
    // Where there is one connection they wait for that one, and have come all the same.
    const others = [1, 2].map(() => unitOfWork.run(newActor(), ACT, async () => done(null)));
    turns.emit('come');
    expect(await running).toEqual({ done: [false, true, false] });
    await Promise.all(others);
  });

  test('keeps nothing of what is refused but the audit row', async () => {
    const actor = newActor();
    const found = issue('remittance.unmatched-claim');
    const outcome = await opened().store.unitOfWork.run(actor, ACT, async (records) => {
      await records.practices.save({ practiceId: actor.practiceId, name: 'Riverside', settings: {} });
      records.audit.count({ practices: 1 });
      return refused('conflict', [found]);
    });
    expect(outcome).toEqual({ refused: { code: 'conflict', issues: [found] } });
    expect(await succeed(opened(), actor, (records) => records.practices.find())).toBeUndefined();
    expect(await auditRows(opened(), actor)).toMatchObject([
      { outcome: 'refused', reason: 'conflict', counts: {} },
      { outcome: 'done' },
    ]);
  });

  test('keeps what was written of a refusal that is only told, and its row says refused', async () => {
    const actor = newActor();
    const outcome = await opened().store.unitOfWork.run(actor, ACT, async (records) => {
      await records.practices.save({ practiceId: actor.practiceId, name: 'Riverside', settings: {} });
      records.audit.count({ failedLogins: 3 });
      records.audit.tellRefused('wrong-password');
      return done('counted');
    });
    expect(outcome).toEqual({ done: 'counted' });
    expect(await auditRows(opened(), actor)).toMatchObject([
      { outcome: 'refused', reason: 'wrong-password', counts: { failedLogins: 3 } },
    ]);
    expect(await succeed(opened(), actor, (records) => records.practices.find())).toBeDefined();
  });

  describe('when no audit row can be written (L5)', () => {
    beforeAll(async () => {
      const { dataSource } = opened().store;
      await dataSource.query(
        `CREATE FUNCTION planted_failure() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN
           IF NEW.actor_id = 'unlucky' THEN RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'; END IF;
           RETURN NEW;
         END $$`,
      );
      await dataSource.query(
        `CREATE TRIGGER planted_failure BEFORE INSERT ON audit_rows
         FOR EACH ROW EXECUTE FUNCTION planted_failure()`,
      );
    });
    afterAll(async () => {
      await opened().store.dataSource.query('DROP FUNCTION planted_failure() CASCADE');
    });

    test('a write fails, and nothing of it stands', async () => {
      const actor = newActor();
      const { claims } = await layGround(opened(), actor);
      const before = await auditRows(opened(), actor);
      const failed = succeed(opened(), { ...actor, actorId: 'unlucky' }, async (records) => {
        await records.counters.next('n');
        await records.claims.update([{ ...claims[0]!, version: 2, state: 'needs-work' }]);
        await records.ledger.append([sampleJournal('second', chargeJournal(claims[0]!).postings)]);
      });
      await expect(failed).rejects.toEqual(new StoreError('53100'));
      const after = await succeed(opened(), actor, async (records) => ({
        claims: await records.claims.getByIds([claims[0]!.claimId]),
        entries: (await records.ledger.entriesOfClaims([claims[0]!.claimId])).length,
        next: await records.counters.next('n'),
      }));
      expect(after).toEqual({ claims, entries: 1, next: 1 });
      expect((await auditRows(opened(), actor)).length).toBe(before.length + 1);
    });

    test('a read fails, and so does a refusal', async () => {
      const actor = { ...newActor(), actorId: 'unlucky' };
      const { unitOfWork } = opened().store;
      const reading = unitOfWork.run(actor, { action: 'claim.read' }, async (records) =>
        done(await records.claims.countByState()),
      );
      await expect(reading).rejects.toEqual(new StoreError('53100'));
      const refusing = unitOfWork.run(actor, ACT, async () => refused('conflict', []));
      await expect(refusing).rejects.toEqual(new StoreError('53100'));
      const forbidden = unitOfWork.run(actor, { action: 'user.manage' }, async () => done('never'));
      await expect(forbidden).rejects.toEqual(new StoreError('53100'));
    });
  });

  test('keeps nothing of what throws, and leaves a row of the attempt', async () => {
    const actor = newActor();
    const failed = succeed(opened(), actor, async (records) => {
      await records.practices.save({ practiceId: actor.practiceId, name: 'Riverside', settings: {} });
      throw new TypeError('a bug');
    });
    await expect(failed).rejects.toThrow(new TypeError('a bug'));
    expect(await succeed(opened(), actor, (records) => records.practices.find())).toBeUndefined();
    expect(await auditRows(opened(), actor)).toMatchObject([{ outcome: 'failed', reason: 'error' }, {}]);
  });

  test('refuses a role that may not, without running the work, and audits it', async () => {
    const actor: Actor = { ...newActor(), role: 'auditor' };
    let ran = false;
    const outcome = await opened().store.unitOfWork.run(actor, { action: 'remittance.post' }, async () => {
      ran = true;
      return done(1);
    });
    expect([outcome, ran]).toEqual([{ refused: { code: 'forbidden', issues: [] } }, false]);
    expect(await auditRows(opened(), actor)).toMatchObject([
      { action: 'remittance.post', role: 'auditor', outcome: 'refused', reason: 'forbidden' },
    ]);
  });

  test('refuses what is withheld from the actor, though the role may', async () => {
    const actor: Actor = { ...newActor(), withheldActions: ['claim.read'] };
    const { unitOfWork } = opened().store;
    const outcome = await unitOfWork.run(actor, { action: 'claim.read' }, async () => done('read'));
    expect(outcome).toEqual({ refused: { code: 'forbidden', issues: [] } });
    expect(await auditRows(opened(), actor)).toMatchObject([{ outcome: 'refused', reason: 'forbidden' }]);
  });

  test('throws inside another unit of work', async () => {
    const actor = newActor();
    const nested = succeed(opened(), actor, () => savePractice(opened(), actor));
    await expect(nested).rejects.toThrow('A unit of work cannot be opened inside another one');
  });

  test('units of work started side by side each commit', async () => {
    const actor = newActor();
    const numbers = await Promise.all(
      Array.from({ length: 8 }, () => succeed(opened(), actor, (records) => records.counters.next('n'))),
    );
    expect(numbers.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('tells of a database error the code and the constraint, and no value', async () => {
    const actor = newActor();
    const { claims } = await layGround(opened(), actor);
    const again = succeed(opened(), actor, (records) => records.ledger.append([chargeJournal(claims[0]!)]));
    const error: unknown = await again.catch((caught) => caught);
    expect(error).toEqual(new StoreError('23505', 'journals_posted_once', 'journals'));
    expect(JSON.stringify(error) + (error as Error).stack).not.toContain(claims[0]!.claimId);
  });

  test('a journal without a posting is not taken', async () => {
    const actor = newActor();
    await savePractice(opened(), actor);
    const empty = succeed(opened(), actor, (records) => records.ledger.append([sampleJournal('empty', [])]));
    await expect(empty).rejects.toThrow('Journal empty has no posting');
  });

  test('a statement whose columns a migration has changed is planned anew', async () => {
    const actor = newActor();
    const next = () => succeed(opened(), actor, ({ counters }) => counters.next('n'));
    const retype = (type: string) =>
      opened().store.dataSource.query(`ALTER TABLE counters ALTER COLUMN value TYPE ${type}`);
    expect(await next()).toBe(1);
    await retype('numeric');
    try {
      expect(await next()).toBe(2);
    } finally {
      await retype('bigint');
    }
    expect(await next()).toBe(3);
  });

  test('another practice sees nothing of it and can write nothing into it', async () => {
    const [one, other] = [newActor(), newActor()];
    const { claims } = await layGround(opened(), one);
    await savePractice(opened(), other);
    const seen = await succeed(opened(), other, async (records) => [
      await records.claims.getByIds([claims[0]!.claimId]),
      await records.ledger.trialBalance({ asOf: DAY }),
      (await records.practices.find())?.practiceId,
    ]);
    expect(seen).toEqual([[], [], other.practiceId]);
    const foreign = succeed(opened(), other, (records) =>
      records.practices.save({ practiceId: one.practiceId, name: 'Taken', settings: {} }),
    );
    await expect(foreign).rejects.toMatchObject({ sqlState: '42501' });
  });
});
