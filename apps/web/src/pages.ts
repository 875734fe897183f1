/** @module The pages, and what their forms do. */
import { showComparison } from './compare-views.js';
import { applyExport, planExport, showExportGeneral, showExportPlan } from './export-views.js';
import { applyImport, decideImport, planImport, showImportGeneral, showImportPlan } from './import-views.js';
import { cancelJob, showJob, showJobs, verify } from './job-views.js';
import { createSite, showNewSite } from './new-site.js';
import {
  askToRemove,
  removeArchive,
  showArchive,
  showArchives,
  showExplanation,
  showObject,
  showPicture,
  showSite,
  showSites,
} from './site-views.js';
import { askToRevoke, createToken, revokeToken, showNewToken, showTokens } from './token-views.js';
import type { DoAction, ShowView } from './view.js';

/** Views by what the address holds: the first that fits. */
export const views: readonly (readonly [fits: (query: URLSearchParams) => boolean, show: ShowView])[] = [
  [(query) => query.get('view') === 'picture', showPicture],
  [(query) => query.get('view') === 'export', showExportGeneral],
  [(query) => query.get('view') === 'import', showImportGeneral],
  [(query) => query.get('view') === 'explanation', showExplanation],
  [(query) => query.get('view') === 'compare', showComparison],
  [(query) => query.get('view') === 'new-site', showNewSite],
  [(query) => query.get('view') === 'archives', showArchives],
  [(query) => query.get('view') === 'remove', askToRemove],
  [(query) => query.get('view') === 'jobs', showJobs],
  [(query) => query.get('view') === 'tokens', showTokens],
  [(query) => query.get('view') === 'new-token', showNewToken],
  [(query) => query.get('view') === 'revoke', askToRevoke],
  [(query) => query.has('job'), showJob],
  [(query) => query.has('export'), showExportPlan],
  [(query) => query.has('import'), showImportPlan],
  [(query) => query.has('object'), showObject],
  [(query) => query.has('archive'), showArchive],
  [(query) => query.has('site'), showSite],
  [() => true, showSites],
];

/** What the forms of the page do, by the path that they are sent to. */
export const actions: Readonly<Record<string, DoAction>> = {
  '/export': planExport,
  '/export/apply': applyExport,
  '/import': planImport,
  '/import/decide': decideImport,
  '/import/apply': applyImport,
  '/job/cancel': cancelJob,
  '/verify': verify,
  '/archive/remove': removeArchive,
  '/site/create': createSite,
  '/token/create': createToken,
  '/token/revoke': revokeToken,
};
