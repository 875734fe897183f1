import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatChecksums, parseChecksums } from '../content/checksums.js';
import { publishPair } from './publish-pair.js';

let root = '';
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'publish-'));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('publishPair', () => {
  it('writes the checksums sorted by path, the zip among them, whatever the names of the contents', async () => {
    const source = join(root, 'source');
    fs.mkdirSync(join(source, 'sub'), { recursive: true });
    for (const path of ['setup.exe', 'sub.txt', 'sub/data one.cab']) fs.writeFileSync(join(source, path), path);
    const content = ['Office', '!first', 'Office 2'].map((relativePath) => {
      return { source, relativePath, singleFile: false };
    });
    const check = async (): Promise<void> => undefined;
    await publishPair({ zip: join(root, 'name.zip'), overwrite: false, content, archive: Buffer.from('zip'), check });
    const sums = fs.readFileSync(join(root, 'name_files/SHA256SUMS'), 'utf8');
    const lines = [...parseChecksums(sums, 'SHA256SUMS')];
    expect(lines.map(({ path }) => path)).toEqual([
      ...['!first/setup.exe', '!first/sub.txt', '!first/sub/data one.cab', '../name.zip'],
      ...['Office 2/setup.exe', 'Office 2/sub.txt', 'Office 2/sub/data one.cab'],
      ...['Office/setup.exe', 'Office/sub.txt', 'Office/sub/data one.cab'],
    ]);
    expect(sums).toBe(formatChecksums(lines));
    for (const { path, sha256 } of lines) expect(sha256).toBe(hash(fs.readFileSync(join(root, 'name_files', path))));
  });
});
