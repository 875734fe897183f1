import { resolve } from 'node:path';

/** Where the plan says the archive goes; `.zip` is added when it lacks (the export itself checks the rest). */
export function archivePath(to: string): string {
  const path = resolve(to);
  return /\.zip$/i.test(path) ? path : `${path}.zip`;
}
