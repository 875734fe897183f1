import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackage } from '@tsferry/domain/testing';
import { formatChecksums, writeArchive } from '@tsferry/io';
import { createHash } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createEngine } from './create-engine.js';

const name = 'Prüfwerkzeuge';
const top = mkdtempSync(join(tmpdir(), 'tsferry-near-'));
const engine = createEngine({ home: join(top, 'home') });
let folder: string;
let zip: string;
let files: string;
let number = 0;

afterAll(async () => {
  await engine.close();
  rmSync(top, { recursive: true });
});

beforeEach(async () => {
  folder = join(top, String((number += 1)));
  zip = join(folder, 'lab.zip');
  files = join(folder, 'lab_files');
  mkdirSync(join(files, name, 'x64'), { recursive: true });
  writeFileSync(join(files, name, 'x64', 'tool.exe'), 'a tool');
  const content = {
    key: '',
    uniqueId: '0d7f5b1e-0000-4000-8000-000000000001',
    description: name,
    relativePath: name,
    singleFile: false,
    originalPath: '\\\\files.contoso.com\\sources$\\Tools',
  };
  const bytes = await writeArchive({
    id: '0d7f5b1e-0000-4000-8000-00000000000a',
    time: '2026-01-02T03:04:05Z',
    name: 'lab',
    authoringScope: 'ScopeId_11111111-2222-4333-8444-555555555555',
    comment: '',
    usmtPackageId: '00000000',
    objects: [{ ...buildPackage('LAB00001', 'Tools'), contents: [content] }],
  });
  writeFileSync(zip, bytes);
  const line = { path: `${name}/x64/tool.exe`, sha256: createHash('sha256').update('a tool').digest('hex') };
  writeFileSync(join(files, 'SHA256SUMS'), formatChecksums([line]));
});

const move = (from: string, to: string): void => renameSync(join(folder, from), join(folder, to));

describe('content whose name differs in case or Unicode form only', () => {
  it.each<[string, () => void]>([
    ['the files folder', () => move('lab_files', 'Lab_Files')],
    ['a folder in it', () => move(`lab_files/${name}`, `lab_files/${name.toUpperCase()}`)],
    ['a folder in it, composed otherwise', () => move(`lab_files/${name}`, `lab_files/${name.normalize('NFD')}`)],
    ['a file', () => move(`lab_files/${name}/x64/tool.exe`, `lab_files/${name}/x64/Tool.EXE`)],
  ])('is taken: %s', async (_, change) => {
    change();
    expect((await engine.verifyArchive({ file: zip })).archive.checksums).toBe('ok');
    expect((await engine.inspectArchive({ file: zip })).objects[0]?.content).toMatchObject({ present: true, bytes: 6 });
    const site = `S${String(number).padStart(2, '0')}`;
    await engine.createSite({ code: site });
    const plan = await engine.planImport({ site, file: zip });
    await engine.applyImport({ plan });
    const [content] = (await engine.showObject({ site, id: 'Tools' })).contents;
    expect(content).toMatchObject({ files: 1, bytes: 6, checked: true });
    const exported = await engine.planExport({ site, roots: ['Tools'] });
    expect(exported).toMatchObject({ files: 1, bytes: 6 });
  });

  it('is still compared with its checksums', async () => {
    move(`lab_files/${name}`, `lab_files/${name.normalize('NFD')}`);
    writeFileSync(join(files, name.normalize('NFD'), 'x64', 'tool.exe'), 'broken');
    await expect(engine.verifyArchive({ file: zip })).rejects.toMatchObject({ code: 'CONTENT_INTEGRITY' });
  });

  it('is not guessed about where there are two', async () => {
    cpSync(files, join(folder, 'LAB_files'), { recursive: true });
    move('lab_files', 'Lab_files');
    await expect(engine.verifyArchive({ file: zip })).rejects.toMatchObject({ code: 'CONTENT_MISSING' });
  });
});

describe('a files folder that is not there', () => {
  it('is said once, with the folder that may be it', async () => {
    move('lab.zip', 'lab (1).zip');
    const copy = join(folder, 'lab (1).zip');
    await expect(engine.verifyArchive({ file: copy })).rejects.toMatchObject({
      code: 'CONTENT_MISSING',
      message: `${copy} lists content, and the folder ${join(folder, 'lab (1)_files')} is not there.`,
      hint: expect.stringContaining(`${files} is there: if that is it, rename it to lab (1)_files.`) as unknown,
    });
  });
});
