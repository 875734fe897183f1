import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildPackage } from '@tsferry/domain/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveOpener } from './archive-opener.js';
import { writeArchive } from './write-archive.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tsferry-opener-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function writeZip(name: string, comment: string): Promise<string> {
  const zip = join(folder, name);
  const bytes = await writeArchive({
    id: '0d7f5b1e-0000-4000-8000-00000000000b',
    time: '2026-01-02T03:04:05Z',
    name,
    authoringScope: 'ScopeId_11111111-2222-4333-8444-555555555555',
    comment,
    usmtPackageId: '00000000',
    objects: [{ ...buildPackage('LAB00001', 'Tools'), contents: [] }],
  });
  writeFileSync(zip, bytes);
  return zip;
}

describe('an archive that is opened again', () => {
  it('is the one that was opened before, also by another way to write its path', async () => {
    const open = archiveOpener();
    const zip = await writeZip('a.zip', 'First');
    const first = await open(zip);
    expect(await open(zip)).toBe(first);
    expect(await open(relative(process.cwd(), zip))).toBe(first);
  });

  it('is read anew when its bytes are others, and refused when they are no archive', async () => {
    const open = archiveOpener();
    const zip = await writeZip('a.zip', 'First');
    const first = await open(zip);
    await writeZip('a.zip', 'Other');
    const second = await open(zip);
    expect([first.comment, second.comment]).toEqual(['First', 'Other']);
    expect(second.sha256).not.toBe(first.sha256);
    writeFileSync(zip, readFileSync(zip).subarray(1));
    await expect(open(zip)).rejects.toThrow();
    rmSync(zip);
    await expect(open(zip)).rejects.toThrow('there is no such file');
  });

  it('has the path that it was opened with, whatever has the same bytes', async () => {
    const open = archiveOpener();
    const zip = await writeZip('a.zip', 'First');
    await open(zip);
    copyFileSync(zip, join(folder, 'b.zip'));
    expect((await open(join(folder, 'b.zip'))).path).toBe(join(folder, 'b.zip'));
  });
});
