import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleExports, sampleParts, samplesTitle } from '../testing/sample-exports.js';
import { readZipDirectory } from './zip-directory.js';
import { readZipEntry } from './zip-entry.js';

describe.skipIf(sampleExports().length === 0)(samplesTitle, () => {
  it.each(sampleExports().map((path) => [basename(path), path]))('reads every entry of %s', async (name, path) => {
    const bytes = readFileSync(path);
    const expected = await sampleParts(path);
    const { entries } = readZipDirectory(bytes, name);
    expect(entries.map((entry) => entry.name)).toEqual([...expected.keys()].filter((key) => !key.endsWith('/')));
    for (const entry of entries) {
      const same = Buffer.compare(readZipEntry(bytes, entry), expected.get(entry.name) ?? Buffer.of(0)) === 0;
      expect(same, entry.name).toBe(true);
    }
  });
});
