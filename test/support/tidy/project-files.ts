import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource, type Source } from './source.js';

/** Every code file under the root that git would not ignore, parsed. Needs no git. */
export function readProject(root: string): Source[] {
  const ignored = new Set(
    readFileSync(join(root, '.gitignore'), 'utf8')
      .split('\n')
      .filter((line) => line.endsWith('/'))
      .map((line) => line.slice(0, -1)),
  );
  const list = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      if (entry.name.startsWith('.') || ignored.has(entry.name)) return [];
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return list(path);
      return /\.([cm]?js|tsx?)$/.test(entry.name) ? [path] : [];
    });
  return list('').map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
}
