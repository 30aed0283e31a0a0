import type { DataSource } from 'typeorm';
import { embeddedDataSource, openEmbedded, serverDataSource } from './src/store/data-source.js';
import { lockFolder } from './src/store/folder-lock.js';

/**
 * For the TypeORM command line, after a build: `npx typeorm migration:show -d dist/ormconfig.js`. The owner's URL
 * where there is one, else the application's, else the embedded database in its folder, which this process locks.
 */
async function openDataSource(): Promise<DataSource> {
  const url = process.env.DATABASE_MIGRATION_URL ?? process.env.DATABASE_URL;
  if (url) return serverDataSource(url);
  const folder = process.env.CLAIMWRIGHT_DATA ?? '.claimwright';
  await lockFolder(folder);
  return embeddedDataSource(await openEmbedded(folder));
}

export default await openDataSource();
