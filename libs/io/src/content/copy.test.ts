import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '@tsferry/domain';
import { copyContent, type CopiedSource, type CopyJob, type CopyOptions } from './copy.js';
import { hashContent } from './hash.js';

const hasSmallDisk = spawnSync('unshare', ['-Urm', 'true']).status === 0;

let root = '';
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'copy-'));
  fs.mkdirSync(join(root, 'from'));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const hash = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

function put(name: string, bytes: string | Buffer): CopyJob {
  const source = join(root, 'from', name);
  fs.writeFileSync(source, bytes);
  return { source, target: join(root, 'to', name), bytes: bytes.length };
}

async function copy(jobs: readonly CopyJob[], more: Partial<CopyOptions> = {}): Promise<CopiedSource[]> {
  const found: CopiedSource[] = [];
  await copyContent(jobs, {
    stage: 'copying',
    totalBytes: jobs.reduce((sum, { bytes }) => sum + bytes, 0),
    totalFiles: jobs.length,
    into: join(root, 'to'),
    sync: false,
    onCopied: (first, files) => files.forEach((file, index) => (found[first + index] = file)),
    ...more,
  });
  return found;
}

describe('copyContent', () => {
  it('copies files of every size around its buffers and hashes them on the way', async () => {
    const sizes = [0, 1, 9_999, 262_143, 262_144, 262_145, 1_000_000, 5_000_000];
    const bytes = sizes.map((size) => randomBytes(size));
    const jobs = bytes.map((content, index) => put(`f${index}`, content));
    const files = await copy(jobs, { sync: true });
    expect(files.map(({ sha256 }) => sha256)).toEqual(bytes.map(hash));
    expect(files.map((file) => file.bytes)).toEqual(sizes);
    for (const [index, { target, source }] of jobs.entries()) {
      expect(fs.readFileSync(target ?? '').equals(bytes[index] ?? Buffer.of())).toBe(true);
      expect(files[index]?.mtimeNs).toBe(fs.statSync(source, { bigint: true }).mtimeNs);
    }
  });

  it('copies a large file between two threads, among small ones, each under its own index', async () => {
    const chunk = randomBytes(1_048_576 + 7);
    const large = Buffer.concat(Array.from({ length: 65 }, () => chunk));
    const jobs = [put('a', 'a'), put('large', large), put('b', 'b')];
    const files = await copy(jobs);
    expect(files.map(({ sha256 }) => sha256)).toEqual([hash('a'), hash(large), hash('b')]);
    expect(fs.readFileSync(join(root, 'to/large')).equals(large)).toBe(true);
  });

  it('copies many files and tells how far it is, never going back', async () => {
    const jobs = Array.from({ length: 500 }, (_, index) => put(`f${index}`, `content ${index}`));
    const told: Progress[] = [];
    const files = await copy(jobs, { onProgress: (progress) => told.push(progress) });
    expect(files.map(({ sha256 }) => sha256)).toEqual(jobs.map((_, index) => hash(`content ${index}`)));
    const totals = { totalBytes: jobs.reduce((sum, { bytes }) => sum + bytes, 0), totalFiles: 500 };
    expect(told.at(-1)).toEqual({ stage: 'copying', bytes: totals.totalBytes, files: 500, ...totals });
    expect(told.every(({ bytes }, index) => bytes >= (told[index - 1]?.bytes ?? 0))).toBe(true);
  });

  it('makes the folders of a target, and a file of its own for a hard link', async () => {
    const job = put('a', 'text');
    fs.linkSync(job.source, join(root, 'from/b'));
    const target = join(root, 'to/x/y/b');
    await copy([job, { ...job, source: join(root, 'from/b'), target }]);
    expect(fs.statSync(target).nlink).toBe(1);
    expect(fs.readFileSync(target, 'utf8')).toBe('text');
  });

  it('writes over nothing, and through no link', async () => {
    const job = put('a', 'new');
    fs.mkdirSync(join(root, 'to'));
    fs.symlinkSync(join(root, 'victim'), join(root, 'to/a'));
    await expect(copy([job])).rejects.toMatchObject({ code: 'WRITE_FAILED', details: { path: job.target } });
    expect(fs.existsSync(join(root, 'victim'))).toBe(false);
    expect(fs.readlinkSync(join(root, 'to/a'))).toBe(join(root, 'victim'));
  });

  it.each([
    ['was deleted', 'CONTENT_READ', (path: string) => fs.rmSync(path)],
    ['became a folder', 'CONTENT_TYPE', (path: string) => (fs.rmSync(path), fs.mkdirSync(path))],
    ['became a link', 'CONTENT_TYPE', (path: string) => (fs.rmSync(path), fs.symlinkSync('/etc/passwd', path))],
    ['became a FIFO', 'CONTENT_TYPE', (path: string) => (fs.rmSync(path), spawnSync('mkfifo', [path]))],
  ])('refuses a source that %s since it was listed', async (_, code, change) => {
    const jobs = [put('a', 'a'), put('b', 'b')];
    change(jobs[1]?.source ?? '');
    await expect(copy(jobs)).rejects.toMatchObject({ code, details: { path: jobs[1]?.source } });
    expect(fs.existsSync(join(root, 'to/b'))).toBe(false);
  });

  it.skipIf(!fs.existsSync('/proc/version'))('fails when a source never is what its size says', async () => {
    // Such a file is 0 bytes long and reads as more, each time.
    const job = { source: '/proc/version', target: join(root, 'to/version'), bytes: 0 };
    await expect(copy([job])).rejects.toMatchObject({ code: 'CONTENT_CHANGED', details: { path: '/proc/version' } });
    expect(fs.existsSync(job.target)).toBe(false);
  });

  it.each([
    ['a source', 8_000_000],
    ['a large source, which two threads copy,', 70_000_000],
  ])('never copies a mixture of %s that changes meanwhile', async (_, bytes) => {
    const job = put('growing.log', randomBytes(bytes));
    const writer = spawnWriter(job.source);
    const ended = await copy([job]).catch((error: unknown) => error);
    writer.kill('SIGKILL');
    if (Array.isArray(ended)) expect(ended).toMatchObject([{ sha256: hash(fs.readFileSync(job.target ?? '')) }]);
    else expect(ended).toMatchObject({ code: 'CONTENT_CHANGED' });
    expect(fs.existsSync(job.target ?? '')).toBe(Array.isArray(ended));
  });

  it('refuses before the first byte when the disk is too small', async () => {
    const source = join(root, 'from/sparse');
    fs.closeSync(fs.openSync(source, 'w'));
    const bytes = 2 ** 50;
    const work = copy([{ source, target: join(root, 'to/sparse'), bytes }]);
    await expect(work).rejects.toMatchObject({ code: 'CONTENT_SPACE', details: { bytesShort: expect.any(Number) } });
    expect(fs.existsSync(join(root, 'to'))).toBe(false);
  });

  it('ends soon after a cancel at any moment, and what is there is whole', async () => {
    const bytes = randomBytes(300_000);
    const jobs = Array.from({ length: 60 }, (_, index) => put(`f${index}`, bytes));
    const large = put('large', Buffer.alloc(70_000_000, 'x'));
    for (const stopAfter of [0, 1, 30, 60]) {
      const cancel = new AbortController();
      let copied = 0;
      const onCopied = (_first: number, files: readonly CopiedSource[]): void => {
        copied += files.length;
        if (copied >= stopAfter) cancel.abort();
      };
      const work = copy([...jobs, large], { signal: cancel.signal, onCopied });
      if (stopAfter === 0) cancel.abort();
      await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
      const sizes = fs.existsSync(join(root, 'to'))
        ? fs.readdirSync(join(root, 'to')).map((name) => fs.statSync(join(root, 'to', name)).size)
        : [];
      expect(sizes.every((size) => size === 300_000 || size === 70_000_000)).toBe(true);
      fs.rmSync(join(root, 'to'), { recursive: true, force: true });
    }
  });

  it('leaves no descriptor open after an error', async () => {
    const open = (): number => fs.readdirSync('/proc/self/fd').length;
    const job = put('a', 'a');
    const before = open();
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(copy([{ ...job, source: `${job.source}.none` }])).rejects.toMatchObject({ code: 'CONTENT_READ' });
    }
    expect(open()).toBeLessThanOrEqual(before + 1);
  });

  it.skipIf(!hasSmallDisk).each([
    ['files', 8_000_000, 3_000_000],
    ['large files, which two threads copy,', 200_000_000, 70_000_000],
  ])('says how many bytes are short when %s fill the disk meanwhile (needs unshare)', async (_, disk, bytes) => {
    // The disk has room when it is asked, and none later: another file takes it.
    const script = `
      mkdir -p ${root}/disk && mount -t tmpfs -o size=${disk} none ${root}/disk &&
      exec ${process.execPath} --import tsx --conditions=@tsferry/source ${root}/fill.ts`;
    fs.writeFileSync(join(root, 'package.json'), '{"type":"module"}');
    fs.writeFileSync(
      join(root, 'fill.ts'),
      `import { copyContent } from ${JSON.stringify(join(import.meta.dirname, 'copy.ts'))};
       import { writeFileSync, readdirSync } from 'node:fs';
       const bytes = ${bytes};
       writeFileSync('${root}/source', Buffer.alloc(bytes));
       const jobs = [0, 1].map((n) => ({ source: '${root}/source', target: '${root}/disk/f' + n, bytes }));
       function* filling() { writeFileSync('${root}/disk/other', Buffer.alloc(${disk / 2})); yield* jobs; }
       await copyContent(filling(), { stage: 'copying', totalBytes: 2 * bytes, totalFiles: 2, into: '${root}/disk',
         sync: true, onCopied: () => undefined }).catch((error) => {
           console.log(JSON.stringify({ code: error.code, short: error.details.bytesShort, left: readdirSync('${root}/disk') }));
         });`,
    );
    const { stdout, stderr } = spawnSync('unshare', ['-Urm', 'sh', '-c', script], { encoding: 'utf8' });
    expect(stdout, stderr).not.toBe('');
    const told = JSON.parse(stdout) as { code: string; short: number; left: string[] };
    expect(told.code).toBe('CONTENT_SPACE');
    expect(told.short).toBeGreaterThan(0);
    expect(told.left.length).toBeLessThanOrEqual(2);
  });
});

describe('hashContent', () => {
  it('hashes files in the order given and changes nothing', async () => {
    const jobs = Array.from({ length: 100 }, (_, index) => put(`f${index}`, `text ${index}`));
    const hashes = await hashContent(jobs.map(({ source, bytes }) => ({ path: source, bytes })));
    expect(jobs.map((_, index) => hashes.get(index))).toEqual(jobs.map((_, index) => hash(`text ${index}`)));
    expect(fs.readdirSync(root)).toEqual(['from']);
  });
});

/** A process that appends to a file as fast as it can, started and writing when this returns. */
function spawnWriter(path: string): { kill(signal: 'SIGKILL'): void } {
  const size = fs.statSync(path).size;
  const child = spawn('sh', ['-c', 'while :; do printf x >> "$0"; done', path]);
  while (fs.statSync(path).size === size) continue;
  return child;
}
