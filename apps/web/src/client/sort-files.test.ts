import { describe, expect, it } from 'vitest';
import { addFiles, sortFiles } from './sort-files.js';

const files = (...paths: string[]) => paths.map((path) => ({ path, file: path }));
const sorted = (...paths: string[]) => {
  const { zip, content } = sortFiles(files(...paths));
  return [zip?.path ?? null, ...content.map(({ path }) => path)];
};

describe('files that are chosen for an upload', () => {
  it.each([
    [
      ['lab.zip', 'lab_files/Tools/a.exe', 'lab_files/SHA256SUMS'],
      ['lab.zip', 'Tools/a.exe', 'SHA256SUMS'],
    ],
    [
      ['folder/lab.zip', 'folder/lab_files/Tools/a.exe'],
      ['lab.zip', 'Tools/a.exe'],
    ],
    [['lab.zip'], ['lab.zip']],
    [['lab_files/Tools/inner.zip'], [null, 'Tools/inner.zip']],
    [['lab_files/inner.zip'], [null, 'inner.zip']],
    [
      ['lab.zip', 'lab_files/a_files/b.txt'],
      ['lab.zip', 'a_files/b.txt'],
    ],
    [
      ['lab.zip', 'renamed folder/Tools/a.exe'],
      ['lab.zip', 'Tools/a.exe'],
    ],
    [[], [null]],
  ])('%j are told apart', (given, expected) => {
    expect(sorted(...given)).toEqual(expected);
  });

  it.each([
    [['lab.zip'], ['lab_files/a'], ['lab.zip', 'a']],
    [['lab_files/a'], ['lab.zip'], ['lab.zip', 'a']],
    [['lab.zip', 'lab_files/a'], ['big.zip'], ['big.zip']],
    [['lab.zip', 'lab_files/a'], ['big_files/b'], [null, 'b']],
    [
      ['lab.zip', 'lab_files/a'],
      ['big.zip', 'big_files/b'],
      ['big.zip', 'b'],
    ],
    [['lab.zip'], ['big.zip'], ['big.zip']],
    [['lab.zip', 'lab_files/a'], [], ['lab.zip', 'a']],
    [['lab_files/a'], [], [null, 'a']],
  ])('%j, and then %j', (before, more, expected) => {
    const { zip, content } = addFiles(sortFiles(files(...before)), files(...more));
    expect([zip?.path ?? null, ...content.map(({ path }) => path)]).toEqual(expected);
  });
});
