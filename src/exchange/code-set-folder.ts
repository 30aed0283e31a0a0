import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { CodeRelease } from '../../edi/code-sets/code-release.js';
import { FileCodeSets } from '../../edi/code-sets/file-code-sets.js';
import { readCodeFile } from '../../edi/code-sets/read-code-file.js';
import { type Issue, issue } from '../../schemas/issue.js';
import { done, type Outcome, refused } from '../../schemas/outcome.js';
import { FILE_LIMIT, findFiles, readBytes } from './folder.js';

/** Code sets of a folder, with the files of it that are no list of codes whose layout is known. */
export interface CodeSetFolder {
  readonly codeSets: FileCodeSets;
  readonly unknownFiles: readonly string[];
}

/** A gz file unpacks to at most this many times its size, and to at most 256 MiB. */
const RATIO_LIMIT = 100;

const unpack = promisify(gunzip);

/**
 * Reads the official files of codes in a folder, plain or as gz. Refused, with all that is wrong, when a file of a known layout
 * cannot be read whole, and when no file is of a known layout: a check with half of the codes would look like one with all.
 */
export async function readCodeSetFolder(folder: string): Promise<Outcome<CodeSetFolder>> {
  const files = await findFiles([folder]);
  const releases: CodeRelease[] = [];
  const unknownFiles: string[] = [];
  const issues: Issue[] = [];
  for (const { path, name } of files) {
    const bytes = await readUnpacked(path, name);
    const read = 'refused' in bytes ? bytes : readCodeFile(name, bytes.done);
    if (!read) unknownFiles.push(name);
    else if ('refused' in read) issues.push(...read.refused.issues);
    else releases.push(read.done);
  }
  if (issues.length > 0) return refused('invalid', issues);
  if (releases.length === 0) return refused('invalid', [issue('codes.nothing', {}, { files: files.length })]);
  return done({ codeSets: new FileCodeSets(releases), unknownFiles });
}

async function readUnpacked(path: string, name: string): Promise<Outcome<Uint8Array>> {
  const bytes = await readBytes(path);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return done(bytes);
  const limit = Math.min(FILE_LIMIT, bytes.length * RATIO_LIMIT);
  try {
    return done(await unpack(bytes, { maxOutputLength: limit }));
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const found = isTooLarge
      ? issue('codes.too-large', {}, { file: name, limit })
      : issue('codes.unreadable-gz', {}, { file: name });
    return refused('invalid', [found]);
  }
}
