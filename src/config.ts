import { join } from 'node:path';

/** What the environment and the command line decide. */
export interface Config {
  /** `DATABASE_URL`: PostgreSQL 14 or later; without it the database is embedded. */
  readonly databaseUrl?: string;
  /** `DATABASE_MIGRATION_URL`: the same database as its owner. */
  readonly migrationUrl?: string;
  /** Folder of the embedded database: `--data`, else `CLAIMWRIGHT_DATA`, else `.claimwright`. */
  readonly dataFolder: string;
  /** The database has to be safe for a service that other machines reach. */
  readonly strict?: boolean;
  /** `CLAIMWRIGHT_KEY_FILE`: where the service key lies; `service.key` in the data folder when absent. */
  readonly keyFile: string;
}

export function readConfig(environment: NodeJS.ProcessEnv, dataFolder?: string): Config {
  const { DATABASE_URL, DATABASE_MIGRATION_URL, CLAIMWRIGHT_DATA, CLAIMWRIGHT_KEY_FILE } = environment;
  const folder = dataFolder ?? CLAIMWRIGHT_DATA ?? '.claimwright';
  return {
    ...(DATABASE_URL && { databaseUrl: DATABASE_URL }),
    ...(DATABASE_MIGRATION_URL && { migrationUrl: DATABASE_MIGRATION_URL }),
    dataFolder: folder,
    keyFile: CLAIMWRIGHT_KEY_FILE ?? join(folder, 'service.key'),
  };
}
