import type { DataSource } from 'typeorm';
import { done } from '../../schemas/outcome.js';
import type { Actor } from '../../src/app/actor.js';
import { BEGINNING } from '../../src/app/records/practice-records.js';
import { describeOnBothDatabases } from '../support/describe-on-databases.js';
import { openTestStore } from '../support/open-test-store.js';

async function driftOf(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

/** Columns, constraints, indexes, policies and triggers, as the database itself writes them. */
function shapeOf(dataSource: DataSource): Promise<unknown[]> {
  return dataSource.query(
    `WITH tables AS (SELECT oid, relname FROM pg_class
       WHERE relkind IN ('r', 'v') AND relnamespace = 'public'::regnamespace)
     SELECT relname, 'column' AS what, attname::text, format_type(atttypid, atttypmod) || attnotnull::text AS definition
       FROM pg_attribute JOIN tables t ON t.oid = attrelid WHERE attnum > 0 AND NOT attisdropped
     UNION ALL SELECT relname, 'constraint', conname, pg_get_constraintdef(c.oid)
       FROM pg_constraint c JOIN tables t ON t.oid = conrelid WHERE contype <> 'n'
     UNION ALL SELECT relname, 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid)
       FROM pg_index JOIN tables t ON t.oid = indrelid
     UNION ALL SELECT relname, 'trigger', tgname, tgenabled::text || pg_get_triggerdef(g.oid)
       FROM pg_trigger g JOIN tables t ON t.oid = tgrelid WHERE NOT tgisinternal
     UNION ALL SELECT relname, 'policy', polname, pg_get_expr(polqual, polrelid)
       FROM pg_policy JOIN tables t ON t.oid = polrelid
     ORDER BY 1, 2, 3`,
  );
}

describeOnBothDatabases('migrations', (opened) => {
  test('make exactly the tables that the entities describe', async () => {
    expect(await driftOf(opened().store.dataSource)).toEqual([]);
  });

  test('a column that only the database has is seen as drift', async () => {
    const { dataSource } = opened().store;
    await dataSource.query('ALTER TABLE counters ADD COLUMN planted integer');
    expect(await driftOf(dataSource)).toEqual(['ALTER TABLE "counters" DROP COLUMN "planted"']);
    await dataSource.query('ALTER TABLE counters DROP COLUMN planted');
  });

  test('a second run finds nothing to do', async () => {
    expect(await opened().store.migrate()).toEqual([]);
  });

  test('can be taken back, and applied again', async () => {
    const { dataSource, migrate } = { ...opened().store };
    const before = await shapeOf(dataSource);
    for (let left = 20; left > 0; left -= 1) await dataSource.undoLastMigration();
    const names = new Set((await shapeOf(dataSource)).map((row) => (row as { relname: string }).relname));
    expect([...names]).toEqual(['claimwright_migrations']);
    expect(await migrate()).toHaveLength(20);
    expect(await shapeOf(dataSource)).toEqual(before);
  });
});

test('settings from before versions were kept are the first version, from the beginning', async () => {
  const { store, close } = await openTestStore();
  const actor: Actor = { actorId: 'test', role: 'billing-manager', practiceId: 'main' };
  for (const _ of ['PlainFileBytes', 'AuditLinks', 'PatientPayments', 'SettingsVersions'])
    await store.dataSource.undoLastMigration();
  await store.dataSource.query(
    `INSERT INTO practices VALUES ('main', 'Main', '{"npi": "1"}'), ('b', 'B', '{}')`,
  );
  expect(await store.migrate()).toEqual([
    ...['SettingsVersions1767225700018', 'PatientPayments1767225700021'],
    ...['AuditLinks1767225700022', 'PlainFileBytes1767225700023'],
  ]);
  const read = await store.unitOfWork.run(actor, { action: 'practice.configure' }, async ({ practices }) =>
    done([await practices.versions(), await practices.findVersion(1)]),
  );
  const first = { version: 1, recordedAt: BEGINNING, recordedBy: 'unrecorded', changed: ['npi'] };
  expect(read).toEqual({ done: [[first], { npi: '1' }] });
  await close();
});

test('two databases of the same migrations have the same shape', async () => {
  const [embedded, server] = [await openTestStore('embedded'), await openTestStore('server')];
  const shapes = [await shapeOf(embedded.store.dataSource), await shapeOf(server.store.dataSource)];
  expect(shapes[0]).toEqual(shapes[1]);
  await embedded.close();
  await server.close();
});
