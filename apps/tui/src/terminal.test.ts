import { spawnSync } from 'node:child_process';
import { existsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textWidth } from './terminal/text-width.js';
import { commandLine, launcher, writeLab, type CommandLine } from './testing/command-line.js';

/** Bytes of a file with nothing in it that takes some seconds to read and hash. */
const longWork = 2 * 1024 ** 3;

const hasTmux = spawnSync('tmux', ['-V']).error === undefined;

let line: CommandLine;
let socket: string;
const tmux = (...words: string[]): string =>
  spawnSync('tmux', ['-S', socket, ...words], { encoding: 'utf8', env: line.env }).stdout;
const screen = (): string => tmux('capture-pane', '-p', '-J');

/** Waits until the screen shows something, for thirty seconds at most. */
async function until(shows: (screen: string) => boolean): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const seen = screen();
    if (shows(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The screen never showed it:\n${screen()}`);
}

function type(...words: readonly string[]): void {
  const command = [process.execPath, launcher, ...words].map((word) => `'${word}'`).join(' ');
  tmux('send-keys', '-l', `clear; ${command}; echo "ended $?"`);
  tmux('send-keys', 'Enter');
}

const hasEnded = (seen: string): boolean => /^ended \d+$/m.test(seen);

describe.skipIf(!hasTmux)('on a terminal (needs tmux)', () => {
  beforeEach(async () => {
    line = commandLine({ TERM: 'xterm-256color', LANG: 'C.UTF-8' });
    socket = join(line.folder, 'tmux');
    await writeLab(line.folder);
    line.run('site', 'create', 'PRD');
    tmux('-f', '/dev/null', '-u', 'new-session', '-d', '-x', '80', '-y', '50', '-c', line.folder, 'sh');
  });
  afterEach(() => {
    tmux('kill-server');
    line.dispose();
  });

  const importing = ['import', 'lab.zip', '--site', 'PRD', '--ignore-missing'];
  const held = (): unknown[] => (line.json('list', '--site', 'PRD').answer as { objects: unknown[] }).objects;

  it('asks once and imports after a yes', async () => {
    type(...importing);
    await until((seen) => seen.includes('Import this into PRD? [y/N]'));
    expect(held()).toEqual([]);
    tmux('send-keys', 'y', 'Enter');
    expect(await until(hasEnded)).toMatch(/Imported 2 objects into PRD[^]*ended 0/);
    expect(held()).toHaveLength(2);
  });

  it('changes nothing after a no', async () => {
    type(...importing);
    await until((seen) => seen.includes('[y/N]'));
    tmux('send-keys', 'n', 'Enter');
    expect(await until(hasEnded)).toMatch(/Nothing was changed\.[^]*ended 130/);
    expect(held()).toEqual([]);
  });

  it('stops at Ctrl-C in the question', async () => {
    type(...importing);
    await until((seen) => seen.includes('[y/N]'));
    tmux('send-keys', 'C-c');
    expect(await until(hasEnded)).toContain('ended 130');
    expect(held()).toEqual([]);
  });

  it('does not ask about a plan that waits for a decision', async () => {
    type('import', 'lab.zip', '--site', 'PRD');
    expect(await until(hasEnded)).toMatch(/--ignore-missing[^]*ended 4/);
  });

  it('fits a hostile name of 200 characters into the width', async () => {
    line.run(...importing, '--yes');
    tmux('resize-window', '-x', '60', '-y', '40');
    type('list', '--site', 'PRD');
    const seen = await until(hasEnded);
    expect(seen).toContain('\\u{9b}2J\\u{202e} 日本語');
    // -J joins what the terminal itself wrapped: there is no such line.
    for (const row of seen.slice(seen.indexOf('Package')).split('\n')) expect(textWidth(row)).toBeLessThanOrEqual(60);
  });

  it('draws progress on one line, and leaves nothing of it behind', async () => {
    truncateSync(join(line.folder, 'lab_files', 'Tools', 'tool.exe'), longWork);
    type(...importing, '--yes');
    const during = await until((seen) => seen.includes('/s, '));
    expect(during).toMatch(/^\w+ing \d.* of 2\.0 GiB, \d of 1 files, \d.*\/s, \d.* left/m);
    expect(await until(hasEnded)).not.toMatch(/\/s, .* left/);
  });

  it('stops long work at Ctrl-C, and leaves the site as it was', async () => {
    truncateSync(join(line.folder, 'lab_files', 'Tools', 'tool.exe'), longWork);
    type(...importing, '--yes');
    await until((seen) => seen.includes('/s, '));
    tmux('send-keys', 'C-c');
    expect(await until(hasEnded)).toMatch(/Cancelled[^]*ended 130/);
    expect(held()).toEqual([]);
  });

  it('writes the finished export, and colour only where it is wanted', async () => {
    line.run(...importing, '--yes');
    type('export', '*', '--site', 'PRD', '--to', 'out', '--yes');
    await until(hasEnded);
    expect(existsSync(join(line.folder, 'out.zip'))).toBe(true);
    expect(tmux('capture-pane', '-p', '-e')).toContain('\x1b[');
    tmux('send-keys', '-l', 'export NO_COLOR=1');
    tmux('send-keys', 'Enter');
    type('list', '--site', 'PRD');
    await until(hasEnded);
    expect(tmux('capture-pane', '-p', '-e')).not.toContain('\x1b[');
  });
});
