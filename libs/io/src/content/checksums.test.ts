import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { contentDigest, formatChecksums, isZipLine, parseChecksums, readChecksums } from './checksums.js';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const zero = '0'.repeat(64);
const hasSha256sum = spawnSync('sha256sum', ['--version']).status === 0;

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'checksums-'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('formatChecksums', () => {
  it.skipIf(!hasSha256sum)('writes the bytes that sha256sum writes, escapes included', () => {
    const folder = join(root, 'gnu');
    mkdirSync(folder);
    const names = ['a', 'b c', 'back\\slash', 'line\nfeed', 'carriage\rreturn', '日本'];
    for (const name of names) writeFileSync(join(folder, name), name);
    const theirs = execFileSync('sha256sum', ['--', ...[...names].sort()], { cwd: folder, encoding: 'utf8' });
    expect(formatChecksums(names.map((path) => ({ path, sha256: hash(path) })))).toBe(theirs);
  });

  it('is read back as it was written, for any legal paths', () => {
    const name = fc.stringMatching(/^[a-z0-9 %~$éß日-]{1,8}[a-z0-9]$/);
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path, { selector: (text) => text.toUpperCase() }), (paths) => {
        const lines = [...paths, '../name.zip'].map((each) => ({ path: each, sha256: hash(each) }));
        expect(new Set(parseChecksums(formatChecksums(lines), 'x'))).toEqual(new Set(lines));
      }),
    );
  });
});

describe('parseChecksums', () => {
  const refuses = (text: string, code: string): void => {
    expect(() => parseChecksums(text, 'SHA256SUMS')).toThrow(expect.objectContaining({ code }));
  };

  it('takes binary mode and the one zip, whatever its name', () => {
    expect([...parseChecksums(`${zero} *a\n${zero}  ../other name.zip\n`, 'x')]).toEqual([
      { path: 'a', sha256: zero },
      { path: '../other name.zip', sha256: zero },
    ]);
    expect(isZipLine({ path: '../x.zip', sha256: zero })).toBe(true);
  });

  it.each([
    ['a short hash', `${'0'.repeat(63)}  a\n`],
    ['upper-case hex', `${'A'.repeat(64)}  a\n`],
    ['one space', `${zero} a\n`],
    ['no path', `${zero}  \n`],
    ['an empty line', `\n`],
    ['a comment', `# sums\n`],
    ['a byte order mark', `\ufeff${zero}  a\n`],
    ['an unknown escape', `\\${zero}  a\\tb\n`],
    ['a last line that is cut off', `${zero}  a\n${zero}  b`],
    ['a path twice', `${zero}  a\n${zero}  A\n`],
    ['two zips', `${zero}  ../a.zip\n${zero}  ../b.zip\n`],
  ])('refuses %s', (_, text) => refuses(text, 'CONTENT_INTEGRITY'));

  it.each(['../a.txt', '../../a.zip', '../x/a.zip', '/etc/passwd', 'a/../../b', 'a//b', 'C:/a', './a', 'a\r'])(
    'refuses the path %j',
    (path) => refuses(`${zero}  ${path}\n`, 'CONTENT_NAME'),
  );

  it('refuses a backslash or a line feed in a name', () => {
    refuses(`\\${zero}  a\\\\b\n`, 'CONTENT_NAME');
    refuses(`\\${zero}  a\\nb\n`, 'CONTENT_NAME');
  });
});

describe('readChecksums', () => {
  it('gives the lines and the hash of the file, and null where there is none', async () => {
    const text = `${zero}  a\n`;
    mkdirSync(join(root, 'some'));
    writeFileSync(join(root, 'some/SHA256SUMS'), text);
    const read = await readChecksums(join(root, 'some'));
    expect({ ...read, lines: [...read!.lines] }).toEqual({
      lines: [{ path: 'a', sha256: zero }],
      sha256: hash(text),
    });
    expect(await readChecksums(join(root, 'none'))).toBeNull();
  });

  it('reads a file that is much longer than a piece, whatever characters its pieces end in', async () => {
    const lines = Array.from({ length: 3_000 }, (_, at) => {
      const path = `${'ü€😀'.repeat(at % 7)}${String(at).padStart(5, '0')}`;
      return { path, sha256: hash(path) };
    });
    const text = formatChecksums(lines);
    mkdirSync(join(root, 'long'));
    writeFileSync(join(root, 'long/SHA256SUMS'), text);
    const read = await readChecksums(join(root, 'long'));
    expect(read!.sha256).toBe(hash(text));
    expect([...read!.lines].sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual(
      lines.sort((a, b) => (a.path < b.path ? -1 : 1)),
    );
  });

  it('refuses a file that ends in the middle of a character or of a line, and a line without an end', async () => {
    const line = `${zero}  a\n`;
    for (const [name, bytes] of [
      ['character', Buffer.concat([Buffer.from(`${line}${zero}  `), Buffer.from('€').subarray(0, 2)])],
      ['line', Buffer.from(`${line}${zero}`)],
      ['endless', Buffer.from(`${line}${zero}  ${'x'.repeat(300_000)}`)],
    ] as const) {
      mkdirSync(join(root, name));
      writeFileSync(join(root, name, 'SHA256SUMS'), bytes);
      await expect(readChecksums(join(root, name))).rejects.toMatchObject({ code: 'CONTENT_INTEGRITY' });
    }
  });

  it('refuses a link, a folder and bytes that are not UTF-8', async () => {
    for (const [name, code, make] of [
      ['link', 'CONTENT_TYPE', (path: string) => symlinkSync('/etc/passwd', path)],
      ['folder', 'CONTENT_TYPE', (path: string) => mkdirSync(path)],
      ['latin', 'CONTENT_INTEGRITY', (path: string) => writeFileSync(path, Buffer.from([0xe9, 0x0a]))],
    ] as const) {
      mkdirSync(join(root, name));
      make(join(root, name, 'SHA256SUMS'));
      await expect(readChecksums(join(root, name))).rejects.toMatchObject({ code });
    }
  });
});

describe('contentDigest', () => {
  it('depends on paths and hashes, not on their order', () => {
    const lines = ['a', 'b', 'c'].map((path) => ({ path, sha256: hash(path) }));
    expect(contentDigest([...lines].reverse())).toBe(contentDigest(lines));
    expect(contentDigest(lines.slice(1))).not.toBe(contentDigest(lines));
    expect(contentDigest(lines.map((line) => ({ ...line, path: `${line.path}x` })))).not.toBe(contentDigest(lines));
  });
});
