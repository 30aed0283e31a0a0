import { createReadStream, existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { UsageError } from '../cli/command-port.js';
import type { EdiFiles, FileToWrite } from '../cli/edi/edi-port.js';
import { readCodeSetFolder } from '../exchange/code-set-folder.js';
import { findFiles, readBytes, writeWhole } from '../exchange/folder.js';

const STANDARD = '-';

/** The files of this machine; `-` is its standard input and output. */
export class LocalEdiFiles implements EdiFiles {
  constructor(
    private readonly input: Readable,
    private readonly output: Writable,
  ) {}

  async read(path: string): Promise<Uint8Array> {
    if (path !== STANDARD) return readBytes(await findFile(path));
    const parts: Uint8Array[] = [];
    for await (const part of this.input) parts.push(part as Uint8Array);
    return Buffer.concat(parts);
  }

  async *readChunks(path: string): AsyncIterable<Uint8Array> {
    const stream = path === STANDARD ? this.input : createReadStream(await findFile(path));
    for await (const part of stream) yield part as Uint8Array;
  }

  async write(files: readonly FileToWrite[], mayReplace: boolean): Promise<readonly string[]> {
    const present = files.find(({ path }) => path !== STANDARD && existsSync(path));
    if (present && !mayReplace) {
      throw new UsageError(`${present.path} is there already; --force replaces it. Nothing was written.`);
    }
    const paths: string[] = [];
    for (const { path, bytes } of files) {
      if (path === STANDARD) {
        await new Promise<void>((resolve) => {
          this.output.write(bytes, () => resolve());
        });
      } else await writeWhole(dirname(path), basename(path), bytes);
      paths.push(path);
    }
    return paths;
  }

  readCodeSets(folder: string) {
    return readCodeSetFolder(folder);
  }

  now(): Date {
    return new Date();
  }
}

/** A file that is there. Throws UsageError for a folder. */
async function findFile(path: string): Promise<string> {
  const [found, ...more] = await findFiles([path]);
  if (found?.path !== path || more.length > 0) throw new UsageError(`${path} is a folder; a file is wanted`);
  return path;
}
