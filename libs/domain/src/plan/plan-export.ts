import type { Closure } from '../graph/closure.js';
import { refuseCycles } from '../graph/cycle.js';
import { indexGraph } from '../graph/graph-index.js';
import type { GraphObject } from '../graph/graph-object.js';
import { order } from '../graph/order.js';
import type { ObjectHead } from '../object/managed-object.js';
import { idKey, refKey, unresolvedId, type ObjectRef } from '../reference/ref.js';
import type { SiteInfo } from '../ports/sites.js';
import { withoutPolicySecrets } from '../policy-secret/find-policy-secrets.js';
import type { Reentry, Suspect } from '../secret/reentry.js';
import type { Warning } from '../warning.js';
import { exportSiteWarnings } from './central-site.js';
import { guidOf } from './guid.js';
import type { ExportContent, ExportPlan, UnresolvedStep } from './plan.js';

/** Content of an object of a site, as it lies on disk, with the key and the name that it gets in the archive. */
export type ExportContentFact = Omit<ExportContent, 'uniqueId'> & { readonly object: ObjectRef };

/** Everything an export plan is decided from. */
export type PlanExportInput = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly site: SiteInfo;
  /** All sites that are known, for the rule of the central administration site. */
  readonly sites: readonly SiteInfo[];
  readonly roots: readonly ObjectRef[];
  /** What the roots need, programs of packages included. */
  readonly closure: Closure;
  /** At least those of the closure and of the site's own USMT package. */
  readonly heads: readonly ObjectHead[];
  readonly dependencies: boolean;
  readonly content: boolean;
  readonly comment: string;
  readonly suspectedPolicy: ExportPlan['suspectedPolicy'];
  /** Content that is there to be copied; empty when content is not exported. */
  readonly contents: readonly ExportContentFact[];
  /** What the task sequences hold; entries of objects that are not exported are left out. */
  readonly unresolved: readonly UnresolvedStep[];
  readonly reenter: readonly Reentry[];
  readonly suspected: readonly Suspect[];
  readonly warnings: readonly Warning[];
  /** Hex digits of a hash, at least 32: unique ids are derived with it. */
  readonly hash: (text: string) => string;
};

/**
 * Decides what an export holds: dependencies first, each object with the reason why it is in. Pure: equal input gives
 * an equal plan. What is missing never blocks. Without dependencies only the roots, with the programs of packages, are
 * in it. Throws REF_CYCLE, with the path, when task sequences to export run each other in a circle.
 */
export function planExport(input: PlanExportInput): ExportPlan {
  const { site, closure, roots } = input;
  const isRoot = new Set(roots.map(refKey));
  const because = reasons(closure.objects, isRoot);
  const objects = input.dependencies ? closure.objects : closure.objects.filter(createIsOwn(roots, isRoot));
  refuseCycles(objects);
  const heads = new Map(input.heads.map((head) => [refKey(head), head]));
  const contents = contentsByObject(input);
  const rows = order(objects).map((object) => ({
    class: object.class,
    id: object.id,
    name: object.name,
    version: heads.get(refKey(object))?.version ?? 1,
    because: because.get(refKey(object)) ?? null,
    contents: contents.get(refKey(object)) ?? [],
  }));
  const exported = new Set(rows.map(({ id }) => idKey(id)));
  const isExported = ({ object }: { readonly object: string }) => exported.has(idKey(object));
  const all = rows.flatMap((row) => row.contents);
  return {
    id: input.id,
    time: input.time,
    site: site.code,
    authoringScope: site.authoringScope,
    roots: roots.map(({ class: className, id }) => ({ class: className, id })),
    dependencies: input.dependencies,
    content: input.content,
    comment: withoutPolicySecrets(input.comment),
    suspectedPolicy: input.suspectedPolicy,
    usmtPackageId: input.heads.find(({ predefined }) => predefined === 'usmt')?.id ?? unresolvedId,
    objects: rows,
    missing: missingOf(closure, exported),
    unresolved: input.unresolved.filter(isExported),
    reenter: input.reenter.filter(isExported),
    // The administrator comment belongs to no object, and always leaves.
    suspected: input.suspected.filter((suspect) => suspect.object === '' || isExported(suspect)),
    warnings: [...exportSiteWarnings(site, input.sites), ...input.warnings],
    files: all.reduce((sum, { files }) => sum + files, 0),
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Whether an object is a root, or a program of one. */
function createIsOwn(roots: readonly ObjectRef[], isRoot: ReadonlySet<string>): (object: GraphObject) => boolean {
  const owners = new Set(roots.map(({ id }) => idKey(id)));
  return (object) => isRoot.has(refKey(object)) || (object.owner !== null && owners.has(idKey(object.owner)));
}

/** The object that brought each one in: the first, in the order found, that names it; a program's package. */
function reasons(objects: readonly GraphObject[], isRoot: ReadonlySet<string>): Map<string, string> {
  const index = indexGraph(objects);
  const because = new Map<string, string>();
  const add = (position: number | undefined, by: GraphObject): void => {
    const target = position === undefined ? undefined : objects[position];
    if (!target || target === by) return;
    const key = refKey(target);
    if (!isRoot.has(key) && !because.has(key)) because.set(key, by.id);
  };
  for (const [position, object] of objects.entries()) {
    for (const program of index.ownedBy(position)) add(program, object);
    for (const reference of object.references) add(index.find(reference), object);
    if (object.owner !== null) add(index.find({ kind: 'package', id: object.owner }), object);
  }
  return because;
}

function contentsByObject({ contents, hash, id }: PlanExportInput): Map<string, ExportContent[]> {
  const byObject = new Map<string, ExportContent[]>();
  for (const { object, ...content } of contents) {
    const key = refKey(object);
    const uniqueId = guidOf(hash(`${id}\n${key}\n${content.key}\ncontent`));
    const list = byObject.get(key);
    if (list) list.push({ ...content, uniqueId });
    else byObject.set(key, [{ ...content, uniqueId }]);
  }
  return byObject;
}

/** What exported objects want and the site has not. */
function missingOf(closure: Closure, exported: ReadonlySet<string>): ExportPlan['missing'] {
  return closure.missing.flatMap(({ wantedBy, ...rest }) => {
    const wanting = wantedBy.filter((id) => exported.has(idKey(id)));
    return wanting.length === 0 ? [] : [{ ...rest, wantedBy: wanting, candidates: [], ignored: false }];
  });
}
