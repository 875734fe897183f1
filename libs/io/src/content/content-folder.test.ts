import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '@tsferry/domain';
import { scanContent } from './content-folder.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'content-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text = path): string {
  const full = join(root, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, text);
  return full;
}

const scan = (path = root): ReturnType<typeof scanContent> => scanContent(path, { singleFile: false });

async function refusal(work: Promise<unknown>): Promise<{ code: string; offenders: string[] }> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof AppError)) throw error ?? new Error('nothing was refused');
  const offenders = (error.details['offenders'] ?? []) as { path: string }[];
  return { code: error.code, offenders: offenders.map(({ path }) => path) };
}

describe('scanContent', () => {
  it('lists files sorted by path, with sizes, and the folders that are empty', async () => {
    put('b/z.txt', '12345');
    put('a.txt', '');
    put('b/c/d.txt');
    mkdirSync(join(root, 'empty/inner'), { recursive: true });
    const { files, folders } = await scan();
    expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['a.txt', 0],
      ['b/c/d.txt', 9],
      ['b/z.txt', 5],
    ]);
    expect(folders).toEqual(['empty/inner']);
  });

  it('lists the one file under its own name', async () => {
    const image = put('boot.wim', 'wim');
    const { files, folders } = await scanContent(image, { singleFile: true });
    expect(files).toMatchObject([{ path: 'boot.wim', bytes: 3 }]);
    expect(folders).toEqual([]);
  });

  it('takes a hard link for the file it is', async () => {
    linkSync(put('a.txt'), join(root, 'b.txt'));
    expect((await scan()).files).toHaveLength(2);
  });

  it('is content with what is odd on Linux and legal on Windows', async () => {
    for (const name of ['~$x', '-rf', ' a', '100%', '日本', 'x'.repeat(254)]) put(name);
    expect((await scan()).files).toHaveLength(6);
  });

  it('reads a path of 1,600 characters', async () => {
    const deep = `${Array.from({ length: 16 }, () => 'd'.repeat(99)).join('/')}/f`;
    put(deep);
    expect((await scan()).files[0]?.path).toBe(deep);
  });

  it('refuses links, FIFOs and sockets, naming each, without waiting for any', async () => {
    put('plain.txt');
    symlinkSync('plain.txt', join(root, 'link'));
    symlinkSync('nowhere', join(root, 'dangling'));
    symlinkSync('.', join(root, 'loop'));
    execFileSync('mkfifo', [join(root, 'fifo')]);
    const server = createServer().listen(join(root, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await refusal(scan())).toEqual({
      code: 'CONTENT_TYPE',
      offenders: ['dangling', 'fifo', 'link', 'loop', 'socket'],
    });
    await new Promise((resolve) => server.close(resolve));
  });

  it('refuses a content folder that is a link', async () => {
    put('real/a.txt');
    symlinkSync('real', join(root, 'link'));
    expect((await refusal(scan(join(root, 'link')))).code).toBe('CONTENT_TYPE');
  });

  it('refuses names that Windows cannot hold, with the whole list', async () => {
    const bad = ['a\\b', 'a:b', 'nul.txt', 'dir./x', 'tail ', 'a\u001bb', 'a\u202eb', 'what?'];
    for (const name of [...bad, 'good.txt']) put(name);
    const { code, offenders } = await refusal(scan());
    expect(code).toBe('CONTENT_NAME');
    expect(offenders).toEqual(bad.map((path) => path.replace('/x', '')).sort());
  });

  it('refuses names that differ only in case or composition', async () => {
    for (const name of ['A.txt', 'a.txt', 'sub/\u00e9', 'sub/e\u0301', 'Sub2/x', 'sub2/x']) put(name);
    const { code, offenders } = await refusal(scan());
    expect(code).toBe('CONTENT_NAME');
    expect(offenders).toHaveLength(3);
  });

  it('refuses a name that is not UTF-8', async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${root}/a`), Buffer.from([0xff])]), '');
    expect(await refusal(scan())).toEqual({ code: 'CONTENT_NAME', offenders: ['a\ufffd'] });
  });

  it.each([
    ['a folder that is not there', () => scan(join(root, 'none'))],
    ['a file where a folder should be', () => scan(put('a.txt'))],
    ['a folder where a file should be', () => scanContent(root, { singleFile: true })],
  ])('says that %s is missing', async (_, work) => {
    expect((await refusal(work())).code).toBe('CONTENT_MISSING');
  });

  it.skipIf(process.getuid?.() === 0)('says what cannot be read (skipped for root, who reads everything)', async () => {
    chmodSync(put('secret.txt'), 0);
    expect((await refusal(scan())).code).toBe('CONTENT_READ');
  });

  it('stops when it is cancelled', async () => {
    for (let index = 0; index < 600; index += 1) put(`f${index}`, '');
    const work = scanContent(root, { singleFile: false, signal: AbortSignal.abort() });
    expect((await refusal(work)).code).toBe('CANCELLED');
  });
});
