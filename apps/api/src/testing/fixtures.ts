import { cpSync } from 'node:fs';
import { join } from 'node:path';

const fixtures = join(import.meta.dirname, '..', '..', '..', '..', 'tools', 'fixtures');

/** The zip of the example site, and its content beside it. */
export const labZip = join(fixtures, 'lab.zip');
export const labFiles = join(fixtures, 'lab_files');

/** Puts the example pair into a folder. */
export function putLab(folder: string): void {
  cpSync(labZip, join(folder, 'lab.zip'));
  cpSync(labFiles, join(folder, 'lab_files'), { recursive: true });
}
