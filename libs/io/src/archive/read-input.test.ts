import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleDraft } from '../testing/example-draft.js';
import { openArchive } from './open-archive.js';
import { writeArchive } from './write-archive.js';

describe('a path that is opened', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsferry-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('may be a link to an archive, and tells the hash and size of the file', async () => {
    const file = join(folder, 'a.zip');
    const bytes = await writeArchive(exampleDraft());
    writeFileSync(file, bytes);
    symlinkSync(file, join(folder, 'link.zip'));
    const archive = await openArchive(join(folder, 'link.zip'));
    expect(archive).toMatchObject({ path: join(folder, 'link.zip'), bytes: bytes.length });
    expect(archive.sha256).toBe((await openArchive(file)).sha256);
  });

  it('is refused when it is a folder, a pipe or a device, without waiting', async () => {
    const pipe = join(folder, 'pipe.zip');
    execFileSync('mkfifo', [pipe]);
    for (const path of [folder, pipe, '/dev/zero', '/dev/null']) {
      await expect(openArchive(path)).rejects.toMatchObject({ code: 'INPUT_TYPE' });
    }
  });

  it('is refused when it is not there', async () => {
    await expect(openArchive(join(folder, 'no.zip'))).rejects.toMatchObject({ code: 'INPUT_READ' });
  });

  it('is refused before a byte is read when it is too large', async () => {
    const large = join(folder, 'large.zip');
    writeFileSync(large, '');
    truncateSync(large, 2 ** 40);
    await expect(openArchive(large)).rejects.toMatchObject({ code: 'ARCHIVE_LIMIT' });
  });
});
