import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkServiceSettings,
  isLoopback,
  type ServiceSettings,
} from '../../src/serving/service-settings.js';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'tls');

let folder: string;
let tls: Pick<ServiceSettings, 'tlsCertificateFile' | 'tlsKeyFile'>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwright-settings-'));
  const tlsKeyFile = join(folder, 'key.pem');
  await copyFile(join(FIXTURES, 'localhost-key.pem'), tlsKeyFile);
  await chmod(tlsKeyFile, 0o600);
  tls = { tlsCertificateFile: join(FIXTURES, 'localhost.pem'), tlsKeyFile };
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const refusalOf = (settings: Partial<ServiceSettings>) =>
  checkServiceSettings({ host: '0.0.0.0', port: 0, ...settings }).then(
    () => 'started',
    (error: Error) => error.message,
  );

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.0.2.7', false],
  ['127.0.0.1.example.org', false],
  ['localhost.example.org', false],
])('%s is loopback: %s', (host, isIt) => {
  expect(isLoopback(host)).toBe(isIt);
});

test('loopback is for development and wants nothing', async () => {
  expect(await refusalOf({ host: '127.0.0.1' })).toBe('started');
  expect(await refusalOf({ host: '127.0.0.1', secondFactor: 'optional' })).toBe('started');
});

test('elsewhere everything that is missing is told at once', async () => {
  const told = await refusalOf({ secondFactor: 'optional' });
  expect(told.split('\n')).toEqual([
    'The service does not start on this address:',
    '- TLS is wanted: --tls-cert and --tls-key name its certificate and key',
    '- a second factor is wanted: CLAIMWRIGHT_SECOND_FACTOR is optional',
  ]);
});

test('with TLS and a second factor it starts', async () => {
  expect(await refusalOf(tls)).toBe('started');
  expect(await refusalOf({ ...tls, secondFactor: 'required' })).toBe('started');
});

test('half of TLS, a word that is none, and a key that others can read are refused', async () => {
  expect(await refusalOf({ host: '127.0.0.1', tlsKeyFile: tls.tlsKeyFile! })).toContain('TLS wants both');
  expect(await refusalOf({ ...tls, secondFactor: 'off' })).toContain('required or optional is wanted');
  await chmod(tls.tlsKeyFile!, 0o644);
  expect(await refusalOf(tls)).toContain('others can read the TLS key');
  await chmod(tls.tlsKeyFile!, 0o600);
});
