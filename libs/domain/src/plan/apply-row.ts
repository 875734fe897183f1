import { AppError } from '../error.js';
import { getText, getTexts, setText, setTexts } from '../instance/properties.js';
import type { Instance } from '../instance/instance.js';
import { nameOf } from '../object/identify.js';
import type { IdMap } from '../reference/id-map.js';
import { kindFor } from '../object/kinds/kinds.js';
import { applicationClass } from '../object/kinds/application.js';
import { taskSequenceClass } from '../object/kinds/task-sequence.js';
import type { ArchivedObject, ManagedObject, SiteContent, SiteObject } from '../object/managed-object.js';
import { idKey } from '../reference/ref.js';
import { newApplication, reviseApplication } from '../object/codecs/rename-application.js';
import { ownProperties } from '../object/site-properties.js';
import type { SiteInfo, UnresolvedReference } from '../ports/sites.js';
import { blankObject } from '../secret/blank-object.js';
import { idMapOf } from './id-map.js';
import type { ImportContent, ImportPlan, ImportRow, MissingReference } from './plan.js';
import { referenceKey } from './site-index.js';

/** Maps that were made, by plan: one serves all its rows. */
const maps = new WeakMap<ImportPlan, PlanMaps>();

type PlanMaps = { readonly ids: IdMap; readonly ignored: ReadonlyMap<string, MissingReference> };

function mapsOf(plan: ImportPlan): PlanMaps {
  const known = maps.get(plan);
  if (known) return known;
  const ignored = new Map(
    plan.missing.filter((one) => one.ignored).map((one) => [referenceKey(one.kind, one.id), one]),
  );
  const made = { ids: idMapOf(plan), ignored };
  maps.set(plan, made);
  return made;
}

/** What one row puts into a site. */
export type ImportedObject = {
  readonly object: SiteObject;
  /** References that were ignored: what stood there. */
  readonly unresolved: readonly UnresolvedReference[];
};

/**
 * The object that a row puts into the site: under its new id, every reference moved, secrets blanked, its package
 * source re-pointed, what says where and when it is the site's own. Overwrite and Add Revision keep id, folder,
 * security scopes and source site of `existing`. Pure. Throws PLAN_STALE without the existing object that the row
 * changes, PLAN_BLOCKED for a row that is undecided or ignored, and what reading a definition throws.
 */
export function importedObject(
  row: ImportRow,
  object: ArchivedObject,
  plan: ImportPlan,
  existing: SiteObject | null,
  site: SiteInfo,
): ImportedObject {
  requireWork(row, existing);
  const { ids, ignored } = mapsOf(plan);
  const kept = row.action === 'create' ? null : existing;
  const kind = kindFor(object);
  const blanked = blankObject(identified(row, object, kept));
  const moved = kind.remap(blanked, row.targetId, ids);
  const sourced = row.contents.reduce(
    (instance, { key, folder, path }) => (folder === null ? instance : kind.setContent(instance, key, path)),
    moved.instance,
  );
  const folder = kept?.folder ?? (row.class === taskSequenceClass ? plan.folder : '/');
  const version = kept ? kept.version + 1 : 1;
  const stamped = ownProperties(sourced, {
    code: site.code,
    time: plan.time,
    version,
    sedo: plan.id.toUpperCase(),
    folder,
  });
  const instance = kept ? keepOwner(stamped, kept.instance) : stamped;
  return {
    object: {
      class: row.class,
      id: row.targetId,
      name: nameOf(instance),
      instance,
      sideFiles: moved.sideFiles,
      folder,
      version,
      predefined: kind.predefined(instance),
      contents: row.contents.map(toSiteContent),
    },
    unresolved: ignored.size === 0 ? [] : unresolvedOf(row, object, ignored),
  };
}

function requireWork(row: ImportRow, existing: SiteObject | null): void {
  const details = { class: row.class, id: row.sourceId };
  if (row.targetId === '' || row.action === 'ignore') {
    throw new AppError('PLAN_BLOCKED', `${row.sourceId} "${row.name}" is not imported by this plan.`, { details });
  }
  if (row.action !== 'create' && existing === null) {
    throw new AppError('PLAN_STALE', `${row.targetId}, which ${row.sourceId} was to change, was deleted.`, {
      hint: 'Make the plan again.',
      details,
    });
  }
}

/** An application under its new model name, or as the next revision of the existing one. */
function identified(row: ImportRow, object: ArchivedObject, existing: SiteObject | null): ManagedObject {
  if (row.class !== applicationClass) return object;
  if (existing) {
    const revised = reviseApplication(object, existing);
    // The content package stays the one that the existing application has.
    const packageId = getText(existing.instance, 'PackageID');
    return packageId === null ? revised : { ...revised, instance: setText(revised.instance, 'PackageID', packageId) };
  }
  if (idKey(row.targetId) === idKey(object.id)) return object;
  return newApplication(object, row.targetId.slice(row.targetId.lastIndexOf('/') + 1));
}

/** What an object keeps when it is overwritten (libs/domain/docs/identity.md, "Overwrite"). */
function keepOwner(instance: Instance, existing: Instance): Instance {
  const sourceSite = getText(existing, 'SourceSite');
  const owned = sourceSite === null ? instance : setText(instance, 'SourceSite', sourceSite);
  const scopes = getTexts(existing, 'SecuredScopeNames');
  return scopes.length === 0 ? owned : setTexts(owned, 'SecuredScopeNames', scopes);
}

const toSiteContent = ({ key, path, folder, singleFile, files, bytes, digest }: ImportContent): SiteContent => ({
  key,
  path,
  folder,
  singleFile,
  files,
  bytes,
  digest,
});

function unresolvedOf(
  row: ImportRow,
  object: ArchivedObject,
  ignored: ReadonlyMap<string, MissingReference>,
): UnresolvedReference[] {
  return kindFor(object)
    .references(object)
    .flatMap(({ kind, id, step, property }): UnresolvedReference[] => {
      const missing = ignored.get(referenceKey(kind, id));
      if (!missing) return [];
      return [
        {
          object: { class: row.class, id: row.targetId },
          step,
          property,
          kind,
          sourceId: missing.id,
          class: missing.class ?? null,
          name: missing.name ?? null,
        },
      ];
    });
}
