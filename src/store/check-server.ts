import type { DataSource } from 'typeorm';
import { tellable } from './store-error.js';

/** The server's settings could lose what it said was committed or show it to others, or it is too old. */
export class UnsafeServerError extends Error {
  override readonly name = 'UnsafeServerError';
}

/** What is known of a server and of our connection to it. */
export interface ServerFacts {
  /** `server_version_num`: 140005 is 14.5. */
  readonly versionNumber: number;
  /** Settings by name, as the server writes them. */
  readonly settings: Readonly<Record<string, string>>;
  /** Of this connection, `TLSv1.3`; absent where it is not encrypted. */
  readonly tlsVersion?: string;
  /** The login is a superuser or goes around row-level security, or may become a role that does. */
  readonly isUnbound: boolean;
  /** The login owns the database, the schema or a table in it, or may become a role that does. */
  readonly isOwner: boolean;
}

const OLDEST = 14;

/** Settings without which a commit that was answered may be lost. */
const MUST_BE_ON = ['fsync', 'full_page_writes', 'synchronous_commit'];

const OLD_TLS = ['TLSv1', 'TLSv1.1'];

/**
 * Refuses a server on which the ledger would not be safe, naming every setting that is wanted. `strict` is for a
 * service that other machines reach. (reliability.md R10)
 */
export async function checkServer(
  dataSource: DataSource,
  { strict = false }: { readonly strict?: boolean } = {},
): Promise<void> {
  const [first, ...others] = judgeServerFacts(await readServerFacts(dataSource), strict);
  if (first !== undefined) throw new UnsafeServerError([first, ...others].join('; '));
}

/** What is wrong with a server, each with what is wanted instead; none when it is safe. */
export function judgeServerFacts(facts: ServerFacts, isStrict: boolean): string[] {
  const major = Math.floor(facts.versionNumber / 10_000);
  if (!(major >= OLDEST)) {
    return [`The database server is PostgreSQL ${major}; ${OLDEST} or later is needed`];
  }
  const off = MUST_BE_ON.filter((name) => ['off', 'local'].includes(facts.settings[name] ?? 'off'));
  const losing =
    off.length > 0 ? [`The database server has ${off.join(', ')} off; with it a commit could be lost`] : [];
  return isStrict ? [...losing, ...judgeExposure(facts)] : losing;
}

function judgeExposure({ settings, tlsVersion, isUnbound, isOwner }: ServerFacts): string[] {
  const found: string[] = [];
  if (tlsVersion === undefined) {
    found.push('The connection to the database is not encrypted; DATABASE_URL needs sslmode=verify-full');
  } else if (OLD_TLS.includes(tlsVersion)) {
    found.push(`The connection to the database uses ${tlsVersion}; TLSv1.2 or later is needed`);
  }
  if (settings.data_checksums !== 'on') {
    found.push(
      'The database server has data_checksums off; initdb --data-checksums or pg_checksums turns it on',
    );
  }
  if (isUnbound) {
    found.push(
      'The login of DATABASE_URL is a superuser or has BYPASSRLS; a login with neither is needed, ' +
        'and the owner in DATABASE_MIGRATION_URL',
    );
  }
  if (isOwner) {
    found.push(
      'The login of DATABASE_URL owns tables, the schema or the database; a login that owns nothing is needed, ' +
        'and the owner in DATABASE_MIGRATION_URL',
    );
  }
  return found;
}

const UNBOUND = `EXISTS (SELECT FROM pg_roles
  WHERE (rolsuper OR rolbypassrls) AND pg_has_role(session_user, oid, 'MEMBER'))`;

const OWNER = `EXISTS (
    SELECT relowner AS owner FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND pg_has_role(session_user, relowner, 'MEMBER')
    UNION ALL SELECT nspowner FROM pg_namespace
      WHERE oid = current_schema()::regnamespace AND pg_has_role(session_user, nspowner, 'MEMBER')
    UNION ALL SELECT datdba FROM pg_database
      WHERE datname = current_database() AND pg_has_role(session_user, datdba, 'MEMBER'))`;

const FACTS = `SELECT current_setting('server_version_num')::integer AS "versionNumber",
    (SELECT json_object_agg(name, setting) FROM pg_settings WHERE name = ANY($1)) AS settings,
    (SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl) AS "tlsVersion",
    ${UNBOUND} AS "isUnbound", ${OWNER} AS "isOwner"`;

export async function readServerFacts(dataSource: DataSource): Promise<ServerFacts> {
  type Row = Omit<ServerFacts, 'tlsVersion'> & { readonly tlsVersion: string | null };
  try {
    const names = [...MUST_BE_ON, 'data_checksums'];
    const [row] = await dataSource.query<[Row]>(FACTS, [names]);
    const { tlsVersion, ...facts } = row;
    return { ...facts, ...(tlsVersion !== null && { tlsVersion }) };
  } catch (error) {
    throw tellable(error);
  }
}
