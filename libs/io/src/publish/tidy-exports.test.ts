import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from './lock.js';
import { tidyExports } from './tidy-exports.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'tsferry-tidy-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Files by path, and their text. */
function put(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, path), text);
  }
}
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

describe('what a killed export left', () => {
  it('is removed when it was copying', async () => {
    put({ '.all.zip.tsferry/journal': '', '.all.zip.tsferry/files/a/b': 'half', 'other.zip': 'other' });
    await tidyExports(folder);
    expect(readdirSync(folder)).toEqual(['other.zip']);
  });

  it('is undone when the old pair stood aside', async () => {
    put({
      '.all.zip.tsferry/swap.json': '{"newFiles":true}',
      '.all.zip.tsferry/export.zip': 'new',
      '.all.zip.tsferry/old.zip': 'old',
      '.all.zip.tsferry/old_files/a': 'old',
      'all_files/a': 'new',
    });
    await tidyExports(folder);
    expect(readdirSync(folder).sort()).toEqual(['all.zip', 'all_files']);
    expect([read('all.zip'), read('all_files/a')]).toEqual(['old', 'old']);
  });

  it('is undone when a folder without its zip was there', async () => {
    put({
      '.all.zip.tsferry/swap.json': '{"newFiles":true}',
      '.all.zip.tsferry/export.zip': 'new',
      'all_files/a': 'new',
    });
    await tidyExports(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is finished when the new zip was in place', async () => {
    put({
      '.all.zip.tsferry/swap.json': '{"newFiles":true}',
      '.all.zip.tsferry/old.zip': 'old',
      'all.zip': 'new',
      'all_files/a': 'new',
    });
    await tidyExports(folder);
    expect(readdirSync(folder).sort()).toEqual(['all.zip', 'all_files']);
    expect(read('all.zip')).toBe('new');
  });
});

it('what an export works with that goes on stays', async () => {
  put({ '.all.zip.tsferry/files/a': 'half' });
  const release = await takeLock(join(folder, '.all.zip.tsferry'), 'all.zip');
  await tidyExports(folder);
  expect(existsSync(join(folder, '.all.zip.tsferry', 'files', 'a'))).toBe(true);
  await release();
  await tidyExports(folder);
  expect(readdirSync(folder)).toEqual([]);
});

it('a folder that is not there is no error, and files that only look like it stay', async () => {
  await tidyExports(join(folder, 'nothing'));
  put({ '.tsferry/a': '', '.all.tsferry/a': '', 'all.zip.tsferry/a': '' });
  await tidyExports(folder);
  expect(readdirSync(folder).sort()).toEqual(['.all.tsferry', '.tsferry', 'all.zip.tsferry']);
});
