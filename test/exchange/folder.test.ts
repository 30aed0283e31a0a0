import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFiles, MissingPath, readBytes, writeWhole } from '../../src/exchange/folder.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwright-folder-'));
  await mkdir(join(folder, 'in/b/deep'), { recursive: true });
  await mkdir(join(folder, 'in/.hidden'));
  for (const name of [
    'in/c.json',
    'in/a.835',
    'in/b/deep/x.json',
    'in/b/y.txt',
    'in/.hidden/z.json',
    'in/.d.json',
  ]) {
    await writeFile(join(folder, name), name);
  }
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const found = async (paths: readonly string[], extension?: string) =>
  (
    await findFiles(
      paths.map((path) => join(folder, path)),
      extension,
    )
  ).map(({ path }) => path.slice(folder.length + 1));

test('a folder gives its files to its depth, by name, hidden ones left out', async () => {
  expect(await found(['in'])).toEqual(['in/a.835', 'in/b/deep/x.json', 'in/b/y.txt', 'in/c.json']);
});

test('an extension chooses among the files of a folder, and not among those that are named', async () => {
  expect(await found(['in', 'in/b/y.txt'], '.json')).toEqual(['in/b/deep/x.json', 'in/c.json', 'in/b/y.txt']);
});

test('paths keep the order in which they are named', async () => {
  expect(await found(['in/c.json', 'in/a.835'])).toEqual(['in/c.json', 'in/a.835']);
});

test('a path where nothing is, is named', async () => {
  const path = join(folder, 'nowhere');
  await expect(findFiles([path])).rejects.toEqual(new MissingPath(path));
  await expect(findFiles([path])).rejects.toThrow(`No file or folder is at ${path}`);
});

test('a file that is written is there whole, and no part of it beside it', async () => {
  const bytes = new Uint8Array([0, 255, 126, 10]);
  const out = join(folder, 'out/deep');
  const path = await writeWhole(out, '1.837', bytes);
  expect(path).toBe(join(out, '1.837'));
  expect(new Uint8Array(await readBytes(path))).toEqual(bytes);
  await writeWhole(out, '1.837', new Uint8Array([1]));
  expect([...(await readFile(path))]).toEqual([1]);
  expect(await readdir(out)).toEqual(['1.837']);
});
