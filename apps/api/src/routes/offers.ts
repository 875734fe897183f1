import type { UseCaseName } from '@tsferry/engine';
import { inspectArchive, verifyArchive } from './archives.js';
import { applyExport, planExport } from './export-plans.js';
import { applyImport, planImport, showChanges } from './import-plans.js';
import { explainObject, listObjects, showClosure, showObject } from './objects.js';
import { createSite, listSites, showSite } from './sites.js';
import { createToken, listTokens, revokeToken } from './tokens.js';

/** The route that offers each use case of the engine: one that none offers does not compile. */
export const offers: Readonly<Record<UseCaseName, { readonly method: string; readonly path: string }>> = {
  createSite,
  listSites,
  showSite,
  listObjects,
  showObject,
  showClosure,
  inspectArchive,
  verifyArchive,
  planExport,
  applyExport,
  planImport,
  applyImport,
  showChanges,
  explain: explainObject,
  createToken,
  listTokens,
  revokeToken,
};
