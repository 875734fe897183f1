import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeLock } from './lock.js';
import { removePair } from './remove-pair.js';

let root = '';
const at = (...path: string[]): string => join(root, ...path);
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'remove-pair-'));
  fs.writeFileSync(at('name.zip'), 'zip');
  fs.mkdirSync(at('name_files', 'New'), { recursive: true });
  fs.writeFileSync(at('other.zip'), 'other');
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

it('removes a zip and its content and nothing else, once or twice', async () => {
  for (let turn = 0; turn < 2; turn += 1) {
    await removePair(at('name.zip'));
    expect(fs.readdirSync(root)).toEqual(['other.zip']);
  }
});

it('has nothing to do where the folder is gone, and makes none', async () => {
  await removePair(at('gone', 'name.zip'));
  expect(fs.existsSync(at('gone'))).toBe(false);
});

it('leaves everything to the process that exports to that name', async () => {
  const release = await takeLock(at('.name.zip.tsferry'), at('name.zip'));
  await expect(removePair(at('name.zip'))).rejects.toMatchObject({ code: 'TARGET_BUSY' });
  await release();
  expect(fs.readdirSync(root).sort()).toEqual(['name.zip', 'name_files', 'other.zip']);
});

it('removes a link that was planted, and not what it leads to', async () => {
  fs.mkdirSync(at('.name.zip.tsferry'), { mode: 0o700 });
  fs.symlinkSync(at('other.zip'), at('.name.zip.tsferry', 'old.zip'));
  await removePair(at('name.zip'));
  expect(fs.readdirSync(root)).toEqual(['other.zip']);
});
