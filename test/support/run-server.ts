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

/** The URL of the run's server. The first worker that asks starts it, the others wait until it answers. */
async function serverUrl(): Promise<string> {
  const folder = runFolder();
  try {
    await mkdir(join(folder, 'starting'));
  } catch {
    return waitForUrl(join(folder, 'url'), join(folder, 'failed'));
  }
  try {
    const { url } = await startPostgres(folder);
    await writeFile(join(folder, 'url.new'), url);
    await rename(join(folder, 'url.new'), join(folder, 'url'));
    return url;
  } catch (error) {
    await writeFile(join(folder, 'failed'), String(error));
    throw error;
  }
}

async function waitForUrl(file: string, failed: string): Promise<string> {
  for (let tries = 0; tries < 600; tries += 1) {
    const url = await readFile(file, 'utf8').catch(() => undefined);
    if (url !== undefined) return url;
    const failure = await readFile(failed, 'utf8').catch(() => undefined);
    if (failure !== undefined) throw new Error(failure);
    await wait(50);
  }
  throw new Error('The PostgreSQL server of this run was not started within 30 seconds');
}

/** A new, empty database on the run's server. */
export async function newDatabase(): Promise<string> {
  const url = new URL(await serverUrl());
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}
