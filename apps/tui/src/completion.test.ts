import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commands } from './commands/commands.js';
import { completionScript } from './completion.js';

const hasBash = spawnSync('bash', ['--version']).error === undefined;
const script = completionScript('bash', commands);

/** What bash offers for words, the last of which is being typed. */
function complete(...words: readonly string[]): string[] {
  const typed = ['tsferry', ...words].map((word) => `'${word}'`).join(' ');
  const test = `${script}\nCOMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _tsferry; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', test], { encoding: 'utf8', cwd: import.meta.dirname });
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
    expect(complete(...typed).sort()).toEqual([...offered].sort());
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
