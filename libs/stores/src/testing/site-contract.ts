import type { SiteCatalog } from '@tsferry/domain';
import { afterEach, beforeEach, describe } from 'vitest';
import { catalogContract } from './catalog-contract.js';
import type { ContractTest } from './contract-test.js';
import { recordContract } from './record-contract.js';
import { readContract } from './read-contract.js';
import { sampleSite } from './sample-site.js';
import { textContract } from './text-contract.js';
import { writeContract } from './write-contract.js';

/** A place for sites that one test has to itself. */
export type ContractPlace = {
  /** Opens the place once more: catalogs that share nothing in memory, as two processes would. */
  open(): Promise<SiteCatalog>;
  /** Takes the place away; every catalog is closed by then. */
  remove(): Promise<void>;
};

/**
 * The suite that every store passes, so that nobody has to ask which one is behind a site. `makePlace` makes an empty
 * place for one test. Call it at the top level of a test file.
 */
export function siteContract(name: string, makePlace: () => Promise<ContractPlace>): void {
  describe(`the contract of a site: ${name}`, () => {
    let place: ContractPlace;
    let catalogs: SiteCatalog[] = [];
    let test: ContractTest;

    async function open(): Promise<SiteCatalog> {
      const catalog = await place.open();
      catalogs.push(catalog);
      return catalog;
    }

    beforeEach(async () => {
      place = await makePlace();
      const catalog = await open();
      await catalog.create(sampleSite());
      test = { catalog, site: await catalog.open('LAB'), open };
    });

    afterEach(async () => {
      for (const catalog of catalogs) await catalog.close();
      catalogs = [];
      await place.remove();
    });

    describe('the catalog', () => catalogContract(() => test));
    describe('reading', () => readContract(() => test));
    describe('writing', () => writeContract(() => test));
    describe('records', () => recordContract(() => test));
    describe('what goes in comes out', () => textContract(() => test));
  });
}
