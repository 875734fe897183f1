/** The preloaded hook that counts, fails and kills file calls: built from hook.c with the compiler of the machine. */
import { execFileSync, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';

/** What happens at a call: the name of an error, half of a write, or the end of the process before or after it. */
export type Fault = 'EIO' | 'ENOSPC' | 'EACCES' | 'short' | 'before' | 'after';

/** What a process runs under: the folder whose calls count, and what happens at which of them. */
export type Hooked = {
  readonly root: string;
  readonly at?: number;
  readonly fault?: Fault;
  /** Where the calls are written down, with the bytes of writes. */
  readonly record?: string;
};

/** How a process ended. */
export type Ended = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
};

/** Builds the hook in the folder and answers its path, or null where there is no Linux or no compiler. */
export function buildHook(folder: string): string | null {
  if (process.platform !== 'linux') return null;
  const library = join(folder, 'hook.so');
  const words = ['-Wall', '-O1', '-shared', '-fPIC', '-o', library, join(import.meta.dirname, 'hook.c'), '-ldl'];
  for (const compiler of ['cc', 'gcc']) {
    try {
      execFileSync(compiler, words, { stdio: ['ignore', 'ignore', 'inherit'] });
      return library;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return null;
}

/** The environment of a process that runs under the hook. */
export function hookEnvironment(library: string, { root, at, fault, record }: Hooked): NodeJS.ProcessEnv {
  const number = fault === undefined ? undefined : constants.errno[fault as keyof typeof constants.errno];
  return {
    LD_PRELOAD: library,
    FAULTS_ROOT: root,
    ...(fault !== undefined && { FAULTS_AT: String(at), FAULTS_DO: String(number ?? fault) }),
    ...(record !== undefined && { FAULTS_LOG: record, FAULTS_DATA: '1' }),
  };
}

/** Runs tsferry to its end; it is killed after a minute, so that a command that hangs is seen. */
export function runTsferry(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const launcher = join(import.meta.dirname, '../../apps/tui/bin/tsferry.cjs');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [launcher, ...words], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => (out += String(data)));
    child.stderr.on('data', (data) => (err += String(data)));
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
}
