import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInside, toLocal, toUnc } from './share-map.js';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'share-map-'));
  mkdirSync(join(root, 'sources/office'), { recursive: true });
  symlinkSync('/etc', join(root, 'sources/out'));
  symlinkSync('office', join(root, 'sources/alias'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('toLocal', () => {
  const maps = (): { unc: string; folder: string }[] => [
    { unc: '\\\\Server\\Share', folder: join(root, 'sources') },
    { unc: '\\\\Server\\Share\\deep', folder: join(root, 'deep') },
    { unc: 'D:', folder: join(root, 'drive') },
  ];

  it.each([
    ['\\\\server\\SHARE\\office\\', 'sources/office'],
    ['//server/share/office', 'sources/office'],
    ['\\\\server\\share', 'sources'],
    ['\\\\server\\share\\Deep\\x', 'deep/x'],
    ['\\\\server\\share\\deeper', 'sources/deeper'],
    ['\\\\server\\share\\alias', 'sources/alias'],
    ['d:\\Images\\boot.wim', 'drive/Images/boot.wim'],
  ])('finds %s', (unc, local) => {
    expect(toLocal(maps(), unc)).toBe(join(root, local));
  });

  it.each(['\\\\server\\share2\\x', '\\\\other\\share', 'C:\\x', '/etc', '..', ''])('knows nothing of %j', (path) => {
    expect(toLocal(maps(), path)).toBeNull();
  });

  it('refuses to climb out of the mapped folder', () => {
    expect(() => toLocal(maps(), '\\\\server\\share\\..\\x')).toThrow(
      expect.objectContaining({ code: 'CONTENT_NAME' }),
    );
  });

  it('refuses a link that leads out of the mapped folder', () => {
    expect(() => toLocal(maps(), '\\\\server\\share\\out\\passwd')).toThrow(
      expect.objectContaining({ code: 'CONTENT_TYPE' }),
    );
  });
});

describe('toUnc', () => {
  const maps = [
    { unc: '\\\\server\\share', folder: '/mnt/share' },
    { unc: '\\\\server\\deep$', folder: '/mnt/share/deep' },
    { unc: 'D:', folder: '/mnt/drive' },
  ];

  it('takes the longest folder and writes backslashes', () => {
    expect(toUnc(maps, '/mnt/share/a/b')).toBe('\\\\server\\share\\a\\b');
    expect(toUnc(maps, '/mnt/share/deep/b')).toBe('\\\\server\\deep$\\b');
    expect(toUnc(maps, '/mnt/share')).toBe('\\\\server\\share');
  });

  it('has none for another folder, or for one that only a drive stands for', () => {
    expect(toUnc(maps, '/mnt/shared/a')).toBeNull();
    expect(toUnc(maps, '/mnt/drive/a')).toBeNull();
  });
});

describe('isInside', () => {
  it('is not misled by names that start alike or with two dots', () => {
    expect(isInside('/a/b', '/a/b')).toBe(true);
    expect(isInside('/a/b', '/a/b/..c')).toBe(true);
    expect(isInside('/a/b', '/a/bc')).toBe(false);
    expect(isInside('/a/b', '/a')).toBe(false);
  });
});
