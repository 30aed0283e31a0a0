import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { TOTP } from 'otpauth';
import { buildProgram } from '../../src/cli/build-program.js';
import { runProgram } from '../../src/cli/run-program.js';
import { UnusableKeyFile } from '../../src/exchange/key-file.js';
import { LocalCommands } from '../../src/local/local-commands.js';
import { openStore } from '../../src/store/open-store.js';
import { copyDataFolder } from '../support/copy-data-folder.js';
import { newDatabase } from '../support/run-server.js';
import { openRecordingTerminal } from './recording-terminal.js';

let folder: string;
let databaseUrl: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwright-access-'));
  await copyDataFolder(join(folder, 'data'));
  databaseUrl = await newDatabase();
  await run('migrate');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Instead of the server. */
const EMBEDDED = { DATABASE_URL: '' };

/** Runs one command on a database of the test's own, with a text on stdin. */
async function run(line: string, { stdin = '', environment = {} as NodeJS.ProcessEnv } = {}) {
  const { terminal, told } = openRecordingTerminal();
  const services = new LocalCommands({ DATABASE_URL: databaseUrl, ...environment }, Readable.from([stdin]));
  const program = buildProgram(services, terminal, '0');
  const words = ['--data', join(folder, 'data'), ...line.split(' ')];
  const codeOf = (error: unknown) => (error instanceof UnusableKeyFile ? 2 : undefined);
  await runProgram(program, terminal, words, { codeOf, isDebugging: false });
  const out = told.out.join('\n');
  return {
    code: told.code,
    out,
    error: told.error.join('\n'),
    json: line.includes('--json') && JSON.parse(out),
  };
}

const PASSWORD = 'elbow-7-canyon';

test('people are added, listed, changed and kept out', async () => {
  const added = await run('users add ann --role biller');
  expect(added).toMatchObject({ code: 0, error: '' });
  expect(added.out).toMatch(/^ann: ([a-z2-9]{4}-){5}[a-z2-9]{4}\nIt is not shown again\.$/);
  const given = await run('users add Bob --role auditor --password-stdin --json', {
    stdin: `${PASSWORD}\nmore\n`,
  });
  expect(given.json).toEqual({ userId: expect.any(String), name: 'Bob' });
  expect((await run('users role ann account-manager')).code).toBe(0);
  expect((await run('users withhold ann claim.submit aging.read')).code).toBe(0);
  expect((await run('users disable Bob')).code).toBe(0);
  expect((await run('users list')).out).toBe(
    [
      'user  role             state     second factor  withheld',
      '----  ---------------  --------  -------------  -----------------------',
      'ann   account-manager  active    no             aging.read claim.submit',
      'Bob   auditor          disabled  no',
    ].join('\n'),
  );
  expect((await run('users enable bob')).code).toBe(0);
  expect((await run('users withhold ann --none')).code).toBe(0);
  const listed = await run('users list --json');
  expect(listed.json).toMatchObject([
    { name: 'ann', role: 'account-manager', state: 'active', withheldActions: [], hasSecondFactor: false },
    { name: 'Bob', role: 'auditor', state: 'active' },
  ]);
  expect(listed.out).not.toMatch(/hash|scrypt/i);
  expect((await run('users password ann')).out).toMatch(/^ann: /);
  expect((await run('users password ann --password-stdin', { stdin: PASSWORD })).out).toBe(
    'Password set: ann',
  );
});

test('what is refused ends with 1 and tells no password', async () => {
  const weak = await run('users add eve --role biller --password-stdin', { stdin: 'password1234\n' });
  expect(weak).toMatchObject({ code: 1, out: '' });
  expect(weak.error).toContain('[access.password-guessable]');
  expect(weak.error).not.toContain('password1234');
  const again = await run('users add ANN --role biller');
  expect(again).toMatchObject({ code: 1, error: expect.stringContaining('Refused as conflict') });
  const unknown = await run('users disable zoe');
  expect(unknown).toMatchObject({ code: 1, error: expect.stringContaining('[access.unknown-user]') });
  expect((await run('tokens revoke x')).error).toContain('[access.unknown-token]');
  expect((await run('clients revoke x')).error).toContain('[access.unknown-client]');
  expect((await run('tokens issue x --days 367')).error).toContain('[access.expiry]');
});

