import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'test-results');
const file = join(folder, 'counts.json');

/** Keeps what a run of the tests counted: how many passed and failed, and the names of those that were skipped. */
export function writeCounts(counts) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(counts, null, 2)}\n`);
}

/** What the last run counted, null where none ended. */
export function readCounts() {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Forgets the last run, so that its counts are not taken for those of a run that could not start. */
export function removeCounts() {
  rmSync(file, { force: true });
}

/** The line that CI reads. */
export function tellCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}
