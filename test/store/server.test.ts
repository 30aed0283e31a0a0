import pg from 'pg';
import { done } from '../../schemas/outcome.js';
import { openStore } from '../../src/store/open-store.js';
import { expectCoherentBooks } from '../support/expect-coherent-books.js';
import { newDatabase } from '../support/run-server.js';
import { layGround, newActor } from '../support/sample-records.js';
import { SetClock } from '../support/set-clock.js';

/** The database's URL with another login. */
function urlOf(databaseUrl: string, user: string): string {
  const url = new URL(databaseUrl);
  url.username = user;
  return url.href;
}

async function asSuperuser(databaseUrl: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

describe('a PostgreSQL server', () => {
  const clock = new SetClock();

  test('an owner migrates, and a login without any right of its own works under the role', async () => {
    const databaseUrl = await newDatabase();
    const name = new URL(databaseUrl).pathname.slice(1);
    const [owner, login] = [`owner_${name}`, `login_${name}`];
    await asSuperuser(
      databaseUrl,
      `CREATE ROLE ${owner} LOGIN CREATEROLE`,
      `CREATE ROLE ${login} LOGIN`,
      `ALTER DATABASE ${name} OWNER TO ${owner}`,
      `ALTER SCHEMA public OWNER TO ${owner}`,
      // Another test of this server may have made the role already.
      `DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'claimwright_app')
        THEN GRANT claimwright_app TO ${owner} WITH ADMIN OPTION; END IF; END $$`,
    );
    const store = await openStore({
      databaseUrl: urlOf(databaseUrl, login),
      migrationUrl: urlOf(databaseUrl, owner),
      dataFolder: 'unused',
      clock,
    });
    expect(await store.migrate()).toHaveLength(20);
    const actor = newActor();
    const opened = {
      kind: 'server',
      store,
      clock,
      allowBreaches: () => {},
      close: () => store.close(),
    } as const;
    const { claims } = await layGround(opened, actor, 2);
    await expectCoherentBooks(store, actor);
    const found = await store.unitOfWork.run(actor, { action: 'claim.read' }, async (records) =>
      done((await records.claims.getByIds(claims.map(({ claimId }) => claimId))).length),
    );
    expect(found).toEqual({ done: 2 });
    expect(await store.dataSource.query('SELECT * FROM claims')).toEqual([]);
    await expect(store.dataSource.query('DELETE FROM claims')).rejects.toThrow('permission denied');
    await store.close();
  });

  test.each(['fsync', 'full_page_writes', 'synchronous_commit'])(
    'is refused with %s off',
    async (setting) => {
      const databaseUrl = await newDatabase();
      const name = new URL(databaseUrl).pathname.slice(1);
      // The first two belong to the server: this login is told that they are off as the server would tell it.
      const statement =
        setting === 'synchronous_commit'
          ? `ALTER DATABASE ${name} SET synchronous_commit = off`
          : `DO $$ BEGIN
             CREATE VIEW public.pg_settings AS
               SELECT name, CASE name WHEN '${setting}' THEN 'off' ELSE setting END AS setting
               FROM pg_catalog.pg_settings;
             ALTER DATABASE ${name} SET search_path = public, pg_catalog;
           END $$`;
      await asSuperuser(databaseUrl, statement);
      const opening = openStore({ databaseUrl, dataFolder: 'unused', clock });
      await expect(opening).rejects.toThrow(
        `The database server has ${setting} off; with it a commit could be lost`,
      );
    },
  );

  test('that does not answer is told by its code alone', async () => {
    const databaseUrl = 'postgres://somebody:secret@127.0.0.1:1/nothing';
    const opening = openStore({ databaseUrl, dataFolder: 'unused', clock });
    await expect(opening).rejects.toMatchObject({ name: 'StoreError', sqlState: 'ECONNREFUSED' });
    await expect(opening).rejects.not.toThrow('secret');
  });
});
