import {
  checkServer,
  judgeServerFacts,
  readServerFacts,
  type ServerFacts,
  UnsafeServerError,
} from '../../src/store/check-server.js';
import { serverDataSource } from '../../src/store/data-source.js';
import { openStore } from '../../src/store/open-store.js';
import { openTestStore } from '../support/open-test-store.js';
import { SetClock } from '../support/set-clock.js';

const SAFE: ServerFacts = {
  versionNumber: 140_005,
  settings: { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'remote_apply', data_checksums: 'on' },
  tlsVersion: 'TLSv1.3',
  isUnbound: false,
  isOwner: false,
};

const { tlsVersion: _, ...PLAIN } = SAFE;

function withSetting(name: string, value: string): ServerFacts {
  return { ...SAFE, settings: { ...SAFE.settings, [name]: value } };
}

const ENCRYPT = 'The connection to the database is not encrypted; DATABASE_URL needs sslmode=verify-full';
const CHECKSUMS =
  'The database server has data_checksums off; initdb --data-checksums or pg_checksums turns it on';
const UNBOUND =
  'The login of DATABASE_URL is a superuser or has BYPASSRLS; a login with neither is needed, ' +
  'and the owner in DATABASE_MIGRATION_URL';
const OWNER =
  'The login of DATABASE_URL owns tables, the schema or the database; a login that owns nothing is needed, ' +
  'and the owner in DATABASE_MIGRATION_URL';

const ALWAYS: readonly (readonly [string, ServerFacts, string])[] = [
  [
    'an old version',
    { ...SAFE, versionNumber: 130_014 },
    'The database server is PostgreSQL 13; 14 or later is needed',
  ],
  ...(['fsync', 'full_page_writes', 'synchronous_commit'] as const).map(
    (name) =>
      [
        `${name} off`,
        withSetting(name, 'off'),
        `The database server has ${name} off; with it a commit could be lost`,
      ] as const,
  ),
  [
    'commits that wait for no disk but this one’s cache',
    withSetting('synchronous_commit', 'local'),
    'The database server has synchronous_commit off; with it a commit could be lost',
  ],
];

const STRICT: readonly (readonly [string, ServerFacts, string])[] = [
  ['no TLS', PLAIN, ENCRYPT],
  [
    'an old TLS',
    { ...SAFE, tlsVersion: 'TLSv1.1' },
    'The connection to the database uses TLSv1.1; TLSv1.2 or later is needed',
  ],
  ['pages without checksums', withSetting('data_checksums', 'off'), CHECKSUMS],
  ['a login above row-level security', { ...SAFE, isUnbound: true }, UNBOUND],
  ['a login that owns', { ...SAFE, isOwner: true }, OWNER],
];

describe('what is known of a server', () => {
  test('a safe one is found so', () => {
    expect([judgeServerFacts(SAFE, true), judgeServerFacts(SAFE, false)]).toEqual([[], []]);
  });

  test.each(ALWAYS)('%s is always refused', (_, facts, found) => {
    expect([judgeServerFacts(facts, true), judgeServerFacts(facts, false)]).toEqual([[found], [found]]);
  });

  test.each(STRICT)('%s is refused where other machines reach the service', (_, facts, found) => {
    expect([judgeServerFacts(facts, true), judgeServerFacts(facts, false)]).toEqual([[found], []]);
  });

  test('everything that is wrong is told at once', () => {
    const facts = { ...PLAIN, settings: { ...SAFE.settings, fsync: 'off', data_checksums: 'off' } };
    expect(judgeServerFacts(facts, true)).toEqual([
      'The database server has fsync off; with it a commit could be lost',
      ENCRYPT,
      CHECKSUMS,
    ]);
  });
});

describe('a server in a strict service', () => {
  /** The run's server with a new database, and a login of the given attributes. */
  async function openWithLogin(attributes: string) {
    const opened = await openTestStore();
    const url = new URL(opened.databaseUrl!);
    const login = `login_${url.pathname.slice(1)}`;
    const query = (statement: string) => opened.store.dataSource.query(statement);
    await query(`CREATE ROLE ${login} LOGIN ${attributes}`);
    await query(`GRANT claimwright_app TO ${login}`);
    url.username = login;
    const source = await serverDataSource(url.href, 1).initialize();
    const close = async () => {
      await source.destroy();
      await opened.close();
    };
    return { opened, query, login, source, url: url.href, close };
  }

  test('the test’s own login is read as the superuser that it is, without TLS and with checksums', async () => {
    const opened = await openTestStore();
    const { dataSource } = opened.store;
    expect(await readServerFacts(dataSource)).toEqual({
      versionNumber: expect.any(Number),
      settings: { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', data_checksums: 'on' },
      isUnbound: true,
      isOwner: true,
    });
    const found = [ENCRYPT, UNBOUND, OWNER].join('; ');
    await expect(checkServer(dataSource, { strict: true })).rejects.toEqual(new UnsafeServerError(found));
    const strict = { databaseUrl: opened.databaseUrl!, dataFolder: 'unused', clock: new SetClock() };
    await expect(openStore({ ...strict, strict: true })).rejects.toEqual(new UnsafeServerError(found));
    await opened.close();
  });

  test('a login with no right of its own lacks only TLS, and can tell what is pending', async () => {
    const { opened, source, url, close } = await openWithLogin('');
    expect(await readServerFacts(source)).toMatchObject({ isUnbound: false, isOwner: false });
    await expect(checkServer(source, { strict: true })).rejects.toEqual(new UnsafeServerError(ENCRYPT));
    const store = await openStore({ databaseUrl: url, dataFolder: 'unused', clock: new SetClock() });
    expect(await store.pendingMigrations()).toEqual([]);
    const pending = [
      ...['ListColumns1767225600007', 'CheckedByStatement1767225700001'],
      ...['RecoupmentTables1767225700002', 'AdjustmentTerms1767225700003'],
      ...['BalanceCertificates1767225700004', 'ManualDecisions1767225700005'],
      ...['ApprovalTables1767225700007', 'InterchangesAndProposals1767225700009'],
      ...['LeanPosting1767225700010', 'LegacyClaims1767225700017'],
      ...['SettingsVersions1767225700018', 'PatientPayments1767225700021', 'AuditLinks1767225700022'],
      'PlainFileBytes1767225700023',
    ];
    for (const _ of pending) await opened.store.dataSource.undoLastMigration();
    // The right to look went with the migration that gives it.
    await expect(store.pendingMigrations()).rejects.toMatchObject({ sqlState: '42501' });
    expect(await opened.store.pendingMigrations()).toEqual(pending);
    await store.close();
    await close();
  });

  test.each([
    ['BYPASSRLS', ''],
    ['', 'GRANT postgres TO $login'],
  ])('a login with %s %s is unbound', async (attributes, grant) => {
    const { query, login, source, close } = await openWithLogin(attributes);
    if (grant !== '') await query(grant.replace('$login', login));
    expect(await readServerFacts(source)).toMatchObject({ isUnbound: true });
    await close();
  });

  test.each([
    'ALTER TABLE sessions OWNER TO $login',
    'ALTER SCHEMA public OWNER TO $login',
    'ALTER DATABASE $database OWNER TO $login',
  ])('%s makes an owner', async (statement) => {
    const { query, login, source, url, close } = await openWithLogin('');
    const database = new URL(url).pathname.slice(1);
    await query(statement.replace('$login', login).replace('$database', database));
    expect(await readServerFacts(source)).toMatchObject({ isUnbound: false, isOwner: true });
    await close();
  });
});
