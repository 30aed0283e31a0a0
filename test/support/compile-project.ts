import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { transform } from '@swc/core';
import { madeOnce, runFolder } from './run-server.js';

const ROOT = join(import.meta.dirname, '..', '..');

const ROOMS = ['schemas', 'edi', 'fhir-mappings', 'src', 'test/support', 'test/bench', 'test/simulation'];

/**
 * Turns the project into JavaScript in a folder of the run, once, so that a test can start a process of its own that
 * can be killed. Gives the folder; files lie in it as in the project.
 */
export function compileProject(): Promise<string> {
  return madeOnce('compiled', compileAll);
}

async function compileAll(): Promise<string> {
  const project = join(runFolder(), 'compiled-project');
  const folder = join(project, 'dist');
  await mkdir(folder, { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(project, 'node_modules'));
  await cp(join(ROOT, 'package.json'), join(project, 'package.json'));
  for (const room of ROOMS) await compileRoom(folder, room);
  return folder;
}

async function compileRoom(folder: string, room: string): Promise<void> {
  const options = {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic', importSource: 'preact' } },
      target: 'es2022',
    },
    swcrc: false,
  } as const;
  for (const entry of await readdir(join(ROOT, room), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(folder, source.slice(ROOT.length));
    await mkdir(dirname(target), { recursive: true });
    if (!/\.tsx?$/.test(entry.name)) await cp(source, target);
    else {
      const { code } = await transform(await readFile(source, 'utf8'), { ...options, filename: source });
      await writeFile(target.replace(/\.tsx?$/, '.js'), code);
    }
  }
}
