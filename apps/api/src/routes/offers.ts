import { routes } from '@tsferry/contract';
import type { UseCaseName } from '@tsferry/engine';
import { pageOffers } from '@tsferry/web';

/** The route that offers each use case of the engine. A use case that no route offers does not compile. */
export const offers: Readonly<Record<UseCaseName, { readonly method: string; readonly path: string }>> = {
  createSite: routes.createSite,
  listSites: routes.listSites,
  showSite: routes.showSite,
  listObjects: routes.listObjects,
  showObject: routes.showObject,
  showClosure: routes.showClosure,
  inspectArchive: routes.inspectArchive,
  verifyArchive: routes.verifyArchive,
  planExport: routes.planExport,
  applyExport: routes.applyExport,
  planImport: routes.planImport,
  applyImport: routes.applyImport,
  showChanges: routes.showChanges,
  compare: routes.compare,
  explain: routes.explainObject,
  createToken: routes.createToken,
  listTokens: routes.listTokens,
  revokeToken: routes.revokeToken,
};

/** What offers each use case on the page. A use case that the page does not offer does not compile. */
export const offersOfPage: Readonly<Record<UseCaseName, unknown>> = pageOffers;
