import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textWidth } from './terminal/text-width.js';
import { commandLine, launcher, writeLab, type CommandLine } from './testing/command-line.js';
import { hasEnded, hasTmux, openTmux, type TmuxScreen } from './testing/tmux-screen.js';

let line: CommandLine;
let terminal: TmuxScreen;

/** Runs the command line so that its process is known, and shows afterwards how the terminal is set. */
function runKnown(before = '', words = ''): void {
  const command = `echo $$ > pid; exec "${process.execPath}" "${launcher}" ${words}`;
  terminal.shell(`clear; ${before} sh -c '${command}'; echo "ended $?"; stty -a`);
}
const kill = (signal: NodeJS.Signals): boolean =>
  process.kill(Number(readFileSync(join(line.folder, 'pid'), 'utf8')), signal);

/** Waits for the end, and proves that the terminal is as it was: no alternate screen, a cursor, lines and echo. */
async function untilGivenBack(): Promise<string> {
  const seen = await terminal.until((screen) => hasEnded(screen) && /\becho\b/.test(screen));
  expect(terminal.modes()).toEqual({ alternate: false, cursor: true });
  expect(seen).toMatch(/ icanon /);
  expect(seen).toMatch(/ echo /);
  return seen;
}

describe.skipIf(!hasTmux)('screens on a terminal (needs tmux)', () => {
  beforeEach(async () => {
    line = commandLine({ TERM: 'xterm-256color', LANG: 'C.UTF-8' });
    await writeLab(line.folder);
    terminal = openTmux(line.folder, line.env);
  });
  afterEach(() => {
    terminal.dispose();
    line.dispose();
  });

  /** A site with a package, and a task sequence with a hostile name. */
  const fillLab = (): void => {
    line.run('site', 'create', 'LAB');
    line.run('import', 'lab.zip', '--site', 'LAB', '--ignore-missing', '--yes');
  };

  describe('give the terminal back', () => {
    it('after quitting, with 0', async () => {
      runKnown();
      await terminal.until('There are no sites yet');
      expect(terminal.modes()).toEqual({ alternate: true, cursor: false });
      terminal.type('q');
      expect(await untilGivenBack()).toMatch(/^ended 0$/m);
    });

    it('after Ctrl-C, with 130', async () => {
      runKnown();
      await terminal.until('There are no sites yet');
      terminal.type('<ctrl-c>');
      expect(await untilGivenBack()).toMatch(/^ended 130$/m);
    });

    it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('after %s, with 130', async (signal) => {
      runKnown();
      await terminal.until('There are no sites yet');
      kill(signal);
      expect(await untilGivenBack()).toMatch(/^ended 130$/m);
    });

    it('after a crash, and say what happened', async () => {
      const crash = "process.once('SIGUSR2', () => { throw new Error('made to crash'); })";
      runKnown(`NODE_OPTIONS="--import=data:text/javascript,${encodeURIComponent(crash).replaceAll("'", '%27')}"`);
      await terminal.until('There are no sites yet');
      kill('SIGUSR2');
      const seen = await untilGivenBack();
      expect(seen).toContain('made to crash');
      expect(seen).toMatch(/^ended 1$/m);
    });
  });

  it('fit every size, and follow it while they are open', async () => {
    fillLab();
    terminal.run();
    await terminal.until('Run a tool');
    for (const [columns, rows] of [
      [60, 20],
      [140, 40],
      [20, 5],
      [80, 24],
    ] as const) {
      terminal.resize(columns, rows);
      const seen = await terminal.until(
        (screen) => screen.split('\n').length === rows + 1 && /\? all keys\n$/.test(screen),
      );
      for (const row of seen.split('\n')) expect(textWidth(row)).toBeLessThanOrEqual(columns);
    }
    expect(terminal.text()).toContain('Run a tool');
  });

  it('take a terminal that does not know its size for 80x24', async () => {
    terminal.shell('stty cols 0 rows 0');
    terminal.run();
    expect(await terminal.until('There are no sites yet')).toMatch(/^tsferry\n/);
    terminal.type('q');
    await terminal.until(hasEnded);
  });

  describe('in the middle of an import', () => {
    /** Bytes of a file with nothing in it that takes some seconds to read and hash. */
    const longWork = 2 * 1024 ** 3;
    const held = (): unknown[] => (line.json('list', '--site', 'PRD').answer as { objects: unknown[] }).objects;

    /** Opens the wizard from a shell and goes as far as the work. */
    const start = async (): Promise<void> => {
      line.run('site', 'create', 'PRD');
      truncateSync(join(line.folder, 'lab_files', 'Tools', 'tool.exe'), longWork);
      runKnown('', 'import lab.zip --site PRD --ignore-missing --wizard');
      await terminal.until('From the lab');
      terminal.type('<ctrl-n>');
      await terminal.until('Nothing is left to decide.');
      terminal.type('n');
      await terminal.until('The next page imports this into PRD.');
      terminal.type('n');
      await terminal.until(/[1-9]\d*% *\n.*\/s, .* left/);
    };

    it('follow the size, cancel when they are told to, and leave the site as it was', async () => {
      await start();
      terminal.resize(60, 20);
      await terminal.until((seen) => seen.split('\n').length === 21 && seen.includes('Ctrl-C cancels'));
      terminal.type('<ctrl-c>');
      await terminal.until('Cancelled. Site PRD is as it was before');
      terminal.type('<ctrl-c>');
      expect(await untilGivenBack()).toMatch(/^ended 130$/m);
      expect(held()).toEqual([]);
    });

    it('end at SIGTERM, and leave terminal and site as they were', async () => {
      await start();
      kill('SIGTERM');
      expect(await untilGivenBack()).toMatch(/^ended 130$/m);
      expect(held()).toEqual([]);
    });
  });

  it('print what was imported when the wizard of a command is done', async () => {
    line.run('site', 'create', 'PRD');
    terminal.run('import', 'lab.zip', '--site', 'PRD', '--ignore-missing', '--wizard');
    await terminal.until('From the lab');
    terminal.type('<ctrl-n>');
    await terminal.until('Nothing is left to decide.');
    terminal.type('n');
    await terminal.until('The next page imports this into PRD.');
    terminal.type('n');
    await terminal.until(/Imported 2 objects[^]*Enter/);
    terminal.type('<enter>');
    expect(await terminal.until(hasEnded)).toMatch(/Imported 2 objects into PRD[^]*ended 0/);
  });

  it('show hostile names, and do nothing that they say', async () => {
    fillLab();
    terminal.run();
    const seen = await terminal.until('\\u{9b}2J');
    await terminal.until('Run a tool');
    expect(seen).toMatch(/^tsferry {2}LAB/);
    terminal.type('<tab>', '<tab>', 'd', 'd', 'd');
    expect(await terminal.until('[All]')).toContain('\\u{9b}2J\\u{202e} 日本語');
  });

  it('open an archive that was typed, and pasted text fires nothing', async () => {
    terminal.run();
    await terminal.until('There are no sites yet');
    terminal.type('o', '\x1b[200~lab.zi\x1b[201~', 'p\r');
    await terminal.until('archive, read-only');
    terminal.type('o', '\x1b[200~q\n\x03\x1b[Aq\x1b[201~');
    await terminal.until('q [Aq');
    terminal.type('<escape>');
    await terminal.until('archive, read-only');
  });

  it('go without colour where none is wanted, and with the first sixteen elsewhere', async () => {
    fillLab();
    terminal.run();
    await terminal.until('Run a tool');
    const codes = new Set([...terminal.colors().matchAll(/\x1b\[([\d;]*)m/g)].flatMap(([, code]) => code!.split(';')));
    expect(codes.size).toBeGreaterThan(2);
    for (const code of codes) expect(code).toMatch(/^(?:[0127]|2[27]|3[0-79]|4[0-79])?$/);
    // The cursor is one bar over the whole row.
    const bar = /\x1b\[46m(>.*?)\x1b\[49m/.exec(terminal.colors())?.[1] ?? '';
    expect(bar.replaceAll(/\x1b\[\d*m/g, '')).toBe('>   LAB primary'.padEnd(20));
    terminal.type('q');
    await terminal.until(hasEnded);
    terminal.shell('export NO_COLOR=1');
    terminal.run();
    await terminal.until('Run a tool');
    expect(terminal.colors()).not.toContain('\x1b[');
  });

  it('read as plain text for a screen reader, without the alternate screen', async () => {
    fillLab();
    terminal.shell('export INK_SCREEN_READER=true');
    terminal.run();
    const seen = await terminal.until(/LAB primary.*current, 1 of 1/);
    expect(terminal.modes().alternate).toBe(false);
    expect(seen).not.toMatch(/[│─▾▸]/);
    terminal.type('q');
    expect(await terminal.until(hasEnded)).toMatch(/^ended 0$/m);
  });
});

describe('screens without a terminal', () => {
  it.each([[[]], [['export', '--wizard']], [['import', '--wizard']]])('say which command to use: %j', (words) => {
    const other = commandLine();
    const { code, out, err } = other.run(...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/need a terminal[^]*tsferry .*--help/);
    other.dispose();
  });

  it.each(['--yes', '--dry-run', '--json'])('are not opened together with %s', (option) => {
    const other = commandLine();
    const { code } = other.run('import', 'lab.zip', '--wizard', option);
    expect(code).toBe(2);
    other.dispose();
  });
});
