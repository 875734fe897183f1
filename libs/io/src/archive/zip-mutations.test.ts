import { describe, expect, it } from 'vitest';
import { errorOf, readWholeZip } from '../testing/read-whole-zip.js';
import { buildZip, descriptorOf, exportParts, type ZipPart } from '../testing/zip-builder.js';

/** Random numbers below `limit`, the same in every run (mulberry32). */
function randomOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const parts = exportParts().slice(0, 5);
const deflated = parts.map(({ name, content = '' }): ZipPart => ({ name, content, method: 8 }));
const described = parts.map(({ name, content = '' }): ZipPart => {
  return {
    name,
    content,
    flags: 1 << 3,
    local: { crc: 0, size: 0, compressed: 0 },
    descriptor: descriptorOf(content, content.length),
  };
});
const originals: [string, Buffer][] = [
  ['stored', buildZip(parts)],
  ['deflated', buildZip(deflated, { comment: 'comment' })],
  ['with descriptors', buildZip(described)],
];

describe.each(originals)('a zip that is %s, with bytes changed at random', (_, original) => {
  const expected = JSON.stringify(readWholeZip(original));

  /** Anything but a refusal of ours or the same names and texts fails. */
  function check(changed: Buffer, how: string): boolean {
    let read = '';
    const error = errorOf(() => {
      read = JSON.stringify(readWholeZip(changed));
    });
    if (error === null && read !== expected) expect(read, how).toBe(expected);
    return error !== null;
  }

  it('is refused or read as before, one byte at a time', () => {
    const random = randomOf(1);
    let refused = 0;
    for (let round = 0; round < 3000; round += 1) {
      const changed = Buffer.from(original);
      const at = random(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 + random(255));
      if (check(changed, `byte ${at}`)) refused += 1;
    }
    expect(refused).toBeGreaterThan(1500);
  });

  it('is refused or read as before, a span at a time', () => {
    const random = randomOf(2);
    for (let round = 0; round < 400; round += 1) {
      const changed = Buffer.from(original);
      const at = random(changed.length);
      const end = at + 1 + random(40);
      for (let i = at; i < Math.min(end, changed.length); i += 1) changed[i] = random(256);
      check(changed, `bytes ${at} to ${end}`);
    }
  });

  it('is refused or read as before, with bytes left out or put in', () => {
    const random = randomOf(3);
    for (let round = 0; round < 400; round += 1) {
      const at = random(original.length);
      const skipped = random(30);
      const added = Buffer.alloc(random(30), random(256));
      check(Buffer.concat([original.subarray(0, at), added, original.subarray(at + skipped)]), `at ${at}`);
    }
  });
});
