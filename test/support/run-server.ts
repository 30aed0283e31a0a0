import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from './postgres-server.js';

export function runFolder(): string {
  const folder = process.env.CLAIMWRIGHT_TEST_RUN;
  if (folder === undefined) throw new Error('The tests run by jest with the project’s settings only');
  return folder;
}

/**
 * What is made once a run, as a text: the first worker that asks makes it, the others wait for it. A name is that of
 * files in the run's folder.
 */
export async function madeOnce(name: string, make: () => Promise<string>): Promise<string> {
  const place = join(runFolder(), name);
  try {
    await mkdir(`${place}.making`);
  } catch {
    return waitForText(place);
  }
  try {
    const text = await make();
    await writeFile(`${place}.draft`, text);
    await rename(`${place}.draft`, place);
    return text;
  } catch (error) {
    await writeFile(`${place}.failed`, String(error));
    throw error;
  }
}

async function waitForText(place: string): Promise<string> {
  for (let tries = 0; tries < 2_400; tries += 1) {
    const text = await readFile(place, 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
    const failure = await readFile(`${place}.failed`, 'utf8').catch(() => undefined);
    if (failure !== undefined) throw new Error(failure);
    await wait(50);
  }
  throw new Error(`${place} was not made within two minutes`);
}

/** Its hundreds of databases live for a minute each: nobody tidies them up meanwhile. */
const SETTINGS = ['autovacuum=off', 'max_wal_size=8GB', 'checkpoint_timeout=1h'];

/** The URL of the run's server. */
function serverUrl(): Promise<string> {
  return madeOnce(
    'url',
    async () => (await startPostgres(runFolder(), SETTINGS, process.env.CLAIMWRIGHT_TEST_DATA)).url,
  );
}

/** A new database on the run's server: empty, or as the other one is, to which nobody may be connected. */
export async function newDatabase(template?: string): Promise<string> {
  const url = new URL(await serverUrl());
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await client.query(`CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}
