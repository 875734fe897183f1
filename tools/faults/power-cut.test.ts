import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readDisk, type Replay } from './disk-model.js';
import type { Call } from './record.js';

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsferry-cut-'));
  root = join(folder, 'root');
  mkdirSync(root);
  writeFileSync(join(root, 'old.txt'), 'old');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const call = (name: string, path: string, more: Partial<Call> = {}): Call => ({
  ...{ number: 0, call: name, result: 0, inode: '', where: 0, path: join(root, path), to: '', data: Buffer.alloc(0) },
  ...more,
});
const made = (): Call[] => [
  call('create', 'new.tmp', { inode: 'a' }),
  call('write', 'new.tmp', { inode: 'a', result: 3, data: Buffer.from('new') }),
];
const renamed = (): Call => call('rename', 'new.tmp', { to: join(root, 'old.txt') });
const syncFile = (): Call => call('sync', 'new.tmp', { inode: 'a' });

/** What is on the disk: the bytes by their names. */
function found(replay: Replay, keep: (kind: 'bytes' | 'names') => boolean): Record<string, string> {
  const there = mkdtempSync(join(folder, 'cut-'));
  const disk = join(there, 'disk');
  replay.writeTo(disk, replay.length, (_, kind) => keep(kind));
  return Object.fromEntries(readdirSync(disk).map((name) => [name, readFileSync(join(disk, name), 'utf8')]));
}

it('a rename without a sync of the bytes may leave an empty file', () => {
  const replay = readDisk(root)([...made(), renamed()]);
  expect(found(replay, (kind) => kind === 'names')).toEqual({ 'old.txt': '' });
  expect(found(replay, () => false)).toEqual({ 'old.txt': 'old' });
});

it('a rename behind a sync of the bytes leaves the old file or the new one', () => {
  const replay = readDisk(root)([...made(), syncFile(), renamed()]);
  expect(found(replay, (kind) => kind === 'names')).toEqual({ 'old.txt': 'new' });
  expect(found(replay, () => false)).toEqual({ 'old.txt': 'old' });
});

it('what was synced with its folder is there, whatever else is lost', () => {
  const replay = readDisk(root)([...made(), syncFile(), renamed(), call('sync', '.', { path: root })]);
  expect(found(replay, () => false)).toEqual({ 'old.txt': 'new' });
});
