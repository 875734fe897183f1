import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFilesFolder } from './list-files-folder.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('listFilesFolder', () => {
  it('lists everything but the checksum file at the top', async () => {
    mkdirSync(join(root, 'Tools/empty'), { recursive: true });
    for (const path of ['SHA256SUMS', 'Tools/SHA256SUMS', 'Tools/a.txt']) writeFileSync(join(root, path), path);
    const { files, folders } = await listFilesFolder(root);
    expect([...files]).toEqual([
      { path: 'Tools/SHA256SUMS', bytes: 16 },
      { path: 'Tools/a.txt', bytes: 11 },
    ]);
    expect(folders).toEqual(['Tools/empty']);
  });

  it('stops when it is cancelled', async () => {
    for (let index = 0; index < 600; index += 1) writeFileSync(join(root, `f${index}`), '');
    await expect(listFilesFolder(root, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
