import type { Socket } from 'node:net';
import type { Client } from 'pg';
import { Connection } from '../../src/store/connection.js';
import { Session } from '../../src/store/session.js';
import { runTransaction } from '../../src/store/transaction.js';
import { describeOnBothDatabases, describeOnServer } from '../support/describe-on-databases.js';
import type { TestStore } from '../support/open-test-store.js';
import { newActor } from '../support/sample-records.js';

function run<T>({ store, clock }: TestStore, work: (session: Session) => Promise<T>): Promise<T> {
  return runTransaction(store.dataSource, newActor(), clock, work);
}

const PRACTICE = `INSERT INTO practices (practice_id, name, settings) VALUES ($1, 'Riverside', '{}')`;
const RENAME = 'UPDATE practices SET name = $2 WHERE practice_id = $1';

describeOnBothDatabases('statements of a session', (opened) => {
  test('that are asked for together run in their order', async () => {
    const names = await run(opened(), async (session) => {
      const { practiceId } = session;
      const writes = [session.write(PRACTICE, [practiceId])];
      const reads = ['a', 'b', 'c'].map((name) => {
        writes.push(session.write(RENAME, [practiceId, name]));
        return session.rows<{ name: string }>('SELECT name FROM practices');
      });
      expect(await Promise.all(writes)).toEqual([1, 1, 1, 1]);
      return (await Promise.all(reads)).flat();
    });
    expect(names).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
  });

  test('behind one that failed are all told its failure, also those on their way, and nothing stays', async () => {
    const told: unknown[] = [];
    let practiceId = '';
    const running = run(opened(), async (session) => {
      practiceId = session.practiceId;
      const answers = await Promise.allSettled([
        session.write(PRACTICE, [session.practiceId]),
        session.write(PRACTICE, [session.practiceId]),
        session.write(RENAME, [session.practiceId, 'later']),
        session.rows('SELECT nonsense'),
      ]);
      told.push(...answers.map((each) => (each.status === 'rejected' ? each.reason.sqlState : 'written')));
      await session.write(RENAME, [session.practiceId, 'last']);
    });
    await expect(running).rejects.toMatchObject({ sqlState: '23505' });
    expect(told).toEqual(['written', '23505', '23505', '23505']);
    const named = `SELECT FROM practices WHERE practice_id = '${practiceId}'`;
    expect(await opened().store.dataSource.query(named)).toEqual([]);
  });
});

describeOnServer('statements of a session', (opened) => {
  test('are on their way before the ones before have been answered', async () => {
    const { store, clock } = opened();
    const runner = store.dataSource.createQueryRunner();
    const client: Client = await runner.connect();
    const session = new Session('practice', 'test', await Connection.of(runner), clock);
    const stream = client.connection.stream as Socket;
    const before = stream.bytesWritten;
    const answers = [session.rows('SELECT pg_sleep(0.05)'), session.rows(`SELECT '${'later'.repeat(100)}'`)];
    expect(stream.bytesWritten).toBeGreaterThan(before + 500);
    await Promise.all(answers);
    await runner.release();
  });
});