test.each([
  ['users add ann', "required option '--role <role>'"],
  ['users add ann --role king', 'One of biller,'],
  ['users add ann secret --role biller', 'too many arguments'],
  ['users add ann --role biller --password x', "unknown option '--password'"],
  ['users role ann king', 'One of biller,'],
  ['users withhold ann', 'name actions, or say --none'],
  ['users withhold ann claim.submit --none', 'name actions, or say --none'],
  ['users withhold ann claim.fly', 'Actions are claim.import,'],
  ['users second-factor ann --code 123456', '--enrolment and --code belong together'],
  ['users add ann --role biller --password-stdin', 'No password is on stdin'],
  ['tokens issue x --days 0', 'A whole number from 1'],
  ['tokens issue', "missing required argument 'name'"],
  ['clients register x', "required option '--jwks <file>'"],
  ['clients register x --jwks nowhere.json', 'nowhere.json is not JSON'],
  ['users', 'Usage: claimwright users'],
])('%s is wrong usage', async (line, text) => {
  const { code, out, error } = await run(line);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(error).toContain(text);
});

/** Begins with a second factor of a user; gives what was told, and what confirms it with a code. */
async function beginSecondFactor(name: string, environment: NodeJS.ProcessEnv) {
  const { json } = await run(`users second-factor ${name} --json`, { environment });
  const { secret } = new TOTP({ secret: json.secret });
  const words = `users second-factor ${name} --enrolment ${json.enrolment} --code`;
  const confirm = (code: string) => run(`${words} ${code}`, { environment });
  return {
    told: json as { secret: string; uri: string },
    codeOfNow: () => TOTP.generate({ secret }),
    confirm,
  };
}

test('a second factor is shown, and kept once a code confirms it', async () => {
  const put = { CLAIMWRIGHT_KEY_FILE: join(folder, 'put.key') };
  await writeFile(put.CLAIMWRIGHT_KEY_FILE, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  await run('users add dot --role biller');
  const { told, codeOfNow, confirm } = await beginSecondFactor('dot', put);
  expect(told.uri).toMatch(/^otpauth:\/\/totp\/Claimwright:dot%40main\?/);
  const wrong = await confirm(codeOfNow() === '000000' ? '000001' : '000000');
  expect(wrong).toMatchObject({ code: 1, error: expect.stringContaining('[access.wrong-code]') });
  expect((await confirm(codeOfNow())).out).toBe('Second factor set: dot');
  const { json } = await run('users list --json');
  expect(json.find((user: { name: string }) => user.name === 'dot')).toMatchObject({ hasSecondFactor: true });

  await writeFile(`${folder}/bad.key`, 'short', { mode: 0o600 });
  const bad = await run('users second-factor dot', {
    environment: { CLAIMWRIGHT_KEY_FILE: `${folder}/bad.key` },
  });
  expect(bad.code).toBe(2);
  expect((await run('users second-factor dot')).error).toContain('No key file is at');
});

test('tokens are issued, listed and revoked', async () => {
  const issued = await run(
    'tokens issue clearinghouse --role edi-integration --days 90 --withhold claim.import',
  );
  expect(issued.code).toBe(0);
  const [text, once] = issued.out.split('\n');
  expect(text).toMatch(/^cwt\.main\.[0-9a-f-]{36}\.[\w-]{43}$/);
  expect(once).toBe('It is not shown again.');
  const { json } = await run('tokens list --json');
  expect(json).toMatchObject([
    { name: 'clearinghouse', role: 'edi-integration', withheldActions: ['claim.import'] },
  ]);
  const days = (Date.parse(json[0].expiresAt) - Date.parse(json[0].issuedAt)) / (24 * 60 * 60_000);
  expect(days).toBeCloseTo(90, 4);
  expect(await run(`tokens revoke ${json[0].tokenId}`)).toMatchObject({
    code: 0,
    out: `Revoked: ${json[0].tokenId}`,
  });
  expect((await run('tokens list --json')).json[0]).toHaveProperty('revokedAt');
  expect((await run('tokens issue reports --json')).json).toMatchObject({
    role: 'edi-integration',
    text: expect.any(String),
  });
});

test('clients are registered by a file of public keys, listed and revoked', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const path = join(folder, 'keys.json');
  await writeFile(path, JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }] }));
  const { json } = await run(`clients register ehr --jwks ${path} --role auditor --json`);
  expect(json).toMatchObject({ name: 'ehr', role: 'auditor', keyIds: ['k1'] });
  expect(json.clientId).toMatch(/^main\.[0-9a-f-]{36}$/);
  expect((await run('clients list')).out).toContain(json.clientId);
  expect((await run(`clients revoke ${json.clientId}`)).code).toBe(0);

  const secret = { ...privateKey.export({ format: 'jwk' }), kid: 'k1' };
  await writeFile(path, JSON.stringify({ keys: [secret] }));
  const refused = await run(`clients register ehr --jwks ${path}`);
  expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('[access.key-private]') });
  expect(refused.error).not.toContain(secret.d);
});

