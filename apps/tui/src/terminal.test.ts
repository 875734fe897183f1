import { existsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textWidth } from './terminal/text-width.js';
import { commandLine, writeLab, type CommandLine } from './testing/command-line.js';
import { hasEnded, hasTmux, openTmux, type TmuxScreen } from './testing/tmux-screen.js';

/** Bytes of a file with nothing in it that takes some seconds to read and hash. */
const longWork = 2 * 1024 ** 3;

let line: CommandLine;
let terminal: TmuxScreen;

describe.skipIf(!hasTmux)('on a terminal (needs tmux)', () => {
  beforeEach(async () => {
    line = commandLine({ TERM: 'xterm-256color', LANG: 'C.UTF-8' });
    await writeLab(line.folder);
    line.run('site', 'create', 'PRD');
    terminal = openTmux(line.folder, line.env, 80, 50);
  });
  afterEach(() => {
    terminal.dispose();
    line.dispose();
  });

  const importing = ['import', 'lab.zip', '--site', 'PRD', '--ignore-missing'];
  const held = (): unknown[] => (line.json('list', '--site', 'PRD').answer as { objects: unknown[] }).objects;

  it('asks once and imports after a yes', async () => {
    terminal.run(...importing);
    await terminal.until((seen) => seen.includes('Import this into PRD? [y/N]'));
    expect(held()).toEqual([]);
    terminal.type('y', '<enter>');
    expect(await terminal.until(hasEnded)).toMatch(/Imported 2 objects into PRD[^]*ended 0/);
    expect(held()).toHaveLength(2);
  });

  it('changes nothing after a no', async () => {
    terminal.run(...importing);
    await terminal.until((seen) => seen.includes('[y/N]'));
    terminal.type('n', '<enter>');
    expect(await terminal.until(hasEnded)).toMatch(/Nothing was changed\.[^]*ended 130/);
    expect(held()).toEqual([]);
  });

  it('stops at Ctrl-C in the question', async () => {
    terminal.run(...importing);
    await terminal.until((seen) => seen.includes('[y/N]'));
    terminal.type('<ctrl-c>');
    expect(await terminal.until(hasEnded)).toContain('ended 130');
    expect(held()).toEqual([]);
  });

  it('shows what an import replaces, and asks for the code of the site in upper or lower case', async () => {
    line.run(...importing, '--yes');
    const replacing = [...importing, '--default', 'overwrite'];
    terminal.run(...replacing);
    const asked = await terminal.until('Type PRD to replace them.');
    expect(asked).toMatch(/Replace 2 objects of site PRD\?\n {2}~ .+\n {2}~ .+/);
    terminal.type('y', '<enter>');
    expect(await terminal.until(hasEnded)).toMatch(/Nothing was changed\.[^]*ended 130/);
    terminal.shell('clear');
    terminal.run(...replacing);
    await terminal.until(/Type PRD to replace them\.(?![^]*ended)/);
    terminal.type('prd', '<enter>');
    await terminal.until(/Imported 2 objects into PRD[^]*ended 0/);
    expect(held()).toMatchObject([{ version: 2 }, { version: 2 }]);
  });

  it('does not ask about a plan that waits for a decision', async () => {
    terminal.run('import', 'lab.zip', '--site', 'PRD');
    expect(await terminal.until(hasEnded)).toMatch(/--ignore-missing[^]*ended 4/);
  });

  it('fits a hostile name of 200 characters into the width', async () => {
    line.run(...importing, '--yes');
    terminal.resize(60, 40);
    terminal.run('list', '--site', 'PRD');
    const seen = await terminal.until(hasEnded);
    expect(seen).toContain('\\u{9b}2J\\u{202e} 日本語');
    // -J joins what the terminal itself wrapped: there is no such line.
    for (const row of seen.slice(seen.indexOf('Package')).split('\n')) expect(textWidth(row)).toBeLessThanOrEqual(60);
  });

  it('draws progress on one line, and leaves nothing of it behind', async () => {
    truncateSync(join(line.folder, 'lab_files', 'Tools', 'tool.exe'), longWork);
    terminal.run(...importing, '--yes');
    const during = await terminal.until((seen) => seen.includes('/s, '));
    expect(during).toMatch(/^\w+ing \d.* of 2\.0 GiB, \d of 1 files, \d.*\/s, \d.* left/m);
    expect(await terminal.until(hasEnded)).not.toMatch(/\/s, .* left/);
  });

  it('stops long work at Ctrl-C, and leaves the site as it was', async () => {
    truncateSync(join(line.folder, 'lab_files', 'Tools', 'tool.exe'), longWork);
    terminal.run(...importing, '--yes');
    await terminal.until((seen) => seen.includes('/s, '));
    terminal.type('<ctrl-c>');
    expect(await terminal.until(hasEnded)).toMatch(/Cancelled[^]*ended 130/);
    expect(held()).toEqual([]);
  });

  it('writes the finished export, and colour only where it is wanted', async () => {
    line.run(...importing, '--yes');
    terminal.run('export', '*', '--site', 'PRD', '--to', 'out', '--yes');
    await terminal.until(hasEnded);
    expect(existsSync(join(line.folder, 'out.zip'))).toBe(true);
    expect(terminal.colors()).toContain('\x1b[');
    terminal.shell('export NO_COLOR=1');
    terminal.run('list', '--site', 'PRD');
    await terminal.until(hasEnded);
    expect(terminal.colors()).not.toContain('\x1b[');
  });
});
