import { DataSource } from 'typeorm';
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
  const lock = await lockFolder(folder);
  const database = await openEmbedded(folder);
  const dataSource = embeddedDataSource(database);
  // The command line ends when nothing is open any more, so what it destroys has to close the database too.
  const destroy = async () => {
    await DataSource.prototype.destroy.call(dataSource);
    await database.close();
    await lock.release();
  };
  return Object.assign(dataSource, { destroy });
}

export default await openDataSource();