const COMMANDS = [
  ...['users', 'users add', 'users list', 'users disable', 'users enable', 'users role', 'users withhold'],
  ...['users password', 'users second-factor', 'tokens', 'tokens issue', 'tokens list', 'tokens revoke'],
  ...['clients', 'clients register', 'clients list', 'clients revoke'],
];

test.each(COMMANDS)('the help of %s has an example, its exit codes and --json', async (command) => {
  const { code, out, error } = await run(`${command} --help`);
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out).toMatch(new RegExp(`Examples:\n(.*\n)*.*claimwright ${command}`));
  expect(out).toContain('Exit codes: 0 ');
  expect(out).toContain('--json');
});

test('a password that is set here has its full cost', async () => {
  const store = await openStore({ databaseUrl, dataFolder: 'unused', clock: { now: () => new Date() } });
  const users = await store.dataSource.query<{ password_hash: string }[]>('SELECT password_hash FROM users');
  await store.close();
  expect(users.length).toBeGreaterThan(0);
  for (const { password_hash } of users) expect(password_hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
});

describe('beside the embedded database', () => {
  let secrets: string[];

  test('the key is made when a second factor wants it', async () => {
    const own = { environment: EMBEDDED };
    const added = await run('users add cid --role auditor --password-stdin', {
      ...own,
      stdin: `${PASSWORD}\n`,
    });
    expect(added).toMatchObject({ code: 0, error: '' });
    const { told, codeOfNow, confirm } = await beginSecondFactor('cid', EMBEDDED);
    expect((await stat(join(folder, 'data', 'service.key'))).mode & 0o777).toBe(0o600);
    expect((await confirm(codeOfNow())).out).toBe('Second factor set: cid');

    const lost = { ...EMBEDDED, CLAIMWRIGHT_KEY_FILE: join(folder, 'nowhere', 'key') };
    expect((await run('users second-factor cid', { environment: lost })).code).toBe(0);
    expect(await readdir(join(folder, 'nowhere'))).toEqual(['key']);
    secrets = [PASSWORD, told.secret];
  });

  test('nothing that lets anybody in lies in the data folder as it is typed', async () => {
    const { json } = await run('tokens issue last --json', { environment: EMBEDDED });
    const typed = [...secrets, json.text.split('.').at(-1)];
    const files = await readdir(join(folder, 'data', 'database'), { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name));
      const found = typed.filter((secret) => bytes.includes(secret));
      expect({ name: file.name, found: found.length }).toEqual({ name: file.name, found: 0 });
    }
  });
});
