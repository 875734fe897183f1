import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackage, buildTaskSequence, runCommandLine } from '@tsferry/domain/testing';
import { writeArchive } from '@tsferry/io';

/** What a command did: exit code and what it wrote. */
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** The command line, built, in a folder of its own with its own home. */
export type CommandLine = {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs a command without a terminal. */
  run(...words: readonly string[]): Ended;
  /** Runs a command that writes its answer to a file. */
  runInto(file: string, ...words: readonly string[]): Ended;
  /** The JSON answer of a command. */
  json(...words: readonly string[]): { readonly code: number | null; readonly answer: unknown };
  dispose(): void;
};

/** The launcher that npm links. */
export const launcher = join(import.meta.dirname, '..', '..', 'bin', 'tsferry.cjs');

/** Makes a folder for commands, with whatever else they shall find in their environment. */
export function commandLine(extra: NodeJS.ProcessEnv = {}): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'tsferry-tui-'));
  const env = { PATH: process.env['PATH'], TERM: 'xterm', TSFERRY_HOME: join(folder, 'home'), ...extra };
  const spawned = (out: 'pipe' | number, words: readonly string[]): Ended => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...words], {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: ['pipe', out, 'pipe'],
    });
    return { code: status, out: stdout, err: stderr };
  };
  const run = (...words: readonly string[]): Ended => spawned('pipe', words);
  return {
    folder,
    env,
    run,
    runInto(file, ...words) {
      const out = openSync(file, 'w');
      try {
        return spawned(out, words);
      } finally {
        closeSync(out);
      }
    },
    json(...words) {
      const { code, out } = run(...words, '--json');
      return { code, answer: JSON.parse(out) };
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts a command whose output is read to its first line only, like `| head -1`. */
export function readFirstLine(line: CommandLine, ...words: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [launcher, ...words], { cwd: line.folder, env: line.env });
    let [out, err] = ['', ''];
    child.stdout.once('data', (data) => {
      out = String(data);
      child.stdout.destroy();
    });
    child.stderr.on('data', (data) => (err += String(data)));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** Runs a command beside others. */
export function runAside(line: CommandLine, ...words: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [launcher, ...words], { cwd: line.folder, env: line.env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => (out += String(data)));
    child.stderr.on('data', (data) => (err += String(data)));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** A name that would clear the screen, run backwards and fill lines, had it its way. */
export const hostileName = `Deploy \u009B2J\u202E 日本語 a${'\u0301'.repeat(40)} ${'long '.repeat(40)}`.trim();

/**
 * Writes `lab.zip`: a package with content, and a task sequence with a hostile name that needs it, and needs LAB00099,
 * which is nowhere.
 */
export async function writeLab(folder: string): Promise<string> {
  const content = {
    key: '',
    uniqueId: '0d7f5b1e-0000-4000-8000-000000000001',
    description: 'Tools',
    relativePath: 'Tools',
    singleFile: false,
    originalPath: '\\\\files.contoso.com\\sources$\\Tools',
  };
  const steps = [
    runCommandLine('Run a tool', 'tool.exe', 'LAB00001'),
    runCommandLine('Lost', 'lost.exe', 'LAB00099', { disabled: true }),
  ];
  const zip = join(folder, 'lab.zip');
  const bytes = await writeArchive({
    id: '0d7f5b1e-0000-4000-8000-00000000000a',
    time: '2026-01-02T03:04:05Z',
    name: 'lab',
    authoringScope: 'ScopeId_11111111-2222-4333-8444-555555555555',
    comment: 'From the lab',
    usmtPackageId: '00000000',
    objects: [
      { ...buildPackage('LAB00001', 'Tools'), contents: [content] },
      { ...buildTaskSequence('LAB00002', hostileName, steps), contents: [] },
    ],
  });
  writeFileSync(zip, bytes);
  mkdirSync(join(folder, 'lab_files', 'Tools'), { recursive: true });
  writeFileSync(join(folder, 'lab_files', 'Tools', 'tool.exe'), Buffer.alloc(1000, 7));
  return zip;
}
