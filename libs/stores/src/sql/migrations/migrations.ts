import type { Migration } from 'kysely';
import type { SqlTraits } from '../traits.js';
import { sitesMigration } from './0001-sites.js';
import { recordsMigration } from './0002-records.js';
import { objectOrderMigration } from './0003-object-order.js';

/** THE list of schema changes, by name, in order. A name that was released is never changed or taken out. */
export function migrations(traits: SqlTraits): Readonly<Record<string, Migration>> {
  return {
    '0001-sites': sitesMigration(traits),
    '0002-records': recordsMigration(traits),
    '0003-object-order': objectOrderMigration,
  };
}
