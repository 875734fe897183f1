import type { PublishPort } from '@tsferry/domain';
import { importFolders } from './import-folders.js';
import { publishPair } from './publish-pair.js';
import { removePair } from './remove-pair.js';
import { resolveTarget } from './target.js';

/** Publishes to the folders of this machine. */
export const publishPort: PublishPort = {
  target: resolveTarget,
  pair: publishPair,
  removePair,
  importContent: importFolders,
};
