import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createElement } from 'react';
import { drawn } from '../testing/drawn.js';
import type { Area } from './area.js';
import type { Intent } from './keys.js';
import {
  absolutePath,
  createPath,
  folderOf,
  listFolder,
  offers,
  pathIn,
  reducePath,
  takeFolder,
  type PathField,
} from './path-field.js';
import { PathInput } from './PathInput.js';
import { textIn } from './text-field.js';

const area: Area = { width: 40, height: 10, color: false, reader: false };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsferry-path-'));
  mkdirSync(join(folder, 'exports'));
  mkdirSync(join(folder, '.hidden'));
  for (const name of ['lab one.zip', 'lab two.zip', 'notes.txt']) writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = async (typed: string): Promise<PathField> => {
  const path = createPath(join(folder, typed), { ending: '.zip' });
  return takeFolder(path, await listFolder({ kind: 'list-folder', path: folderOf(path) }));
};
const press = (path: PathField, intent: Intent) => reducePath(path, { kind: 'intent', intent, area });
const names = (path: PathField): string[] => offers(path).map(({ name }) => name);

describe('a path field', () => {
  it('offers folders first, then files that end as asked, and hidden ones only when their dot was typed', async () => {
    expect(names(await inFolder('/'))).toEqual(['exports', 'lab one.zip', 'lab two.zip']);
    expect(names(await inFolder('LAB'))).toEqual(['lab one.zip', 'lab two.zip']);
    expect(names(await inFolder('.h'))).toEqual(['.hidden']);
    expect(names(await inFolder('nothing/here'))).toEqual([]);
  });

  it('completes at Tab as far as all offers agree, and leaves the key alone when there is nothing to complete', async () => {
    const first = press(await inFolder('la'), 'focus-next');
    expect([textIn(first.path.field), first.taken]).toEqual([join(folder, 'lab '), true]);
    const second = press(first.path, 'focus-next');
    expect([textIn(second.path.field), second.taken]).toEqual([join(folder, 'lab '), false]);
  });

  it('goes into a folder that is chosen, and asks for its names', async () => {
    const { path, effects } = press(press(await inFolder('/'), 'down').path, 'accept');
    expect(pathIn(path)).toBe(join(folder, 'exports/'));
    expect(effects).toEqual([{ kind: 'list-folder', path: join(folder, 'exports') }]);
  });

  it('takes what was typed at Enter when nothing is chosen', async () => {
    expect(press(await inFolder('lab one.zip'), 'accept').taken).toBe(false);
  });

  it('forgets the names of a folder that is no longer meant', async () => {
    const path = createPath('/elsewhere/');
    expect(takeFolder(path, { kind: 'folder-listed', path: folder, entries: [] })).toBe(path);
  });

  it.each([
    ['"/srv/a b.zip"', '/srv/a b.zip'],
    ["'/srv/a b.zip'", '/srv/a b.zip'],
    ['~/lab.zip', join(homedir(), 'lab.zip')],
    ['~name/lab.zip', join(process.cwd(), '~name/lab.zip')],
    ['lab.zip', join(process.cwd(), 'lab.zip')],
    ['  ', ''],
  ])('reads %j as a person means it', (typed, meant) => {
    expect(absolutePath(createPath(typed))).toBe(meant);
  });

  it('shows the offers below the field', async () => {
    const { path } = press(await inFolder('/'), 'down');
    const lines = drawn(createElement(PathInput, { path, height: area.height, focused: true }), area.width);
    expect(lines.slice(1)).toEqual(['> exports/', '  lab one.zip', '  lab two.zip']);
  });
});
