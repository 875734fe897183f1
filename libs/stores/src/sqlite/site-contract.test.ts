import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCatalog } from '../catalog.js';
import { siteContract } from '../testing/site-contract.js';

siteContract('SQLite', async () => {
  const home = await mkdtemp(join(tmpdir(), 'tsferry-contract-'));
  return {
    open: async () => openCatalog({ home }),
    remove: () => rm(home, { recursive: true }),
  };
});
