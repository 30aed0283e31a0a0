import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readServiceKey, UnusableKeyFile } from '../../src/exchange/key-file.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwright-key-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const bytesOf = async (path: string, create = false) =>
  (await readServiceKey(path, { create })).export().toString('base64');

async function refusalOf(content: string | undefined, mode = 0o600): Promise<string> {
  const path = join(folder, 'key');
  if (content !== undefined) await writeFile(path, content);
  if (content !== undefined) await chmod(path, mode);
  const refused = await readServiceKey(path, { create: false }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UnusableKeyFile);
  return (refused as Error).message.replace(path, 'PATH');
}

test('is made once, for its owner alone, and is the same afterwards', async () => {
  const path = join(folder, 'deep', 'service.key');
  const made = await bytesOf(path, true);
  expect(Buffer.from(made, 'base64')).toHaveLength(32);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await bytesOf(path, true)).toBe(made);
  expect(await bytesOf(path)).toBe(made);
  expect(await readFile(path, 'utf8')).toBe(`${made}\n`);
});

test('is one and the same for those who make it at the same time', async () => {
  const path = join(folder, 'service.key');
  const made = await Promise.all(Array.from({ length: 20 }, () => bytesOf(path, true)));
  expect(new Set(made).size).toBe(1);
  expect(await readdir(folder)).toEqual(['service.key']);
});

const KEY = Buffer.alloc(32, 7).toString('base64');

test.each([
  ['nothing', undefined, 0o600, 'No key file is at PATH'],
  ['readable by the group', KEY, 0o640, 'The key file PATH has mode 0640; 0600 is wanted (chmod 600)'],
  ['readable by all', KEY, 0o604, 'The key file PATH has mode 0604; 0600 is wanted (chmod 600)'],
  ['writable by others', KEY, 0o602, 'The key file PATH has mode 0602; 0600 is wanted (chmod 600)'],
  ['an empty file', '', 0o600, 'The key file PATH holds 0 bytes in base64; 32 are wanted'],
  [
    '31 bytes',
    Buffer.alloc(31).toString('base64'),
    0o600,
    'The key file PATH holds 31 bytes in base64; 32 are wanted',
  ],
  [
    '33 bytes',
    Buffer.alloc(33).toString('base64'),
    0o600,
    'The key file PATH holds 33 bytes in base64; 32 are wanted',
  ],
  ['a passphrase', 'correct horse', 0o600, 'The key file PATH holds 9 bytes in base64; 32 are wanted'],
])('refuses %s', async (_, content, mode, message) => {
  expect(await refusalOf(content, mode)).toBe(message);
});

test('a folder in its place, and a missing file that is not to be made', async () => {
  await expect(readServiceKey(folder, { create: true })).rejects.toThrow(/is not a file|has mode/);
  await expect(readServiceKey(join(folder, 'none'), { create: false })).rejects.toThrow('No key file');
  expect(await readdir(folder)).toEqual([]);
});
