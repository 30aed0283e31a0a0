import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SERVICE_KEY_BYTES, type ServiceKey, serviceKeyOf } from '../app/access/sealing.js';

/** A key file that must not be used; the message says why and never holds anything of the key. */
export class UnusableKeyFile extends Error {
  override readonly name = 'UnusableKeyFile';
}

const READABLE_BY_OTHERS = 0o077;
/** Base64 of 32 bytes, and a line end. */
const WANTED = /^[A-Za-z0-9+/]{43}=\r?\n?$/;

/**
 * The service key from its file: 32 random bytes in base64, readable by its owner alone. Throws UnusableKeyFile for
 * any other content or mode.
 *
 * @param create a missing file is made; without it a missing file is unusable
 */
export async function readServiceKey(path: string, { create }: { create: boolean }): Promise<ServiceKey> {
  const text = (await readKeyText(path)) ?? (create ? await createKeyFile(path) : undefined);
  if (text === undefined) throw new UnusableKeyFile(`No key file is at ${path}`);
  if (!WANTED.test(text)) {
    const { length } = Buffer.from(text, 'base64');
    throw new UnusableKeyFile(
      `The key file ${path} holds ${length} bytes in base64; ${SERVICE_KEY_BYTES} are wanted`,
    );
  }
  return serviceKeyOf(Buffer.from(text, 'base64'));
}

/** Undefined when there is no file. The mode is that of the file which is read, whatever the path leads to later. */
async function readKeyText(path: string): Promise<string | undefined> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UnusableKeyFile(`The key file ${path} cannot be opened: ${error.code}`);
  });
  if (!file) return undefined;
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new UnusableKeyFile(`The key file ${path} is not a file`);
    // Windows keeps no such modes.
    if (process.platform !== 'win32' && (found.mode & READABLE_BY_OTHERS) !== 0) {
      const mode = (found.mode & 0o777).toString(8).padStart(4, '0');
      throw new UnusableKeyFile(`The key file ${path} has mode ${mode}; 0600 is wanted (chmod 600)`);
    }
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** Made whole beside its place and linked there: of two processes at once, both use the key of the first. */
async function createKeyFile(path: string): Promise<string | undefined> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(SERVICE_KEY_BYTES).toString('base64')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readKeyText(path);
}
