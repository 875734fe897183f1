/**
 * Makes the archives under tools/fixtures, in the real format with made-up names, byte for byte the same at every run.
 * `--check` changes nothing and fails when a file there is not what would be made, naming each.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { makePair } from './fixtures-source/fixture-pair.js';
import { labPair } from './fixtures-source/lab.js';
import { traceBPair } from './fixtures-source/trace-b.js';

const folder = join(import.meta.dirname, 'fixtures');

/** Files below the fixtures folder, with `/` in their paths. */
function existing(): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  } catch {
    return [];
  }
}

const made = new Map((await Promise.all([labPair, traceBPair].map(makePair))).flatMap((pair) => [...pair]));
const kept = existing();

if (process.argv.includes('--check')) {
  const differences = [
    ...[...made].flatMap(([path, bytes]) => {
      if (!kept.includes(path)) return [`${path} is missing`];
      return readFileSync(join(folder, path)).equals(bytes) ? [] : [`${path} differs`];
    }),
    ...kept.filter((path) => !made.has(path)).map((path) => `${path} is not made any more`),
  ];
  for (const difference of differences) console.error(`tools/fixtures/${difference}`);
  if (differences.length > 0) {
    console.error('Run `npm run fixtures` and commit what it changes.');
    process.exit(1);
  }
} else {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, bytes] of made) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const size = [...made.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  console.log(`${made.size} files, ${Math.round(size / 1024)} KiB in tools/fixtures.`);
}
