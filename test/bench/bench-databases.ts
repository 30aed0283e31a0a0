import pg from 'pg';

/**
 * The database with the claims, before any payment. Every round of posting starts from a copy of it.
 *
 * @param stored claims that lie there beside those that are paid
 */
export function groundDatabase(stored: number): string {
  return `bench_ground_${stored}`;
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function withDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A copy of the ground, written through to the disk before anybody measures; gives its URL. */
export async function copyGround(serverUrl: string, name: string, stored: number): Promise<string> {
  await withDatabase(serverUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${groundDatabase(stored)} STRATEGY file_copy`);
    await client.query('CHECKPOINT');
  });
  return databaseUrl(serverUrl, name);
}
