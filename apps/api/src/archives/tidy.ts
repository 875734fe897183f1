/** @module Undoes what a server left that was killed: half exports, and content that no import came to use. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileWork } from '@tsferry/engine';
import type { Settings } from '../settings.js';

/** What undoes it. What works on goes on undisturbed. */
export type Tidy = {
  /** Everything below the folders of the server. Throws WRITE_FAILED, TARGET_INVALID. */
  all(): Promise<void>;
  /** What exports of a site left. Throws WRITE_FAILED. */
  exportsOf(site: string): Promise<void>;
  /** What imports left where shares are. Throws WRITE_FAILED, TARGET_INVALID. */
  shares(): Promise<void>;
};

/** Makes it for a server. */
export function createTidy(files: Pick<FileWork, 'tidyExports' | 'tidyShare'>, settings: Settings): Tidy {
  const exportsOf = (site: string): Promise<void> => files.tidyExports(join(settings.exports, site));
  async function shares(): Promise<void> {
    for (const { folder } of settings.maps) await files.tidyShare(folder);
  }
  return {
    exportsOf,
    shares,
    async all() {
      for (const site of await readdir(settings.exports).catch(() => [])) await exportsOf(site);
      await shares();
    },
  };
}
