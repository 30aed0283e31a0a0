import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileProject } from '../support/compile-project.js';

const TLS = join(import.meta.dirname, '..', 'fixtures', 'tls');

/** Holds one data folder: the first service makes its database and its key, and what runs afterwards finds them. */
let folder: string;
let main: string;

beforeAll(async () => {
  main = join(await compileProject(), 'src', 'main.js');
  folder = await mkdtemp(join(tmpdir(), 'claimwright-serve-'));
  await copyFile(join(TLS, 'localhost-key.pem'), join(folder, 'key.pem'));
  await chmod(join(folder, 'key.pem'), 0o600);
});

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

afterAll(() => rm(folder, { recursive: true }));

const started: ChildProcess[] = [];

interface Run {
  readonly child: ChildProcess;
  out(): string;
  error(): string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

function run(words: readonly string[], environment: NodeJS.ProcessEnv = {}, data = 'data'): Run {
  const child = spawn(process.execPath, [main, ...words, '--data', join(folder, data)], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const told = { out: '', error: '' };
  child.stdout.on('data', (text) => (told.out += text));
  child.stderr.on('data', (text) => (told.error += text));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, out: () => told.out, error: () => told.error, ended };
}

/** The address that it prints once it listens. */
async function addressOf({ child, out, error, ended }: Run): Promise<string> {
  for (;;) {
    const address = /Listening at (\S+)\n/.exec(out())?.[1];
    if (address) return address;
    const code = await Promise.race([ended, once(child.stdout!, 'data').then(() => undefined)]);
    if (code !== undefined) throw new Error(`It ended with ${code}: ${error()}`);
  }
}

test('C1: beyond loopback it does not start without what keeps it safe', async () => {
  const bare = run(['serve', '--host', '0.0.0.0', '--port', '0'], { CLAIMWRIGHT_SECOND_FACTOR: 'optional' });
  const tls = ['--tls-cert', join(TLS, 'localhost.pem'), '--tls-key', join(folder, 'key.pem')];
  const keyless = run(['serve', '--host', '0.0.0.0', '--port', '0', ...tls], {}, 'keyless');
  expect(await bare.ended).toBe(1);
  expect(bare.error()).toContain('TLS is wanted');
  expect(bare.error()).toContain('a second factor is wanted');
  expect(await keyless.ended).not.toBe(0);
  expect(keyless.error()).toContain('No key file is at');
}, 60_000);

test('it answers, keeps others from its data, logs by its list of fields, and stops when told to', async () => {
  const service = run(['serve', '--port', '0']);
  const address = await addressOf(service);
  // What nobody reads is refused, and stands in no log.
  expect((await fetch(`${address}/health?canary=PATIENT`)).status).toBe(400);
  const health = await fetch(`${address}/health`);
  expect(await health.json()).toMatchObject({ status: 'up' });
  expect((await fetch(`${address}/ready`)).status).toBe(200);
  expect((await fetch(`${address}/`, { redirect: 'manual', headers: { accept: 'text/html' } })).status).toBe(
    303,
  );
  const key = await stat(join(folder, 'data', 'service.key'));
  expect(key.mode & 0o777).toBe(0o600);
  const second = run(['verify']);
  expect(await second.ended).toBe(3);
  expect(second.error()).toContain(`in use by process ${service.child.pid}`);
  service.child.kill('SIGTERM');
  expect(await service.ended).toBe(0);
  const lines = service
    .error()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ route }) => route)).toEqual(['/health', '/health', '/ready', '/']);
  expect(service.error()).not.toContain('PATIENT');
}, 60_000);

test('with TLS, a key and a second factor it starts, and lets nobody in who has none', async () => {
  const made = run(['users', 'add', 'ann', '--role', 'billing-manager', '--json']);
  expect([await made.ended, made.error()]).toEqual([0, '']);
  const { password } = JSON.parse(made.out()) as { password: string };
  const tls = ['--tls-cert', join(TLS, 'localhost.pem'), '--tls-key', join(folder, 'key.pem')];
  const service = run(['serve', '--host', '0.0.0.0', '--port', '0', ...tls]);
  const { port } = new URL(await addressOf(service));
  const ask = await askOverTls(Number(port));
  const entered = await ask('POST', '/api/v1/sessions', {}, JSON.stringify({ name: 'ann', password }));
  expect(entered.status).toBe(201);
  const cookie = String(entered.headers['set-cookie']).split(';')[0]!;
  const claims = await ask('GET', '/api/v1/claims', { cookie });
  expect([claims.status, JSON.parse(claims.text).code]).toEqual([403, 'mfa_required']);
  // Pages of operation are for whoever is on the machine, or has logged in.
  expect((await ask('GET', '/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(401);
  service.child.kill('SIGINT');
  expect(await service.ended).toBe(0);
}, 120_000);

async function askOverTls(port: number) {
  const ca = await readFile(join(TLS, 'localhost.pem'));
  return async (method: string, path: string, headers: Record<string, string>, body?: string) => {
    const sent = request({
      ...{ host: '127.0.0.1', port, method, path, ca },
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    });
    sent.end(body);
    const [response] = await once(sent, 'response');
    let text = '';
    for await (const part of response) text += part;
    return { status: response.statusCode as number, headers: response.headers, text };
  };
}
