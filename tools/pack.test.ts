import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publint } from 'publint';
import { labZip } from '../apps/api/src/testing/fixtures.js';
import { startServer, type TestServer } from '../apps/api/src/testing/start-server.js';

const root = join(import.meta.dirname, '..');
const engineLibs = ['domain', 'io', 'stores', 'engine'];
const libs = [...engineLibs, 'contract', 'client'];
const npm = (args: string[], cwd: string) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** An empty folder of another team, with these libraries packed and installed into it, and what they depend on. */
function install(names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'tsferry-pack-'));
  folders.push(folder);
  for (const lib of names) npm(['pack', '--silent', '--pack-destination', folder], join(root, 'libs', lib));
  const packed = Object.fromEntries(
    readdirSync(folder).map((file) => [`@tsferry/${/tsferry-([a-z]+)-/.exec(file)![1]}`, `file:${file}`]),
  );
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'another-team', private: true, type: 'module', dependencies: packed, overrides: packed }),
  );
  npm(['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', '--loglevel=error'], folder);
  return folder;
}

/** Compiles modules as strictly as there is, with the types of every library; returns what the compiler says. */
function compile(folder: string, ...words: string[]): string {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules', '@types')];
  const options = ['--strict', '--target', 'es2023', '--module', 'nodenext', '--lib', 'es2023,dom', ...types];
  const { stdout } = spawnSync(process.execPath, [tsc, ...options, ...words], { cwd: folder, encoding: 'utf8' });
  return stdout;
}

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
});

describe('the packed libraries of the engine', () => {
  let folder = '';
  beforeAll(() => void (folder = install(engineLibs)), 180_000);

  it('make a site, import an archive, export it and verify it from an empty folder', () => {
    writeFileSync(join(folder, 'export.mjs'), script);
    const out = execFileSync(process.execPath, ['export.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(out)).toEqual({ imported: true, exported: 2, checksums: 'ok', content: 1 });
  }, 300_000);

  it('have types that another team can compile against', () => {
    writeFileSync(
      join(folder, 'use.ts'),
      "import { createEngine, type Engine } from '@tsferry/engine';\nexport const engine: Engine = createEngine({ home: 'x' });\nexport const plan = engine.planExport({ site: 'LAB', roots: ['*'] });\n",
    );
    expect(compile(folder, 'use.ts')).toBe('');
  }, 300_000);
});

describe('the packed client', () => {
  let folder = '';
  let compiled: string;
  let server: TestServer;
  beforeAll(async () => {
    folder = install(['client']);
    const [, example] = /```ts\n(.*?)```/s.exec(readFileSync(join(root, 'libs', 'client', 'README.md'), 'utf8'))!;
    writeFileSync(join(folder, 'example.ts'), example!);
    writeFileSync(join(folder, 'list.ts'), listing);
    compiled = compile(folder, 'example.ts', 'list.ts');
    server = await startServer();
    await server.engine.createSite({ code: 'LAB' });
    await server.engine.applyImport({ plan: await server.engine.planImport({ site: 'LAB', file: labZip }) });
  }, 180_000);
  afterAll(() => server.close());

  it('brings Hono along, and nothing else', () => {
    const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
    expect(Object.keys(packages)).toEqual(['', 'node_modules/@tsferry/client', 'node_modules/hono']);
  });

  it('has types that its example and another team compile against', () => expect(compiled).toBe(''));

  it('has types that are little work for the compiler: plain ones, and none of Hono', () => {
    const said = compile(folder, '--skipLibCheck', '--extendedDiagnostics', 'example.ts');
    expect(Number(/^Types: +(\d+)/m.exec(said)?.[1])).toBeLessThan(10_000);
  });

  it('lists the task sequences of a server', async () => {
    const run =
      "import { list } from './list.js';\nconsole.log(JSON.stringify(await list(...process.argv.slice(2))));\n";
    writeFileSync(join(folder, 'run.mjs'), run);
    const words = ['run.mjs', server.url, server.token];
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: folder });
    const names = ['Configure Windows', 'Deploy Windows 11', 'Install Applications'];
    expect(JSON.parse(stdout)).toEqual({ names, refused: 'SITE_UNKNOWN' });
  });
});

/** What another team would write against a server. The compiler refuses what is expected to be wrong, and nothing else. */
const listing = `
import { createClient, ProblemError, readAnswer } from '@tsferry/client';

export async function list(url: string, token: string): Promise<{ names: string[]; refused: string }> {
  const { v1 } = createClient(url, { token });
  const query = { class: 'SMS_TaskSequencePackage', sort: 'name' } as const;
  const { objects, total } = await readAnswer(v1.sites[':site'].objects.$get({ param: { site: 'LAB' }, query }));
  const many: number = total;
  // @ts-expect-error An object has no such property.
  void [many, objects[0]?.surname];
  // @ts-expect-error There is no such order.
  void ((): unknown => v1.sites[':site'].objects.$get({ param: { site: 'LAB' }, query: { sort: 'surname' } }));
  const refused = await readAnswer(v1.sites[':site'].$get({ param: { site: 'XYZ' } })).then(
    () => 'nothing',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );
  return { names: objects.map(({ name }) => name), refused };
}
`;

/** What another team would write: an archive made with the libraries alone, imported and exported again. */
const script = `
import { mkdirSync, writeFileSync } from 'node:fs';
import { buildPackage, buildTaskSequence, runCommandLine } from '@tsferry/domain/testing';
import { writeArchive } from '@tsferry/io';
import { createEngine } from '@tsferry/engine';

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

const engine = createEngine({ home: 'home' });
await engine.createSite({ code: 'PRD' });
const { applied } = await engine.applyImport({ plan: await engine.planImport({ site: 'PRD', file: 'lab.zip' }) });
const plan = await engine.planExport({ site: 'PRD', roots: ['Run a tool'] });
const done = await engine.applyExport({ plan, to: 'out.zip' });
const verified = await engine.verifyArchive({ file: 'out.zip' });
await engine.close();
console.log(JSON.stringify({ imported: applied, exported: done.objects.length, checksums: verified.archive.checksums, content: verified.content.files }));
`;
