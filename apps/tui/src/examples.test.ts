import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLine, launcher, type CommandLine } from './testing/command-line.js';

const examples = join(import.meta.dirname, '..', 'examples');
const lab = join(import.meta.dirname, '..', '..', '..', 'tools', 'fixtures', 'lab.zip');
const isThere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const name = 'Deploy Windows 11';

describe('the examples for shells', () => {
  let line: CommandLine;
  /** Runs an example with `tsferry` on its path, in the folder `out`. */
  const run = (program: string, ...words: string[]) =>
    spawnSync(program, words, {
      cwd: line.folder,
      encoding: 'utf8',
      env: { ...line.env, PATH: [join(line.folder, 'bin'), process.env['PATH']].join(delimiter) },
    });
  const written = (file: string): string => readFileSync(join(line.folder, 'out', file), 'utf8');

  beforeEach(() => {
    line = commandLine();
    mkdirSync(join(line.folder, 'bin'));
    mkdirSync(join(line.folder, 'out'));
    symlinkSync(launcher, join(line.folder, 'bin', 'tsferry'));
    for (const site of ['LAB', 'PRD']) line.run('site', 'create', site);
    expect(line.run('import', lab, '--site', 'LAB', '--yes').code).toBe(0);
  });
  afterEach(() => line.dispose());

  /** What both scripts leave behind. */
  function expectMoved(): void {
    const files = ['import.json', 'plan.txt', 'reenter.txt', 'zip'].map((end) => `${name}.${end}`);
    expect(readdirSync(join(line.folder, 'out'))).toEqual(expect.arrayContaining([...files.slice(1), `${name}_files`]));
    expect(written(`${name}.plan.txt`)).toContain('In all: 23 new');
    const { code, answer } = line.json('list', '--site', 'PRD', '--class', 'SMS_TaskSequencePackage');
    expect([code, answer]).toMatchObject([0, { total: 3 }]);
    const { reenter } = line.json('import', join('out', `${name}.zip`), '--site', 'LAB', '--dry-run').answer as {
      reenter: { property: string }[];
    };
    const lines = written(`${name}.reenter.txt`).trim().split(/\r?\n/);
    expect(lines.length).toBeGreaterThanOrEqual(reenter.length);
    expect(lines.some((text) => text.endsWith('DomainPassword'))).toBe(true);
  }

  it.skipIf(!isThere('bash'))('lab-to-production.sh moves a task sequence and lists what to enter again', () => {
    const { status, stderr, stdout } = run('bash', join(examples, 'lab-to-production.sh'), name, 'LAB', 'PRD', 'out');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('To enter again: out/Deploy Windows 11.reenter.txt');
    expectMoved();
  });

  it.skipIf(!isThere('bash'))('lab-to-production.sh ends as the command that failed does', () => {
    const { status, stderr } = run('bash', join(examples, 'lab-to-production.sh'), name, 'XYZ', 'PRD', 'out');
    expect(status).toBe(2);
    expect(stderr).toContain('There is no site XYZ.');
    expect(readdirSync(join(line.folder, 'out'))).toEqual([]);
  });

  it.skipIf(!isThere('pwsh'))('lab-to-production.ps1 does the same (needs pwsh)', () => {
    const named = ['-Name', name, '-From', 'LAB', '-To', 'PRD', '-Folder', 'out'];
    const { status, stderr } = run('pwsh', '-NoProfile', '-File', join(examples, 'lab-to-production.ps1'), ...named);
    expect([status, stderr]).toEqual([0, '']);
    expectMoved();
  });
});
