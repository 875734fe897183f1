import type { PublishPort } from '@tsferry/domain';
import { importFolders, tidyImports } from './import-folders.js';
import { publishPair } from './publish-pair.js';
import { removePair } from './remove-pair.js';
import { resolveTarget } from './target.js';
import { tidyExports } from './tidy-exports.js';

/** Publishes to the folders of this machine. */
export const publishPort: PublishPort = {
  target: resolveTarget,
  pair: publishPair,
  removePair,
  tidyExports,
  tidyImports,
  importContent: importFolders,
};
