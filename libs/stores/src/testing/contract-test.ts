import type { SiteCatalog, SiteStore } from '@tsferry/domain';

/** What the tests of the suite work on. */
export type ContractTest = {
  /** A catalog with no site but `LAB`, and that site, empty. */
  readonly catalog: SiteCatalog;
  readonly site: SiteStore;
  /** One more catalog on the same place. */
  open(): Promise<SiteCatalog>;
};
