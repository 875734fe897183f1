/** One process at a time in a working folder. */
import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { AppError } from '@tsferry/domain';

/** Who holds a lock. `start` tells a process from a later one with its number; '' where the system does not say. */
type Holder = { readonly pid: number; readonly start: string; readonly host: string };

/** Lets the lock go, and removes the folder when nothing else is in it. */
export type Release = () => Promise<void>;

const lockName = /^lock\.([1-9][0-9]{0,8})$/;

/** Milliseconds after which a lock without a holder in it is one whose process was killed while it wrote it. */
const patience = 10_000;

const tries = 10;

/**
 * Makes the folder, for this user only, and takes the lock in it; a lock whose process is gone is taken over.
 * Two processes cannot both have it: each makes the next `lock.<n>`, which only one can, and then looks for others.
 * Throws TARGET_BUSY when another process has it, TARGET_INVALID when the folder is a link or someone else's.
 */
export async function takeLock(folder: string, what: string): Promise<Release> {
  const me: Holder = { pid: process.pid, start: await startOf(process.pid), host: hostname() };
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    await makeOwnFolder(folder);
    const before = await findLocks(folder);
    await refuseWhenHeld(folder, before, what);
    const number = 1 + Math.max(0, ...before.map((name) => Number(lockName.exec(name)?.[1])));
    const own = `lock.${number}`;
    if (!(await makeLock(join(folder, own), me))) continue;
    try {
      const others = (await findLocks(folder)).filter((name) => name !== own);
      await refuseWhenHeld(folder, others, what);
      for (const name of others) await fs.rm(join(folder, name), { force: true });
    } catch (error) {
      await release(folder, own);
      throw error;
    }
    return () => release(folder, own);
  }
  throw busy(folder, what, 'another process');
}

async function release(folder: string, name: string): Promise<void> {
  await fs.rm(join(folder, name), { force: true });
  // Stays when a killed export left files there for the next one to use.
  await fs.rmdir(folder).catch(() => undefined);
}

async function makeOwnFolder(folder: string): Promise<void> {
  try {
    await fs.mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = await fs.lstat(folder).catch(() => null);
  if (found === null) return;
  const mine = process.getuid === undefined || found.uid === process.getuid();
  if (found.isDirectory() && mine) return;
  throw new AppError('TARGET_INVALID', `${folder} is needed for unfinished work, and is not a folder of this user.`, {
    hint: 'Look who made it; remove it, or choose another folder.',
    details: { path: folder },
  });
}

async function findLocks(folder: string): Promise<string[]> {
  try {
    return (await fs.readdir(folder)).filter((name) => lockName.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** False when another process made that lock first, or removed the folder. */
async function makeLock(path: string, me: Holder): Promise<boolean> {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants;
  try {
    const file = await fs.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    try {
      await file.writeFile(JSON.stringify(me)).finally(() => file.close());
    } catch (error) {
      // A full disk: a lock with nothing in it would keep the next one out for a while.
      await release(dirname(path), basename(path));
      throw error;
    }
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    throw error;
  }
}

async function refuseWhenHeld(folder: string, locks: readonly string[], what: string): Promise<void> {
  for (const name of locks) {
    const holder = await findHolder(join(folder, name));
    if (holder !== null) throw busy(folder, what, holder);
  }
}

function busy(folder: string, what: string, holder: string): AppError {
  return new AppError('TARGET_BUSY', `${what} is being written by ${holder}.`, {
    hint: `Wait for it. If nothing runs there any more, remove ${folder}.`,
    details: { path: folder },
  });
}

/** The process behind a lock, in words; null when it is gone. */
async function findHolder(path: string): Promise<string | null> {
  const holder = await readHolder(path);
  if (holder === null) {
    const found = await fs.lstat(path).catch(() => null);
    return found !== null && Date.now() - found.mtimeMs < patience ? 'a process that just started' : null;
  }
  const words = `process ${holder.pid} on ${holder.host}`;
  // Processes of another machine cannot be looked up from here.
  if (holder.host !== hostname()) return words;
  return isRunning(holder.pid) && (await startOf(holder.pid)) === holder.start ? words : null;
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
    const text = await fs.readFile(path, { encoding: 'utf8', flag: O_RDONLY | O_NOFOLLOW | O_NONBLOCK });
    const { pid, start, host } = JSON.parse(text) as Partial<Holder>;
    const whole = Number.isSafeInteger(pid) && typeof start === 'string' && typeof host === 'string';
    return whole ? { pid: Number(pid), start, host } : null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Start of a process in clock ticks since boot (field 22 of Linux's `/proc/<pid>/stat`). */
async function startOf(pid: number): Promise<string> {
  const text = await fs.readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in field 2 may hold spaces and brackets: count from its last bracket.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
