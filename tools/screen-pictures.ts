/** Takes the pictures of the screens that the README shows: `npm run screenshots`. Needs tmux. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine } from '../apps/tui/src/testing/command-line.js';
import { openTmux } from '../apps/tui/src/testing/tmux-screen.js';
import { drawTerminal } from './terminal-picture.js';

const folder = process.argv[2] ?? join(import.meta.dirname, 'screenshots');
const fixtures = join(import.meta.dirname, 'fixtures');
const [columns, rows] = [100, 28];

const line = commandLine();
const screen = openTmux(line.folder, { ...line.env, TERM: 'xterm-256color', COLORTERM: 'truecolor' }, columns, rows);
/** The screen, with a folder that people have in place of the temporary one. */
const shown = (): string => screen.colors().replaceAll(line.folder, '/srv/exports');
const take = (name: string, title: string): void =>
  writeFileSync(join(folder, `${name}.svg`), drawTerminal(shown(), columns, rows, title));
try {
  cpSync(join(fixtures, 'lab.zip'), join(line.folder, 'Windows 11.zip'));
  cpSync(join(fixtures, 'lab_files'), join(line.folder, 'Windows 11_files'), { recursive: true });
  line.run('site', 'create', 'LAB', '--name', 'Contoso lab');
  line.run('site', 'create', 'PRD', '--name', 'Contoso production');
  line.run('import', 'Windows 11.zip', '--site', 'LAB', '--folder', '/OSD', '--yes');

  screen.run();
  await screen.until('Deploy Windows 11');
  screen.type('<tab>', '<down>', '<down>');
  await screen.until((seen) => /> \[ \] Deploy Windows 11/.test(seen) && !seen.includes('Reading …'));
  take('screen-browse', 'The screens of tsferry: a site, its task sequences, and what one of them needs');
  screen.type('q');
  await screen.until('ended');

  screen.run('import', 'Windows 11.zip', '--site', 'PRD', '--wizard');
  await screen.until('Into site');
  screen.type('<ctrl-n>');
  await screen.until('Nothing is left to decide');
  take('screen-import', 'The import wizard: every object of the archive, and what happens to it');
} finally {
  screen.dispose();
  line.dispose();
}
