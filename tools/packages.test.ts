import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
const published = ['libs', 'apps']
  .flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`))
  .filter((folder) => manifestOf(folder).private !== true);

describe('the packages that are published', () => {
  it('are the libraries and the command line', () => {
    const libs = readdirSync(join(root, 'libs')).map((name) => `libs/${name}`);
    expect(published).toEqual([...libs, 'apps/tui']);
  });

  it.each(published)('%s says where it comes from, what it is and what it holds', (folder) => {
    const manifest = manifestOf(folder);
    const { url } = manifest.repository;
    expect(manifest.repository).toEqual({ type: 'git', url, directory: folder });
    const address = url.replace(/^git\+|\.git$/g, '');
    expect([manifest.homepage, manifest.bugs]).toEqual([`${address}/tree/main/${folder}#readme`, `${address}/issues`]);
    expect(manifest.keywords).toContain('configuration-manager');
    expect(manifest.license).toBe(manifestOf('.').license);
    expect(manifest.files).toEqual(expect.arrayContaining(['dist', 'README.md']));
  });

  it('are of one version, and ask for that version of each other', () => {
    const manifests = published.map(manifestOf);
    const names = new Set(manifests.map(({ name }) => name));
    const asked = manifests.flatMap(({ version, dependencies = {} }) => [
      version,
      ...Object.entries(dependencies).flatMap(([name, range]) => (names.has(name) ? [range] : [])),
    ]);
    expect(new Set(asked).size).toBe(1);
  });
});
