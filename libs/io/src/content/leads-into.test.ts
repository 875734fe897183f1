import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leadsInto } from './leads-into.js';

let root = '';
const at = (path: string): string => join(root, path);
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'leads-into-')));
  mkdirSync(at('data/lab_files/tools'), { recursive: true });
  mkdirSync(at('elsewhere'));
  symlinkSync('data', at('link'));
  symlinkSync(at('elsewhere'), at('data/lab_files/out'));
});
afterAll(() => rmSync(root, { recursive: true }));

it.each([
  ['data/lab_files', 'data/lab_files', true],
  ['data/lab_files', 'data/lab_files/tools', true],
  ['data/lab_files', 'link/lab_files/tools', true],
  ['link/lab_files', 'data/lab_files/tools', true],
  // Whoever takes the folder away takes the link in it away.
  ['data/lab_files', 'data/lab_files/out', true],
  ['elsewhere', 'data/lab_files/out', true],
  ['data/lab_files', 'link/lab_files/gone/too', true],
  ['data/gone_files', 'link/gone_files/tools', true],
  ['data/lab_file', 'data/lab_files', false],
  ['data/lab_files/tools', 'data/lab_files', false],
  ['data/lab_files', 'link/gone', false],
])('of %s and %s: %s', async (folder, path, leads) => {
  expect(await (await leadsInto(at(folder)))(at(path))).toBe(leads);
});

it('takes the root of the disk', async () => {
  const { root: disk } = parse(root);
  const [inDisk, inRoot] = await Promise.all([leadsInto(disk), leadsInto(root)]);
  expect([await inDisk(root), await inRoot(disk)]).toEqual([true, false]);
});
