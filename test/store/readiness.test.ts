import pg from 'pg';
import { migrations } from '../../src/store/migrations/migrations.js';
import { openStore } from '../../src/store/open-store.js';
import { StoreError, tellable } from '../../src/store/store-error.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { newDatabase } from '../support/run-server.js';
import { SetClock } from '../support/set-clock.js';

describeOnServer('readiness', (opened) => {
  test('a store that answers and is up to date', async () => {
    await expect(opened().store.ping()).resolves.toBe(undefined);
    expect(await opened().store.pendingMigrations()).toEqual([]);
  });

  test('what the database lacks is named, first to last', async () => {
    const { dataSource } = opened().store;
    const names = migrations.map((migration) => new migration().name);
    await dataSource.undoLastMigration();
    await dataSource.undoLastMigration();
    expect(await opened().store.pendingMigrations()).toEqual(names.slice(-2));
    expect(await opened().store.migrate()).toEqual(names.slice(-2));
  });
});

test('a new database lacks everything, and one that is gone does not answer', async () => {
  const databaseUrl = await newDatabase();
  const store = await openStore({ databaseUrl, dataFolder: 'unused', clock: new SetClock() });
  expect(await store.pendingMigrations()).toHaveLength(migrations.length);
  const other = new pg.Client({ connectionString: await newDatabase() });
  await other.connect();
  await other.query(`DROP DATABASE ${new URL(databaseUrl).pathname.slice(1)} WITH (FORCE)`);
  await other.end();
  // First the connection that broke, then each try at a new one.
  for (let tries = 0; tries < 3; tries += 1) {
    const error: unknown = await store.ping().catch((caught) => caught);
    expect(error).toBeInstanceOf(StoreError);
    expect(['08006', '57P01', '3D000']).toContain((error as StoreError).sqlState);
  }
  await store.close();
});

test('a connection that breaks under a statement is told without the statement and its values', async () => {
  const store = await openStore({
    dataFolder: 'unused',
    clock: new SetClock(),
    databaseUrl: await newDatabase(),
  });
  const failed = store.dataSource.query(`SELECT pg_terminate_backend(pg_backend_pid()), $1::text`, [
    'canary',
  ]);
  const error: unknown = await failed.catch((caught) => caught);
  const broken = Object.assign(new Error('wrapped'), {
    driverError: new Error('Connection terminated unexpectedly'),
    parameters: ['canary'],
  });
  for (const [each, code] of [
    [error, '57P01'],
    [broken, '08006'],
  ] as const) {
    expect(JSON.stringify(each)).toContain('canary');
    expect(tellable(each)).toEqual(new StoreError(code));
    expect(JSON.stringify(tellable(each))).not.toContain('canary');
  }
  await store.close();
});
