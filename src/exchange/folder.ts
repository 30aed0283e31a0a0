import { mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

export interface FoundFile {
  readonly path: string;
  readonly name: string;
}

/** The files behind paths, folders searched to their depth, in a stable order. Throws when a path does not exist. */
export async function findFiles(paths: readonly string[], extension?: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const path of paths) {
    const entry = await stat(path).catch(() => undefined);
    if (!entry) throw new MissingPath(path);
    if (!entry.isDirectory()) {
      found.push({ path, name: basename(path) });
      continue;
    }
    const children = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
    const below = await findFiles(
      children.map((name) => join(path, name)),
      extension,
    );
    found.push(...below.filter((file) => extension === undefined || file.name.endsWith(extension)));
  }
  return found;
}

export class MissingPath extends Error {
  constructor(readonly path: string) {
    super(`No file or folder is at ${path}`);
  }
}

/** The largest file that is read at all, in bytes: 256 MiB. */
export const FILE_LIMIT = 256 * 1024 ** 2;

/** Throws, before it reads, when the file is larger than the limit. */
export async function readBytes(path: string, limit = FILE_LIMIT): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > limit) throw new FileTooLarge(path, size, limit);
  return readFile(path);
}

export class FileTooLarge extends Error {
  constructor(
    readonly path: string,
    readonly size: number,
    readonly limit: number,
  ) {
    super(`The file has ${size} bytes; at most ${limit} are read: ${path}`);
  }
}

/** Writes under a temporary name, flushes, then renames: the final name never holds a part of a file. */
export async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  const part = `${path}.part`;
  const handle = await open(part, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, path);
  return path;
}
