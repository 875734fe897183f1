import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listChecksums } from './checksum-list.js';
import { findTwin } from './find-twin.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const path = fc.string({
  unit: fc.constantFrom('a', 'b', 'B', '/', 'é', '日', '\u{1F4BE}'),
  minLength: 1,
  maxLength: 4,
});

describe('a list of checksums', () => {
  it('has the lines that were put in, and tells the hash of each path, sorted or not, asked in any order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path), fc.boolean(), fc.array(path), (paths, isSorted, asked) => {
        const lines = (isSorted ? paths.sort() : paths).map((each) => ({ path: each, sha256: sha256(each) }));
        const list = listChecksums(lines, lines.length);
        expect([list.length, [...list]]).toEqual([lines.length, lines]);
        for (const each of [...paths, ...asked, ...paths.slice().reverse()]) {
          expect(list.sha256Of(each)).toBe(paths.includes(each) ? sha256(each) : null);
        }
      }),
    );
  });
});

describe('the first twin', () => {
  it('is the one that a set finds', () => {
    fc.assert(
      fc.property(fc.array(path), (keys) => {
        const at = keys.findIndex((key, index) => keys.indexOf(key) < index);
        expect(findTwin(() => keys)).toEqual(at < 0 ? null : { at, key: keys[at] });
      }),
    );
  });

  it('is not a key that only has the hash of another', () => {
    // Both have the hash 5e4daa9d.
    expect(findTwin(() => ['costarring', 'liquid'])).toBeNull();
    expect(findTwin(() => ['costarring', 'liquid', 'costarring'])).toEqual({ at: 2, key: 'costarring' });
  });
});
