import type { DataSource } from 'typeorm';

/** The server's settings could lose what it said was committed, or it is too old. */
export class UnsafeServerError extends Error {
  override readonly name = 'UnsafeServerError';
}

const OLDEST = 14;

/** Settings without which a commit that was answered may be lost. */
const MUST_BE_ON = ['fsync', 'full_page_writes', 'synchronous_commit'];

/** Refuses a server on which the ledger would not be safe. (reliability.md R10) */
export async function checkServer(dataSource: DataSource): Promise<void> {
  const [version] = await dataSource.query<{ number: string }[]>(
    `SELECT current_setting('server_version_num') AS number`,
  );
  const major = Math.floor(Number(version?.number) / 10_000);
  if (!(major >= OLDEST)) {
    throw new UnsafeServerError(`The database server is PostgreSQL ${major}; ${OLDEST} or later is needed`);
  }
  const off = await dataSource.query<{ name: string }[]>(
    `SELECT name FROM pg_settings WHERE name = ANY($1) AND setting IN ('off', 'local')`,
    [MUST_BE_ON],
  );
  if (off.length > 0) {
    const names = off.map(({ name }) => name).join(', ');
    throw new UnsafeServerError(`The database server has ${names} off; with it a commit could be lost`);
  }
}
