import type { PGlite } from '@electric-sql/pglite';
import type { DataSource } from 'typeorm';
import type { Credentials, IdempotencyRecords } from '../app/access/access-records.js';
import type { Actor } from '../app/actor.js';
import type { Clock, InvariantChecks, UnitOfWork } from '../app/ports.js';
import type { Snapshots } from '../app/rebuild/snapshot.js';
import { checkServer, UnsafeServerError } from './check-server.js';
import { type EmbeddedStart, embeddedDataSource, openEmbedded, serverDataSource } from './data-source.js';
import { type FolderLock, lockFolder } from './folder-lock.js';
import { StoreInvariants } from './invariants/store-invariants.js';
import { findPendingMigrations, grantRole, runMigrations } from './migrate.js';
import { StoreSnapshots } from './snapshots/store-snapshots.js';
import { tellable } from './store-error.js';
import { StoredCredentials } from './stored-credentials.js';
import { StoredKeys } from './stored-keys.js';
import { TransactionUnitOfWork } from './unit-of-work.js';

export interface StoreSettings {
  /** `DATABASE_URL`: a PostgreSQL server, 14 or later. Without it the database is embedded. */
  readonly databaseUrl?: string;
  /** `DATABASE_MIGRATION_URL`: the same database as its owner; `databaseUrl` when absent. */
  readonly migrationUrl?: string;
  /** Folder of the embedded database; `:memory:` keeps nothing. */
  readonly dataFolder: string;
  readonly clock: Clock;
  /** What `:memory:` starts from, which is faster than an empty folder. */
  readonly embeddedStart?: EmbeddedStart;
  /** For a service that other machines reach: the server has to be safe from them too. The embedded one is. */
  readonly strict?: boolean;
}

export interface Store {
  readonly unitOfWork: UnitOfWork;
  readonly invariants: InvariantChecks;
  readonly snapshots: Snapshots;
  readonly credentials: Credentials;
  /** Keys and answers of the actor's practice, outside any unit of work. */
  idempotency(actor: Actor): IdempotencyRecords;
  /** Brings the schema up to date; gives the names of the migrations it applied. */
  migrate(): Promise<string[]>;
  /** Names of the migrations that the database lacks; what it has beyond them is not looked at. */
  pendingMigrations(): Promise<string[]>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
  /** For ORM tools and for tests; the application works by `unitOfWork` alone. */
  readonly dataSource: DataSource;
}

/**
 * Opens the database: a server where a URL is given, else the embedded one in its folder, which it locks. Throws
 * FolderInUseError when another process holds the folder, and UnsafeServerError for a server that can lose commits.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  return settings.databaseUrl === undefined ? openEmbeddedStore(settings) : openServerStore(settings);
}

async function openServerStore(settings: StoreSettings): Promise<Store> {
  const url = settings.databaseUrl!;
  const dataSource = await opened(serverDataSource(url));
  try {
    await checkServer(dataSource, { strict: settings.strict === true });
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  const migrate = async () => {
    if (settings.migrationUrl === undefined) {
      if (settings.strict) return refusePending(dataSource);
      return runMigrations(dataSource, true);
    }
    const owner = await opened(serverDataSource(settings.migrationUrl, 2));
    try {
      const applied = await runMigrations(owner, true);
      await grantRole(owner, dataSource);
      return applied;
    } finally {
      await owner.destroy();
    }
  };
  return storeOf(settings.clock, dataSource, migrate, () => dataSource.destroy());
}

/** Whoever makes tables owns them, and in a strict service the login may not. */
async function refusePending(dataSource: DataSource): Promise<string[]> {
  const pending = await findPendingMigrations(dataSource);
  if (pending.length === 0) return [];
  throw new UnsafeServerError(
    `The database lacks ${pending.length} migrations; DATABASE_MIGRATION_URL is needed, with the owner of its tables`,
  );
}

async function openEmbeddedStore(settings: StoreSettings): Promise<Store> {
  const folder = settings.dataFolder === ':memory:' ? undefined : settings.dataFolder;
  const lock = folder === undefined ? undefined : await lockFolder(folder);
  let database: PGlite | undefined;
  try {
    database = await openEmbedded(folder, settings.embeddedStart);
    const dataSource = await opened(embeddedDataSource(database));
    const close = async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await closeEmbedded(database, lock);
    };
    return storeOf(settings.clock, dataSource, () => runMigrations(dataSource, false), close);
  } catch (error) {
    await closeEmbedded(database, lock);
    throw error;
  }
}

/** The database first: whoever gets the folder next finds it at rest. */
async function closeEmbedded(database: PGlite | undefined, lock: FolderLock | undefined): Promise<void> {
  if (database && !database.closed) await database.close();
  await lock?.release();
}

function opened(dataSource: DataSource): Promise<DataSource> {
  return told(dataSource.initialize());
}

async function told<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw tellable(error);
  }
}

function storeOf(
  clock: Clock,
  dataSource: DataSource,
  migrate: () => Promise<string[]>,
  close: () => Promise<void>,
): Store {
  const unitOfWork = new TransactionUnitOfWork(dataSource, clock);
  return {
    unitOfWork,
    invariants: new StoreInvariants(dataSource, unitOfWork, clock),
    snapshots: new StoreSnapshots(dataSource, unitOfWork, clock),
    credentials: new StoredCredentials(dataSource, clock),
    idempotency: (actor) => new StoredKeys(dataSource, clock, actor),
    migrate,
    pendingMigrations: () => findPendingMigrations(dataSource),
    ping: async () => {
      await told(dataSource.query('SELECT 1'));
    },
    close,
    dataSource,
  };
}
