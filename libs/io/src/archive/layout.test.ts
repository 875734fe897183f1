import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directoryCode } from '../testing/read-whole-zip.js';
import { buildZip } from '../testing/zip-builder.js';
import {
  contentTypesPath,
  corePropertiesPath,
  documentPath,
  escapeKey,
  folderKey,
  isAllowedFolder,
  manifestPath,
  objectFilePath,
  objectRelationshipsPath,
  parseEntryName,
  rootRelationshipsPath,
  unescapeKey,
  userStatePackagePath,
} from './layout.js';

describe('a folder key', () => {
  it.each([
    ['LAB00001', 'LAB00001'],
    ['CM100463_Install - HP Software Framework', 'CM100463_Install%20-%20HP%20Software%20Framework'],
    ['ScopeId_A/Application_B_3', 'ScopeId_A%25Application_B_3'],
    ['ScopeId_A%Application_B_3', 'ScopeId_A%25Application_B_3'],
    ['LAB00001_f\u00fcr', 'LAB00001_f%C3%BCr'],
    ["LAB00001_a;b@c&d=e+f$g,h!i~j'k(l)", "LAB00001_a;b@c&d=e+f$g,h!i~j'k(l)"],
    ['LAB00001_a:b*c?"<d>|', 'LAB00001_a%3Ab%2Ac%3F%22%3Cd%3E%7C'],
    ['..', '%25%25'],
    ['LAB00001_Setup Inc.', 'LAB00001_Setup%20Inc%25'],
    ['LAB00001_a\\b\n', 'LAB00001_a%25b%25'],
    ['LAB00001_%2e', 'LAB00001_%252e'],
  ])('%j is written as %s', (key, folder) => {
    expect(escapeKey(key)).toBe(folder);
  });

  it('comes back from its folder name, and the folder is one the reader accepts, whatever the key', () => {
    const keys = fc.string({ unit: 'binary', minLength: 1, maxLength: 50, size: 'max' });
    fc.assert(
      fc.property(keys, (tail) => {
        const key = `LAB00001_${tail}`;
        const folder = escapeKey(key);
        expect(folder).toMatch(/^[\x21-\x7e]+$/);
        expect(unescapeKey(folder)).toBe(folderKey(key));
        expect(parseEntryName(objectFilePath('SMS_Program', key))).toMatchObject({ folder, key: folderKey(key) });
        expect(directoryCode(buildZip([{ name: objectFilePath('SMS_Program', key) }]))).toBe('accepted');
      }),
      { numRuns: 500 },
    );
  });

  it('is not read from an escape that is cut off or no UTF-8', () => {
    expect(['a%', 'a%2', 'a%zz', '%FF', '%C0%AE'].map(unescapeKey)).toEqual([null, null, null, null, null]);
  });
});

describe('an entry name', () => {
  it.each([
    [contentTypesPath, 'content-types'],
    [rootRelationshipsPath, 'root-relationships'],
    [manifestPath, 'manifest'],
    [documentPath, 'document'],
    [userStatePackagePath, 'user-state-package'],
    [corePropertiesPath('0123456789abcdef0123456789abcdef'), 'core-properties'],
    [objectFilePath('SMS_Package', 'LAB00001'), 'object-file'],
    [objectFilePath('SMS_Driver', 'x', 'SIDE_FILE.xml'), 'object-file'],
    [objectRelationshipsPath('SMS_Application', 'ScopeId_A/Application_B_1'), 'object-relationships'],
  ])('%s is recognised as %s', (name, part) => {
    expect(parseEntryName(name)?.part).toBe(part);
  });

  it('has its parts told', () => {
    expect(parseEntryName('SMS_Application/ScopeId_A%25Application_B_3/object.xml')).toEqual({
      part: 'object-file',
      class: 'SMS_Application',
      folder: 'ScopeId_A%25Application_B_3',
      key: 'ScopeId_A%Application_B_3',
      file: 'object.xml',
    });
  });

  it.each([
    '',
    'Manifest.XML',
    'SMS_Package/a/b/c.xml',
    'SMS_Package/a/.xml',
    'SMS_Package/a/b.exe',
    'SMS_/a/b.xml',
    'a.xml',
  ])('%j is none of an export', (name) => {
    expect(parseEntryName(name)).toBeNull();
  });

  it('of a folder is allowed when a file of an export can lie in it', () => {
    const folders = [
      '_rels/',
      'package/',
      'package/services/',
      'SMS_Package/',
      'SMS_Package/A/',
      'SMS_Package/A/_rels/',
    ];
    expect(folders.filter((name) => !isAllowedFolder(name))).toEqual([]);
    expect(['x/', 'package/x/', 'SMS_Package/A/B/', '_rels/x/', '/'].filter(isAllowedFolder)).toEqual([]);
  });
});
