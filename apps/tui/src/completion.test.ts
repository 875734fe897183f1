import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from './commands/commands.js';
import { completionScript } from './completion.js';

const hasBash = spawnSync('bash', ['--version']).error === undefined;
const script = completionScript('bash', commands);

/** What bash offers for words, the last of which is being typed. */
function complete(words: readonly string[], cwd = import.meta.dirname): string[] {
  const typed = ['tsferry', ...words].map((word) => `'${word}'`).join(' ');
  const test = `${script}\nCOMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _tsferry; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', test], { encoding: 'utf8', cwd });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe.skipIf(!hasBash)('completions for bash', () => {
  it.each<[string[], string[]]>([
    [['i'], ['inspect', 'import']],
    [
      ['site', ''],
      ['create', 'list', 'show'],
    ],
    [['site', 'create', '--k'], ['--kind']],
    [
      ['site', 'create', 'LAB', '--kind', ''],
      ['primary', 'central'],
    ],
    [
      ['export', 'x', '--no'],
      ['--no-dependencies', '--no-content'],
    ],
    [['export', 'x', '--suspected', 'r'], ['redact']],
    [['import', 'x', '--site', ''], []],
    [['import', 'x', '--default', 'add'], ['add-revision']],
    [['inspect', 'prog'], ['program.ts']],
    [
      ['explain', 'x', '--in', 'comm'],
      ['command.ts', 'commands'],
    ],
  ])('offer for %j: %j', (typed, offered) => {
    expect(complete(typed).sort()).toEqual([...offered].sort());
  });

  it('offer a file with a space in its name as one word', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tsferry-completion-'));
    writeFileSync(join(folder, 'Windows 11.zip'), '');
    expect(complete(['inspect', 'Win'], folder)).toEqual(['Windows 11.zip']);
    rmSync(folder, { recursive: true });
  });
});

/** What fish offers for a line that is being typed. */
function fishOffers(line: string): string[] {
  const test = `${completionScript('fish', commands)}\ncomplete -C ${JSON.stringify(line)}`;
  const { stdout } = spawnSync('fish', ['--no-config', '-c', test], { encoding: 'utf8', cwd: import.meta.dirname });
  return stdout.split('\n').map((offer) => offer.split('\t')[0]!);
}

describe.skipIf(spawnSync('fish', ['--version']).error !== undefined)('completions for fish', () => {
  it('offer commands, options and choices', () => {
    expect(fishOffers('tsferry site ')).toEqual(expect.arrayContaining(['create', 'list', 'show']));
    expect(fishOffers('tsferry import --de')).toContain('--default');
    expect(fishOffers('tsferry import x --default add')).toContain('add-revision');
  });
});

describe.skipIf(spawnSync('zsh', ['--version']).error !== undefined)('completions for zsh', () => {
  it('reach the shell as they were meant, quotes and all', () => {
    // The function that zsh completes with is replaced by one that tells what it was given.
    const test = `_arguments() { print -rl -- "$@"; }\nwords=(tsferry import ''); CURRENT=3\n${completionScript('zsh', commands)}`;
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', test], { encoding: 'utf8' });
    expect(stderr).toBe('');
    const map = stdout.split('\n').find((line) => line.startsWith('*--map'));
    expect(map).toMatch(/^\*--map\[.*as '\\\\\\\\server\\\\share=\/mnt\/share'; repeatable\]:value:$/);
  });
});

describe('completion scripts', () => {
  it.each(['bash', 'zsh', 'fish'] as const)('name every command and option for %s', (shell) => {
    const text = completionScript(shell, commands);
    for (const { words, options } of commands) {
      for (const word of words) expect(text).toContain(word);
      for (const { flags } of options) expect(text).toContain(/--([a-z-]+)/.exec(flags)![1]);
    }
  });
});
