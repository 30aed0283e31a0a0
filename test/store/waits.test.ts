import type { Client } from 'pg';
import { v7 } from 'uuid';
import type { Outcome } from '../../schemas/outcome.js';
import { getAccount, listAccountEntries } from '../../src/app/reading/read-accounts.js';
import type { Store } from '../../src/store/open-store.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { newActor, savePractice, succeed } from '../support/sample-records.js';

/** How often the work waits for the database: for statements that were sent together, once. */
async function countWaits({ dataSource }: Store, work: () => Promise<Outcome<unknown>>): Promise<number> {
  let [underWay, waits] = [0, 0];
  const watch = (client: Client): Client => {
    const send = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
    const counted = async (...given: unknown[]) => {
      if (underWay === 0) waits += 1;
      underWay += 1;
      return send(...given).finally(() => {
        underWay -= 1;
      });
    };
    return Object.assign(Object.create(client), { query: counted });
  };
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (...mode) => {
    const runner = create(...mode);
    const connect = runner.connect.bind(runner);
    runner.connect = async () => watch(await connect());
    return runner;
  };
  expect(await work()).toHaveProperty('done');
  dataSource.createQueryRunner = create;
  return waits;
}

describeOnServer('a unit of work', (opened) => {
  test('waits four times: to begin, for what it asks, for its audit row, and for the commit', async () => {
    const actor = newActor();
    await savePractice(opened(), actor);
    const patientAccountId = v7();
    const account = { patientAccountId, sourceKey: 'a', person: { lastName: 'Doe' } };
    await succeed(opened(), actor, ({ patientAccounts }) => patientAccounts.findOrInsert([account]));
    const context = { ...opened().store, clock: opened().clock, ids: { next: () => v7() } };
    const count = (work: () => Promise<Outcome<unknown>>) => countWaits(opened().store, work);
    expect(await count(() => getAccount(context, actor, patientAccountId))).toBe(4);
    expect(await count(() => listAccountEntries(context, actor, patientAccountId, { limit: 50 }))).toBe(4);
  });
});
