import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The commands of the screen in the README, each with the lines that are shown of its output. */
function readScreen(): { words: string[]; lines: string[] }[] {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const screen = /<!-- screen -->\s*```text\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  return screen
    .split(/^\$ npx --no-install tsferry /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...lines] = part.split('\n');
      return { words: command.split(' '), lines: lines.filter((line) => line.trim() !== '' && line.trim() !== '…') };
    });
}

it('the screen in the README shows what the commands print', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tsferry-readme-'));
  const run = (words: string[]): string =>
    execFileSync(process.execPath, [join(root, 'apps', 'tui', 'bin', 'tsferry.cjs'), ...words], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, TSFERRY_HOME: join(folder, 'home'), COLUMNS: '100' },
    });
  try {
    cpSync(join(root, 'tools', 'fixtures', 'lab.zip'), join(folder, 'windows11.zip'));
    cpSync(join(root, 'tools', 'fixtures', 'lab_files'), join(folder, 'windows11_files'), { recursive: true });
    run(['site', 'create', 'PRD']);
    const screen = readScreen();
    expect(screen).toHaveLength(2);
    for (const { words, lines } of screen) {
      const printed = run(words).split('\n');
      for (const line of lines) expect(printed).toContain(line);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
