import { v7 as uuidV7 } from 'uuid';
import type { AppContext } from './app/context.js';
import type { Clock, IdSource } from './app/ports.js';
import type { Config } from './config.js';
import { openStore, type Store } from './store/open-store.js';

export interface Application {
  readonly context: AppContext;
  readonly store: Store;
  /** Names of the migrations that opening applied. */
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

const SYSTEM_CLOCK: Clock = { now: () => new Date() };

const IDS: IdSource = { next: () => uuidV7() };

/** Wires the use cases to the database and brings its schema up to date. */
export async function compose(config: Config, clock: Clock = SYSTEM_CLOCK): Promise<Application> {
  const store = await openStore({ ...config, clock });
  const migrated = await store.migrate();
  const context = { unitOfWork: store.unitOfWork, clock, ids: IDS };
  return { context, store, migrated, close: () => store.close() };
}
