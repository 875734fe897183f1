import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publint } from 'publint';

const root = join(import.meta.dirname, '..');
const libs = ['domain', 'io', 'stores', 'engine'];
const npm = (args: string[], cwd: string) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsferry-pack-'));
  for (const lib of libs) npm(['pack', '--silent', '--pack-destination', folder], join(root, 'libs', lib));
  const packed = Object.fromEntries(
    readdirSync(folder).map((file) => [`@tsferry/${/tsferry-([a-z]+)-/.exec(file)![1]}`, `file:${file}`]),
  );
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'another-team', private: true, type: 'module', dependencies: packed, overrides: packed }),
  );
  npm(['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', '--loglevel=error'], folder);
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed libraries', () => {
  it.each(libs)('%s passes publint', async (lib) => {
    const { messages } = await publint({ pkgDir: join(root, 'libs', lib), strict: true });
    expect(messages).toEqual([]);
  });

  it.each(libs)('%s holds its built modules and types, and no tests or sources', (lib) => {
    const [listing] = JSON.parse(npm(['pack', '--dry-run', '--json'], join(root, 'libs', lib)));
    const paths: string[] = listing.files.map((file: { path: string }) => file.path);
    expect(paths).toContain('dist/index.js');
    expect(paths).toContain('dist/index.d.ts');
    expect(paths).toContain('README.md');
    expect(paths.filter((path) => /\.test\.|^src\//.test(path))).toEqual([]);
  });

  it('make a site, import an archive, export it and verify it from an empty folder', () => {
    writeFileSync(join(folder, 'export.mjs'), script);
    const out = execFileSync(process.execPath, ['export.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(out)).toEqual({ imported: true, exported: 2, checksums: 'ok', content: 1 });
  }, 60_000);

  it('has types that another team can compile against', () => {
    writeFileSync(
      join(folder, 'use.ts'),
      "import { createFerry, type Ferry } from '@tsferry/engine';\nexport const ferry: Ferry = createFerry({ home: 'x' });\nexport const plan = ferry.planExport({ site: 'LAB', roots: ['*'] });\n",
    );
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'es2023',
      '--module',
      'nodenext',
      '--lib',
      'es2023,dom',
      'use.ts',
    ];
    expect(execFileSync(process.execPath, [tsc, ...options], { cwd: folder, encoding: 'utf8' })).toBe('');
  }, 60_000);
});

/** What another team would write: an archive made with the libraries alone, imported and exported again. */
const script = `
import { mkdirSync, writeFileSync } from 'node:fs';
import { buildPackage, buildTaskSequence, runCommandLine } from '@tsferry/domain/testing';
import { writeArchive } from '@tsferry/io';
import { createFerry } from '@tsferry/engine';

const content = { key: '', uniqueId: '0d7f5b1e-0000-4000-8000-000000000001', description: 'Tools', relativePath: 'Tools', singleFile: false, originalPath: 'D:\\\\Tools' };
const objects = [
  { ...buildPackage('LAB00001', 'Tools'), contents: [content] },
  { ...buildTaskSequence('LAB00002', 'Run a tool', [runCommandLine('Run', 'tool.exe', 'LAB00001')]), contents: [] },
];
writeFileSync('lab.zip', await writeArchive({
  id: '0d7f5b1e-0000-4000-8000-00000000000a', time: '2026-01-02T03:04:05Z', name: 'lab', comment: '', usmtPackageId: '00000000',
  authoringScope: 'ScopeId_11111111-2222-4333-8444-555555555555', objects,
}));
mkdirSync('lab_files/Tools', { recursive: true });
writeFileSync('lab_files/Tools/tool.exe', 'a tool');

const ferry = createFerry({ home: 'home' });
await ferry.createSite({ code: 'PRD' });
const { applied } = await ferry.applyImport({ plan: await ferry.planImport({ site: 'PRD', file: 'lab.zip' }) });
const plan = await ferry.planExport({ site: 'PRD', roots: ['Run a tool'] });
const done = await ferry.applyExport({ plan, to: 'out.zip' });
const verified = await ferry.verifyArchive({ file: 'out.zip' });
await ferry.close();
console.log(JSON.stringify({ imported: applied, exported: done.objects.length, checksums: verified.archive.checksums, content: verified.content.files }));
`;
