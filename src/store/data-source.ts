import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { entities } from './entities/entities.js';
import { migrations } from './migrations/migrations.js';

/** How long a unit of work waits for a connection before it is told that there is none. */
const CONNECTION_WAIT = 120_000;

const COMMON = {
  type: 'postgres',
  entities,
  migrations,
  migrationsTableName: 'claimwright_migrations',
  migrationsTransactionMode: 'each',
  installExtensions: false,
  synchronize: false,
  logging: false,
  // A broken idle connection is replaced by the next query; there is nobody to tell.
  poolErrorHandler: () => {},
} as const;

/** A PostgreSQL server, 14 or later. */
export function serverDataSource(url: string, poolSize = 10): DataSource {
  const extra = { max: poolSize, connectionTimeoutMillis: CONNECTION_WAIT, pipeline: true };
  return new DataSource({ ...COMMON, url, applicationName: 'claimwright', extra } as DataSourceOptions);
}

/** The embedded PostgreSQL. It has one connection, so that units of work take turns. */
export function embeddedDataSource(database: PGlite): DataSource {
  const extra = {
    ...createPgConfig(database),
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: CONNECTION_WAIT,
  };
  return new DataSource({ ...COMMON, extra } as DataSourceOptions);
}

/** What an embedded database in memory begins from: a dumped data folder, and its program compiled before. */
export type EmbeddedStart = Pick<PGliteOptions, 'loadDataDir' | 'pgliteWasmModule'>;

/** Opens the embedded database in the folder, or in memory. */
export async function openEmbedded(folder: string | undefined, start: EmbeddedStart = {}): Promise<PGlite> {
  if (folder === undefined) return PGlite.create({ ...start });
  const dataDir = join(folder, 'database');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return PGlite.create({ dataDir });
}
