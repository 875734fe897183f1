import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const app = join(root, 'apps', 'tui');
const windows = process.platform === 'win32';
const npm = (words: string[], cwd: string) =>
  execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], shell: windows });

describe('the packed command line, installed for the whole machine', () => {
  let folder = '';
  let installed = '';
  const tsferry = (...words: string[]): string =>
    execFileSync(join(folder, windows ? 'tsferry.cmd' : 'bin/tsferry'), words, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, TSFERRY_HOME: join(folder, 'home') },
      shell: windows,
    });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsferry-pack-'));
    const [{ filename }] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], app));
    const words = ['install', '--global', '--prefix', folder, '--prefer-offline', '--ignore-scripts'];
    npm([...words, '--no-audit', '--no-fund', '--loglevel=error', join(folder, filename)], folder);
    installed = join(folder, windows ? 'node_modules' : 'lib/node_modules', 'tsferry');
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says its version', () => {
    const { version } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
    expect(tsferry('--version').trim()).toBe(version);
  });

  it('makes a site, imports an archive and exports it again', () => {
    tsferry('site', 'create', 'PRD');
    tsferry('import', join(root, 'tools', 'fixtures', 'lab.zip'), '--site', 'PRD', '--yes');
    const exported = JSON.parse(tsferry('export', '*', '--site', 'PRD', '--to', 'out.zip', '--yes', '--json'));
    expect(exported.objects.length).toBeGreaterThan(20);
    expect(JSON.parse(tsferry('verify', 'out.zip', '--json')).archive.checksums).toBe('ok');
  }, 60_000);

  it('brings SQLite along and nothing else, and the licenses of what is bundled', () => {
    expect(readdirSync(join(installed, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      '@photostructure',
      'node-addon-api',
      'node-gyp-build',
    ]);
    const licenses = readFileSync(join(installed, 'dist', 'third-party-licenses.txt'), 'utf8');
    for (const name of ['zod', 'jszip', 'ink', 'hono']) expect(licenses).toMatch(new RegExp(`^${name} [0-9.]+: `, 'm'));
  });

  it('holds no tests, no sources and nothing of this checkout', () => {
    const [{ files }] = JSON.parse(npm(['pack', '--dry-run', '--json'], app));
    const paths: string[] = files.map(({ path }: { path: string }) => path);
    expect(paths.filter((path) => !/^(bin|dist)\/[^/]+$|^(package\.json|README\.md|LICENSE)$/.test(path))).toEqual([]);
    const holding = paths.filter((path) => readFileSync(join(app, path), 'utf8').includes(root));
    expect(holding).toEqual([]);
  });
});
