import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Another process works in the folder: two at once would each see other data. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';

  constructor(
    readonly folder: string,
    readonly holderPid: number,
  ) {
    super(`The data folder ${folder} is in use by process ${holderPid}; wait until it has ended, or stop it`);
  }
}

export interface FolderLock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  /** When the process began, in the system's own words: a number given out again is another process. */
  readonly startedAt: string;
  readonly released: boolean;
}

const NAME = /^lock\.(\d+)$/;

/**
 * Takes the folder for this process, and throws FolderInUseError while another living process has it.
 *
 * Lock files are numbered, and the highest number holds. It is made complete beside its place and linked there,
 * which only one process can do; it is replaced, never removed, so that the highest number only grows. Whoever
 * finds its holder dead or gone links the next number and then looks again: a higher one than its own means that
 * another was first. So a killed process leaves nothing that has to be cleaned up by hand.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (;;) {
    const highest = await highestNumber(folder);
    if (highest > 0) {
      const holder = await readHolder(folder, highest);
      if (!holder) continue;
      if (isAlive(holder)) throw new FolderInUseError(folder, holder.pid);
    }
    const number = highest + 1;
    if (!(await placeNew(folder, number))) continue;
    if ((await highestNumber(folder)) !== number) {
      await rm(join(folder, `lock.${number}`), { force: true });
      continue;
    }
    await removeLower(folder, number);
    return { release: () => replace(folder, number) };
  }
}

async function lockNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => NAME.exec(name)?.[1] ?? []).map(Number);
}

async function highestNumber(folder: string): Promise<number> {
  return Math.max(0, ...(await lockNumbers(folder)));
}

/** Undefined when it went away in between: a higher number has taken its place. */
async function readHolder(folder: string, number: number): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, `lock.${number}`), 'utf8')) as Holder;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function writeDraft(folder: string, released: boolean): Promise<string> {
  const draft = join(folder, `draft.${process.pid}.${randomUUID()}`);
  const holder: Holder = { pid: process.pid, startedAt: startOf(process.pid), released };
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
  return draft;
}

async function placeNew(folder: string, number: number): Promise<boolean> {
  const draft = await writeDraft(folder, false);
  try {
    await link(draft, join(folder, `lock.${number}`));
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function replace(folder: string, number: number): Promise<void> {
  if (!existsSync(folder)) return;
  await rename(await writeDraft(folder, true), join(folder, `lock.${number}`));
}

async function removeLower(folder: string, number: number): Promise<void> {
  const lower = (await lockNumbers(folder)).filter((other) => other < number);
  await Promise.all(lower.map((other) => rm(join(folder, `lock.${other}`), { force: true })));
}

function isAlive(holder: Holder): boolean {
  if (holder.released) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (!isSystemError(error, 'EPERM')) return false;
  }
  const startedAt = startOf(holder.pid);
  return startedAt === '' || holder.startedAt === '' || startedAt === holder.startedAt;
}

/**
 * Field 22 of /proc/PID/stat, counted behind the name, which may hold blanks; empty where there is no /proc. A
 * process that has ended and is only not yet collected (states Z and X) has no start any more.
 */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? '');
  } catch {
    return '';
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
