import { describe, expect, it } from 'vitest';
import { AppError } from '@tsferry/domain';
import fc from 'fast-check';
import { checkRelativePath, joinInside, nameFault, nameKey, safeFolderName, uniqueFolderNames } from './safe-path.js';

const hostile = [
  ['', 'empty'],
  ['..', 'another folder'],
  ['../x', 'another folder'],
  ['a/../../x', 'another folder'],
  ['a\\..\\x', 'another folder'],
  ['a/./x', 'another folder'],
  ['a//x', 'empty'],
  ['a/', 'empty'],
  ['\uff0e\uff0e/x', 'some systems'],
  ['\u2025/x', 'some systems'],
  ['/etc/passwd', 'absolute'],
  ['\\windows', 'absolute'],
  ['//server/share/x', 'UNC'],
  ['\\\\server\\share\\x', 'UNC'],
  ['\\\\.\\pipe\\x', 'UNC'],
  ['\\\\?\\C:\\x', 'UNC'],
  ['C:/x', 'drive'],
  ['c:x', 'drive'],
  ['a/b:stream', 'colon'],
  ['ab::$DATA', 'colon'],
  ['a\u0000b', 'control'],
  ['a\u001bb', 'control'],
  ['a\u0085b', 'control'],
  ['a\u202etxt.exe', 'direction'],
  ['a\u2028b', 'direction'],
  ['a\ud800b', 'Unicode'],
  ['what?', '< >'],
  ['a*', '< >'],
  ['a|b', '< >'],
  ['a.', 'dot or a space'],
  ['a /b', 'dot or a space'],
  ['...', 'dot or a space'],
  ['CON', 'device'],
  ['x/nul.txt', 'device'],
  ['x/NUL .txt', 'device'],
  ['com1', 'device'],
  ['LPT9.tar.gz', 'device'],
  ['COM\u00b9', 'device'],
  ['lpt\u00b3.log', 'device'],
  ['CONIN$', 'device'],
  ['conout$.x', 'device'],
  ['a'.repeat(256), 'longer'],
  ['ab/'.repeat(11_000) + 'a', 'longer'],
] as const;

const harmless = [
  'a',
  'Drivers/x64/net.inf',
  '~$draft.docx',
  '-leading dash',
  ' leading space',
  '100% done',
  '%2e%2e',
  'SMS_Package/PRI00012/object.xml',
  '[Content_Types].xml',
  'a..b/...c',
  'COM10',
  'console',
  'nulls.txt',
  'CONIN',
  '日本語/ファイル.txt',
  'Title\u2026',
  'e\u0301',
  'x'.repeat(255),
];

describe('checkRelativePath', () => {
  it.each(hostile)('refuses %j', (path, fault) => {
    expect(() => checkRelativePath(path, 'here')).toThrow(fault);
  });

  it.each(harmless)('keeps %j', (path) => {
    expect(checkRelativePath(path, 'here')).toBe(path);
  });

  it('writes both separators as a slash', () => {
    expect(checkRelativePath('a\\b/c', 'here')).toBe('a/b/c');
  });

  it('throws the code it was given, with where and why, and shows nothing invisible', () => {
    const caught = catchError(() => checkRelativePath('a\u202eb', 'entry 7', 'ARCHIVE_PATH'));
    expect(caught.code).toBe('ARCHIVE_PATH');
    expect(caught.message).toContain('entry 7');
    expect(caught.message).toContain('\\u{202e}');
    expect(caught.details).toMatchObject({ where: 'entry 7', path: 'a\u202eb' });
  });

  it('accepts nothing that leaves the folder it is joined to', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('..', '.', 'a', '/', '\\', 'C:', ' ', '\u0000', 'b.txt')), (parts) => {
        try {
          expect(joinInside('/srv/content', parts.join(''))).toMatch(/^\/srv\/content\/[^/]/);
        } catch (error) {
          expect(error).toMatchObject({ code: 'CONTENT_NAME' });
        }
      }),
    );
  });
});

describe('safeFolderName', () => {
  it.each([
    ['Microsoft Office 365', 'Microsoft Office 365'],
    ['A/B: "x"?', 'A_B_ _x__'],
    ['ends in dots...', 'ends in dots'],
    ['CON', 'CON_'],
    ['nul.txt', 'nul_.txt'],
    ['', '_'],
    ['..', '_'],
    ['e\u0301', '\u00e9'],
    ['a\u0000\u202e\ud800', 'a___'],
  ])('makes %j legal', (name, folder) => {
    expect(safeFolderName(name)).toBe(folder);
  });

  it('gives every name a legal one that fits and stays itself when made safe again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const folder = safeFolderName(name);
        expect(nameFault(folder)).toBeNull();
        expect(Buffer.byteLength(folder)).toBeLessThanOrEqual(210);
        expect(safeFolderName(folder)).toBe(folder);
      }),
    );
  });
});

describe('uniqueFolderNames', () => {
  it('numbers names that differ in case, in composition or in what Windows forbids', () => {
    expect(uniqueFolderNames(['Office', 'OFFICE', 'office', 'a/b', 'a:b', '\u00e9', 'e\u0301'])).toEqual([
      'Office',
      'OFFICE (2)',
      'office (3)',
      'a_b',
      'a_b (2)',
      '\u00e9',
      '\u00e9 (2)',
    ]);
  });

  it('keeps clear of a number that is a name already, and of the checksum file', () => {
    expect(uniqueFolderNames(['A (2)', 'A', 'a', 'sha256sums'])).toEqual(['A (2)', 'A', 'a (3)', 'sha256sums (2)']);
  });

  it('is unique ignoring case for any names', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'A', 'a (2)', 'A (3)', 'ss', '\u00df', 'SS', '', '_', 'CON')),
        (names) => {
          const keys = uniqueFolderNames(names).map(nameKey);
          expect(new Set(keys).size).toBe(names.length);
        },
      ),
    );
  });
});

function catchError(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('nothing was thrown');
}
