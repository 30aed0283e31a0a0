import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { FolderInUseError, lockFolder } from '../../src/store/folder-lock.js';
import { openStore } from '../../src/store/open-store.js';
import { SetClock } from '../support/set-clock.js';

const HOLDER = join(import.meta.dirname, '..', 'support', 'hold-folder.mjs');
const SOURCE = join(import.meta.dirname, '..', '..', 'src', 'store', 'folder-lock.ts');

describe('the lock of the data folder', () => {
  const started: ChildProcess[] = [];
  const work = mkdtempSync(join(tmpdir(), 'claimwright-lock-'));
  const module = join(work, 'folder-lock.mjs');
  let folder: string;

  beforeAll(() => {
    const jsc = { parser: { syntax: 'typescript' }, target: 'es2022' } as const;
    writeFileSync(module, transformSync(readFileSync(SOURCE, 'utf8'), { jsc }).code);
  });
  beforeEach(() => {
    folder = mkdtempSync(join(work, 'data-'));
  });
  afterEach(async () => {
    for (const child of started.splice(0)) await kill(child);
  });
  afterAll(() => rm(work, { recursive: true }));

  /** A process that tries to take the folder, and the line it says of it. */
  async function tryToHold(): Promise<{ child: ChildProcess; said: string }> {
    const child = spawn(process.execPath, [HOLDER, pathToFileURL(module).href, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.push(child);
    const [line] = (await once(child.stdout!, 'data')) as [Buffer];
    return { child, said: line.toString().trim() };
  }

  async function kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  test('a second process is refused, told the folder and who holds it', async () => {
    const { child } = await tryToHold();
    const message = `The data folder ${folder} is in use by process ${child.pid}; wait until it has ended, or stop it`;
    await expect(lockFolder(folder)).rejects.toEqual(new FolderInUseError(folder, child.pid!));
    await expect(openStore({ dataFolder: folder, clock: new SetClock() })).rejects.toThrow(message);
    expect((await tryToHold()).said).toBe(`refused ${message}`);
  });

  test('what a killed process held is taken over', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { child, said } = await tryToHold();
      expect(said).toBe(`held ${child.pid}`);
      await kill(child);
    }
    const lock = await lockFolder(folder);
    expect((await readdir(folder)).filter((name) => name.startsWith('lock.'))).toEqual(['lock.4']);
    await lock.release();
  });

  test('a released folder is free, also for the same process', async () => {
    await (await lockFolder(folder)).release();
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
    await lock.release();
    expect((await tryToHold()).said).toMatch(/^held /);
  });

  test('a number that was given to another process since holds nothing', async () => {
    const holder = { pid: process.pid, startedAt: '1', released: false };
    writeFileSync(join(folder, 'lock.1'), JSON.stringify(holder));
    await (await lockFolder(folder)).release();
  });

  test('of many that find a dead holder at once, one gets the folder', async () => {
    for (let round = 0; round < 20; round += 1) {
      const dead = { pid: process.pid, startedAt: '1', released: false };
      writeFileSync(join(folder, `lock.${round * 100 + 1}`), JSON.stringify(dead));
      const tries = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder)));
      const won = tries.filter((each) => each.status === 'fulfilled');
      const lost = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      expect([won.length, lost.filter((reason) => !(reason instanceof FolderInUseError))]).toEqual([1, []]);
      await won[0]!.value.release();
    }
  });

  test('six processes at once: one holds, five are refused', async () => {
    const said = (await Promise.all(Array.from({ length: 6 }, tryToHold))).map(
      (each) => each.said.split(' ')[0],
    );
    expect(said.sort()).toEqual(['held', 'refused', 'refused', 'refused', 'refused', 'refused']);
  });

  test('the embedded database keeps what it was given, and lets go of its folder', async () => {
    const clock = new SetClock();
    const first = await openStore({ dataFolder: folder, clock });
    expect(await first.migrate()).toHaveLength(20);
    await expect(openStore({ dataFolder: folder, clock })).rejects.toThrow(FolderInUseError);
    await first.close();
    const second = await openStore({ dataFolder: folder, clock });
    expect(await second.migrate()).toEqual([]);
    await second.close();
  });
});
