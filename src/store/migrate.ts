import type { DataSource } from 'typeorm';
import { migrations } from './migrations/migrations.js';
import { tellable } from './store-error.js';

/** Any fixed number: whoever migrates holds this advisory lock. */
const LOCK = 8_370_835;

/**
 * Applies what is missing, each migration in its own transaction. On a server a lock keeps other processes waiting
 * until it is done; the embedded database has no others.
 */
export async function runMigrations(dataSource: DataSource, onServer: boolean): Promise<string[]> {
  const holder = onServer ? dataSource.createQueryRunner() : undefined;
  try {
    await holder?.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const applied = await dataSource.runMigrations({ transaction: 'each' });
    return applied.map(({ name }) => name);
  } catch (error) {
    throw tellable(error);
  } finally {
    await holder?.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => {});
    await holder?.release();
  }
}

/** Names of the migrations that the database lacks, first to last. Needs no more than the application's role. */
export async function findPendingMigrations(dataSource: DataSource): Promise<string[]> {
  try {
    const [table] = await dataSource.query<{ known: boolean }[]>(
      `SELECT to_regclass('claimwright_migrations') IS NOT NULL AS known`,
    );
    const rows = table?.known
      ? await dataSource.query<{ name: string }[]>('SELECT name FROM claimwright_migrations')
      : [];
    const applied = new Set(rows.map(({ name }) => name));
    return migrations.map((migration) => new migration().name).filter((name) => !applied.has(name));
  } catch (error) {
    throw tellable(error);
  }
}

/** Lets the login of the application act under the application's role. */
export async function grantRole(owner: DataSource, application: DataSource): Promise<void> {
  const [login] = await application.query<{ name: string }[]>('SELECT session_user AS name');
  const name = quoted(login?.name ?? '');
  await owner.query(
    `DO $$ BEGIN
       IF NOT pg_has_role(${name}, 'claimwright_app', 'MEMBER') THEN
         EXECUTE format('GRANT claimwright_app TO %I', ${name}::text);
       END IF;
     END $$`,
  );
}

/** A string constant; DO takes no parameters. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
