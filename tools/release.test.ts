import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environment } from './parts.mjs';

const root = join(import.meta.dirname, '..');
const [name, email] = ['Somebody', 'somebody@example.com'];
const somebody = {
  GIT_AUTHOR_NAME: name,
  GIT_AUTHOR_EMAIL: email,
  GIT_COMMITTER_NAME: name,
  GIT_COMMITTER_EMAIL: email,
};

describe.skipIf(!existsSync(join(root, '.git')))('a release, in a clone', () => {
  let clone = '';
  const run = (command: string, ...words: string[]): string =>
    execFileSync(command, words, {
      cwd: clone,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environment, NX_CACHE_DIRECTORY: join(clone, '.nx', 'cache'), ...somebody },
    });
  const nx = (...words: string[]) =>
    run(process.execPath, join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'), ...words);
  const git = (...words: string[]) => run('git', ...words);
  const versions = () =>
    ['libs', 'apps'].flatMap((group) =>
      readdirSync(join(clone, group)).map(
        (name): string => JSON.parse(readFileSync(join(clone, group, name, 'package.json'), 'utf8')).version,
      ),
    );

  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'tsferry-release-'));
    git('clone', '--quiet', root, '.');
    git('checkout', '--quiet', '-B', 'main');
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  }, 60_000);
  afterAll(() => rmSync(clone, { recursive: true, force: true }));

  it('takes its changes from version plans, and gives every package the next version and a changelog', () => {
    writeFileSync(join(clone, '.git', 'info', 'exclude'), 'node_modules\n');
    nx('release', 'plan', 'minor', '--only-touched=false', '--message', 'Import says what it links to.');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Plan a version');
    const [before] = versions();
    nx('release', '--skip-publish', '--first-release');
    const [major, minor] = before!.split('.').map(Number);
    const next = `${major}.${minor! + 1}.0`;
    expect(new Set(versions())).toEqual(new Set([next]));
    for (const folder of ['libs/engine', 'apps/tui']) {
      const changelog = readFileSync(join(clone, folder, 'CHANGELOG.md'), 'utf8');
      expect(changelog).toContain(`## ${next} (`);
      expect(changelog).toContain('- Import says what it links to.');
    }
    expect(git('status', '--porcelain') + git('ls-files', '.nx')).toBe('');
    expect(git('tag', '--points-at', 'HEAD').trim()).toBe(`v${next}`);
  }, 120_000);
});
