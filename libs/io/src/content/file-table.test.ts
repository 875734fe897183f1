import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFileTable } from './file-table.js';
import { createHashList } from './hash-list.js';

describe('createFileTable', () => {
  it('gives back every file as it was added, whatever the names, and however many', () => {
    const path = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    const file = fc.record({ path, bytes: fc.maxSafeNat() });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 600, size: 'max' }), (files) => {
        const table = createFileTable();
        for (const one of files) table.add(one);
        expect(Array.from({ length: table.length }, (_, index) => table.at(index))).toEqual(files);
      }),
      { numRuns: 30 },
    );
  });

  it('gives the files one by one and in slices of slices, as an array does', () => {
    const files = Array.from({ length: 9 }, (_, at) => ({ path: `f${at}`, bytes: at }));
    const table = createFileTable();
    for (const one of files) table.add(one);
    expect([...table]).toEqual(files);
    const slice = table.slice(2, 8);
    expect([...slice]).toEqual(files.slice(2, 8));
    expect([...slice.slice(1, 3)]).toEqual(files.slice(2, 8).slice(1, 3));
    expect(slice.slice(1, 3).length).toBe(2);
  });

  it('takes a path that is longer than all its room', () => {
    const table = createFileTable();
    const path = 'é'.repeat(40_000);
    table.add({ path, bytes: 1 });
    table.add({ path: 'next', bytes: 2 });
    expect([table.at(0), table.at(1)]).toEqual([
      { path, bytes: 1 },
      { path: 'next', bytes: 2 },
    ]);
  });
});

describe('createHashList', () => {
  it('gives back every hash, set in any order', () => {
    const hashes = ['0', '9', 'f'].map((digit) => `${digit}a`.repeat(32));
    const list = createHashList(3);
    for (const index of [2, 0, 1]) list.set(index, hashes[index] ?? '');
    expect([0, 1, 2].map((index) => list.get(index))).toEqual(hashes);
  });
});
