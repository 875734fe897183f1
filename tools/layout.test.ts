import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBreaches, rules } from './layout-rules.js';

const root = join(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');
const sources = files.filter((file) => /^(libs|apps|tools)\/.*\.(ts|tsx|mjs|cjs)$/.test(file));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const lines = (file: string) => read(file).split('\n').length - 1;

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

  it('keeps a project to its files and folders', () => {
    const always = ['README.md', 'package.json', 'src', 'tsconfig.json'];
    const maybe = ['CHANGELOG.md', 'bin', 'deploy', 'docs', 'examples'];
    for (const project of [...readdirSync(join(root, 'libs')), ...readdirSync(join(root, 'apps'))]) {
      const folder = files.filter((file) => file.split('/')[1] === project && /^(libs|apps)\//.test(file));
      const entries = [...new Set(folder.map((file) => file.split('/')[2]!))].filter((name) => !maybe.includes(name));
      expect([project, ...entries.sort()]).toEqual([project, ...always]);
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

  it('has no import that a rule of its own forbids', () => {
    const texts = sources.filter((path) => !path.startsWith('tools/')).map((path) => ({ path, text: read(path) }));
    expect(texts.length).toBeGreaterThan(300);
    expect(findBreaches(texts)).toEqual([]);
  });
});

describe('a breach that is planted', () => {
  it.each([
    ['libs/engine/src/use-cases/planted.ts', "import { openArchive } from '@tsferry/io';", rules.compositionRoot],
    ['libs/engine/src/planted.ts', "export { openCatalog } from '@tsferry/stores';", rules.compositionRoot],
    ['libs/engine/src/planted.ts', "import type { Snapshot } from '@tsferry/hierarchy';", rules.compositionRoot],
    [
      'libs/hierarchy/src/planted.ts',
      "import { openArchive, decodeInstance } from '@tsferry/io';",
      rules.instanceCodec,
    ],
    ['libs/hierarchy/src/planted.ts', "import * as io from '@tsferry/io';", rules.instanceCodec],
    ['apps/tui/src/commands/planted.ts', "const api = await import('@tsferry/api');", rules.serverLoader],
    ['apps/tui/src/commands/serve.ts', "import { serve } from '@tsferry/api';", rules.serverLoader],
    ['libs/domain/src/planted.ts', "import { readFileSync } from 'node:fs';", rules.pure],
    ['libs/wizard/src/planted.ts', "import 'node:process';", rules.pure],
    ['libs/contract/src/planted.ts', "const fs = await import('node:fs');", rules.pure],
  ])('in %s as %s is refused', (path, text, rule) => {
    const [, from] = /'([^']+)'/.exec(text)!;
    expect(findBreaches([{ path, text }])).toEqual([`${path}: ${from}: ${rule.says}`]);
  });

  it.each([
    ['libs/engine/src/create-engine.ts', "import { openArchive } from '@tsferry/io';"],
    [
      'libs/hierarchy/src/planted.ts',
      "import {\n  decodeInstance,\n  type encodeInstance as write,\n} from '@tsferry/io';",
    ],
    ['apps/tui/src/commands/serve.ts', "const api = await import('@tsferry/api');"],
    ['libs/domain/src/planted.test.ts', "import { readFileSync } from 'node:fs';"],
  ])('is not seen where it is none: %s', (path, text) => {
    expect(findBreaches([{ path, text }])).toEqual([]);
  });
});
