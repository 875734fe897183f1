import { idKey, AppError, type ObjectHead, type SiteReader } from '@tsferry/domain';
import type { Transaction } from 'kysely';
import { inChunks } from './in-chunks.js';
import {
  contentHead,
  headColumns,
  noContents,
  objectHead,
  objectKey,
  registryEntry,
  siteInfo,
  siteObject,
  unresolvedReference,
} from './rows.js';
import type { SiteTable, StoreSchema } from './schema.js';
import { isStorable } from './stored-text.js';
import type { SqlTraits } from './traits.js';

/** UTF-8 compares bytes as the database compares texts; JavaScript's `<` would not, past U+FFFF. */
function byClassThenId(left: ObjectHead, right: ObjectHead): number {
  return compareBytes(left.class, right.class) || compareBytes(idKey(left.id), idKey(right.id));
}

function compareBytes(left: string, right: string): number {
  return left === right ? 0 : Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** Reads the site whose key is `site` inside one transaction. */
export function siteReader(trx: Transaction<StoreSchema>, traits: SqlTraits, site: string): SiteReader {
  async function row(): Promise<SiteTable> {
    const found = await trx.selectFrom('sites').selectAll().where('code_key', '=', site).executeTakeFirst();
    if (found) return found;
    throw new AppError('SITE_UNKNOWN', `The store no longer holds the site ${site}.`, { details: { site } });
  }

  const withDefinitions = () =>
    trx
      .selectFrom('objects')
      .innerJoin('definitions', (join) =>
        join
          .onRef('definitions.site', '=', 'objects.site')
          .onRef('definitions.class', '=', 'objects.class')
          .onRef('definitions.id_key', '=', 'objects.id_key'),
      )
      .where('objects.site', '=', site);

  return {
    async info() {
      return siteInfo(await row());
    },

    async heads(filter = {}, part) {
      if (!isStorable(filter.class ?? '') || !isStorable(filter.folder ?? '')) return [];
      const rows = await trx
        .selectFrom('objects')
        .select(headColumns)
        .where('site', '=', site)
        .$if(filter.class !== undefined, (query) => query.where('class', '=', filter.class ?? ''))
        .$if(filter.folder !== undefined, (query) => query.where('folder', '=', filter.folder ?? ''))
        .orderBy('class')
        .orderBy('id_key')
        .$if(part !== undefined, (query) => query.limit(part?.limit ?? 0).offset(part?.offset ?? 0))
        .execute();
      return rows.map(objectHead);
    },

    async counts(filter = {}) {
      if (!isStorable(filter.class ?? '') || !isStorable(filter.folder ?? '')) return [];
      const rows = await trx
        .selectFrom('objects')
        .select(['class', ({ fn }) => fn.countAll().as('count')])
        .where('site', '=', site)
        .$if(filter.class !== undefined, (query) => query.where('class', '=', filter.class ?? ''))
        .$if(filter.folder !== undefined, (query) => query.where('folder', '=', filter.folder ?? ''))
        .groupBy('class')
        .orderBy('class')
        .execute();
      return rows.map(({ class: className, count }) => ({ class: className, count: Number(count) }));
    },

    async get(ref) {
      if (!isStorable(ref.class) || !isStorable(ref.id)) return null;
      const key = objectKey(site, ref);
      const found = await withDefinitions()
        .select([
          'objects.class',
          'objects.id',
          'objects.name',
          'objects.folder',
          'objects.version',
          'objects.predefined',
          'definitions.instance',
          'definitions.side_files',
          'definitions.contents',
        ])
        .where('objects.class', '=', key.class)
        .where('objects.id_key', '=', key.id_key)
        .executeTakeFirst();
      return found ? siteObject(found) : null;
    },

    async withContent() {
      const rows = await withDefinitions()
        .select(headColumns.map((column) => `objects.${column}` as const))
        .select('definitions.contents')
        .where('definitions.contents', '!=', noContents)
        .orderBy('objects.class')
        .orderBy('objects.id_key')
        .execute();
      return rows.map(contentHead);
    },

    async findIds(ids) {
      const keys = [...new Set(ids.filter(isStorable).map(idKey))];
      const heads: ObjectHead[] = [];
      for (const chunk of inChunks(keys, traits.maxParameters - 1)) {
        const rows = await trx
          .selectFrom('objects')
          .select(headColumns)
          .where('site', '=', site)
          .where('id_key', 'in', chunk)
          .execute();
        heads.push(...rows.map(objectHead));
      }
      return heads.sort(byClassThenId);
    },

    async registry(authoringScope) {
      if (!isStorable(authoringScope)) return [];
      const rows = await trx
        .selectFrom('registry')
        .selectAll()
        .where('site', '=', site)
        .where('scope_key', '=', idKey(authoringScope))
        .orderBy('class')
        .orderBy('source_key')
        .execute();
      return rows.map(registryEntry);
    },

    async unresolved(object) {
      if (object && !(isStorable(object.class) && isStorable(object.id))) return [];
      const rows = await trx
        .selectFrom('unresolved')
        .selectAll()
        .where('site', '=', site)
        .$if(object !== undefined, (query) =>
          query.where('class', '=', object?.class ?? '').where('id_key', '=', idKey(object?.id ?? '')),
        )
        .orderBy('class')
        .orderBy('id_key')
        .orderBy('position')
        .execute();
      return rows.map(unresolvedReference);
    },

    async nextNumber() {
      return Number((await row()).next_number);
    },

    async wasImported(planId) {
      if (!isStorable(planId)) return false;
      const found = await trx
        .selectFrom('imports')
        .select('plan_id')
        .where('site', '=', site)
        .where('plan_id', '=', planId)
        .executeTakeFirst();
      return found !== undefined;
    },
  };
}
