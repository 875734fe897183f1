import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');
const sources = files.filter((file) => /^(libs|apps|tools)\/.*\.(ts|tsx|mjs|cjs)$/.test(file));
/** What only types come from, which the build writes out. */
const writtenOut: Readonly<Record<string, string>> = {
  'libs/client/src/api.ts': '@tsferry/contract',
  'libs/client/src/create-client.ts': '@tsferry/contract',
};
const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n').length - 1;

describe('the layout of the repository', () => {
  it('has at its top only what the README names', () => {
    const top = readdirSync(root).filter(
      (name) => !name.startsWith('.') && !['node_modules', 'test-results'].includes(name),
    );
    expect(top.sort()).toEqual(
      [
        'LICENSE',
        'README.md',
        'apps',
        'libs',
        'nx.json',
        'package-lock.json',
        'package.json',
        'tools',
        'tsconfig.base.json',
      ].sort(),
    );
  });

  it('keeps a project to package.json, tsconfig.json, README.md and src', () => {
    for (const project of [...readdirSync(join(root, 'libs')), ...readdirSync(join(root, 'apps'))]) {
      const folder = files.filter((file) => file.split('/')[1] === project && /^(libs|apps)\//.test(file));
      const entries = [...new Set(folder.map((file) => file.split('/')[2]))].filter(
        (name) => !['bin', 'docs', 'examples'].includes(name!),
      );
      expect([project, ...entries.sort()]).toEqual([project, 'README.md', 'package.json', 'src', 'tsconfig.json']);
    }
  });

  it('holds no file over 400 lines, and a median under 100', () => {
    const sizes = sources.filter((file) => !/\.test\.tsx?$/.test(file)).map((file) => ({ file, size: lines(file) }));
    expect(sizes.filter(({ size }) => size > 400)).toEqual([]);
    const sorted = sizes.map(({ size }) => size).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(100);
  });

  it('names files in kebab-case, or PascalCase for components, and has no drawer for leftovers', () => {
    for (const file of sources) {
      const name = basename(file);
      expect(name).toMatch(/^(?:[a-z0-9]+(?:[-.][a-z0-9]+)*|[A-Z][A-Za-z]+(?:\.test)?)\.(?:ts|tsx|mjs|cjs)$/);
      expect(file).not.toMatch(/\/(?:utils|helpers|common|types|shared)(?:\/|\.tsx?$)/);
    }
  });

  it('declares every package that a project imports', () => {
    for (const file of sources.filter(
      (name) => /^(libs|apps)\/[^/]+\/src\//.test(name) && !/\.test\.tsx?$|\/testing\//.test(name),
    )) {
      const [kind, project] = file.split('/');
      const manifest = JSON.parse(readFileSync(join(root, kind!, project!, 'package.json'), 'utf8'));
      const text = readFileSync(join(root, file), 'utf8');
      for (const [, specifier] of text.matchAll(/(?:from|import\()\s*'([^'.][^']*)'/g)) {
        if (specifier!.startsWith('node:')) continue;
        const name = specifier!
          .split('/')
          .slice(0, specifier!.startsWith('@') ? 2 : 1)
          .join('/');
        if (writtenOut[file!] === name) continue;
        expect([file, ...Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })]).toContain(name);
      }
    }
  });
});
