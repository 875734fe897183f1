import { showComparison } from './compare-views.js';
import { applyExport, planExport } from './export-views.js';
import { applyImport, planImport, showImportPlan } from './import-views.js';
import { verify } from './job-views.js';
import { createSite } from './new-site.js';
import { showArchive, showExplanation, showObject, showPicture, showSite, showSites } from './site-views.js';
import { createToken, revokeToken, showTokens } from './token-views.js';

/** The view or the action that offers each use case on the page. The server does not compile when one is missing. */
export const pageOffers = {
  createSite,
  listSites: showSites,
  showSite,
  listObjects: showSite,
  showObject,
  showClosure: showPicture,
  inspectArchive: showArchive,
  verifyArchive: verify,
  planExport,
  applyExport,
  planImport,
  applyImport,
  showChanges: showImportPlan,
  compare: showComparison,
  explain: showExplanation,
  createToken,
  listTokens: showTokens,
  revokeToken,
};
