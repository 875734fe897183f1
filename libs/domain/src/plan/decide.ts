import { applicationClass } from '../object/kinds/application.js';
import { kindFor } from '../object/kinds/kinds.js';
import type { ArchivedObject, SiteObject } from '../object/managed-object.js';
import { referencedObjects } from '../object/referenced-objects.js';
import type { ReferenceKind } from '../reference/reference.js';
import type { Archive } from '../ports/archives.js';
import type { SiteInfo } from '../ports/sites.js';
import { readReferences, type ArchiveReferences } from './archive-references.js';
import { requireImportSite } from './central-site.js';
import { checkPolicy } from './check-policy.js';
import { childReferences } from './child-references.js';
import { contentWarnings, indexContents, type ContentFact, type ContentIndex } from './content-facts.js';
import { createIdentical } from './identical.js';
import { importRows } from './import-rows.js';
import { recognise, recogniseProgram, type IsIdentical, type Recognition } from './match.js';
import type { ImportPlan, ImportPolicy } from './plan.js';
import { indexPolicy } from './policy.js';
import { importFindings } from './import-findings.js';
import { resolveReferences, type Described, type Wanted } from './resolve-references.js';
import { indexSite, referenceKey, type SiteFacts, type SiteIndex } from './site-index.js';

/** Everything an import plan is decided from, as plain data of one moment. */
export type PlanImportInput = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly archive: Archive;
  readonly site: SiteFacts;
  /** All sites that are known, for the rule of the central administration site. */
  readonly sites: readonly SiteInfo[];
  /** What `candidatesToLoad` asked for, by `refKey`; what is not there any more is left out. */
  readonly candidates: ReadonlyMap<string, SiteObject>;
  /** Folder for the task sequences. */
  readonly folder: string;
  /** Content that lies beside the archive; empty when content is not imported. */
  readonly contents: readonly ContentFact[];
  readonly content: boolean;
  readonly contentTo: string | null;
  readonly policy: ImportPolicy;
  readonly checksumsSha256: string | null;
  /** Lower-case hex of a hash, at least 32 digits: the ids of new applications are derived with it. */
  readonly hash: (text: string) => string;
};

/**
 * Decides everything an import will do. Pure: equal input gives an equal plan. What waits for a decision is in
 * `blockers`. Throws USAGE for a policy that cannot be meant, REF_CYCLE, CENTRAL_SITE_REQUIRED, PLAN_BLOCKED when the
 * site has no PackageIDs left, and what reading a definition throws.
 */
export function planImport(input: PlanImportInput): ImportPlan {
  const { archive, site, policy } = input;
  requireImportSite(site.info, input.sites);
  const references = readReferences(archive.objects);
  checkPolicy(policy, archive.objects, references);
  const index = indexSite(site, archive.authoringScope);
  const contents = indexContents(input.contents);
  const recognitions = recogniseAll(archive, references, index, input.candidates, contents);
  const rules = indexPolicy(policy);
  const { rows, rowOf, blockers, numbers } = importRows({
    planId: input.id,
    references,
    recognitions,
    rules,
    index,
    contents,
    nextNumber: site.nextNumber,
    hash: input.hash,
  });
  const imported: number[] = [];
  archive.objects.forEach((_, position) => {
    if ((rowOf(position)?.action ?? 'ignore') !== 'ignore') imported.push(position);
  });
  const wanted = wantedOutside(imported, references);
  const resolved = resolveReferences(wanted, archive, index, policy, createDescriber());
  const findings = importFindings(imported, rowOf, rows, resolved.links, references, index);
  return {
    id: input.id,
    time: input.time,
    site: site.info.code,
    archive: {
      path: archive.path,
      sha256: archive.sha256,
      authoringScope: archive.authoringScope,
      flavour: archive.flavour,
      comment: archive.comment,
    },
    folder: input.folder,
    content: input.content,
    contentTo: input.contentTo,
    checksumsSha256: input.checksumsSha256,
    policy,
    objects: [...rows],
    children: childReferences(imported, rowOf, resolved.links, references, input.candidates),
    links: [...resolved.links],
    missing: [...resolved.missing],
    unresolved: [...findings.unresolved],
    reenter: [...findings.reenter],
    warnings: [...archive.warnings, ...rows.flatMap(contentWarnings), ...findings.warnings],
    blockers: [...blockers, ...resolved.blockers],
    numbers,
  };
}

/** Recognises every object by its position, what it names before it: an identical task sequence names identical packages. */
function recogniseAll(
  archive: Archive,
  references: ArchiveReferences,
  index: SiteIndex,
  candidates: ReadonlyMap<string, SiteObject>,
  contents: ContentIndex,
): readonly (Recognition | undefined)[] {
  const found = new Array<Recognition | undefined>(archive.objects.length);
  const isIdentical: IsIdentical = createIdentical({ archive, references, index, candidates, contents, found });
  for (const position of references.dependenciesFirst) {
    const object = archive.objects[position]!;
    if (kindFor(object).identity !== 'owned') {
      found[position] = recognise(object, position, archive.authoringScope, index, isIdentical);
    } else {
      const owner = references.ownerOf(position);
      found[position] = recogniseProgram(object, owner === undefined ? undefined : found[owner], index);
    }
  }
  return found;
}

/** What the imported objects name outside the archive, each id once, in the order in which it is first named. */
function wantedOutside(imported: readonly number[], references: ArchiveReferences): Wanted[] {
  const wanted = new Map<string, { kind: ReferenceKind; id: string; wantedBy: Set<ArchivedObject> }>();
  for (const position of imported) {
    for (const { kind, id } of references.of(position)) {
      if (references.find(kind, id) !== undefined) continue;
      const key = referenceKey(kind, id);
      const one = wanted.get(key) ?? { kind, id, wantedBy: new Set() };
      wanted.set(key, one);
      one.wantedBy.add(references.objects[position]!);
    }
  }
  return [...wanted.values()].map((one) => ({ ...one, wantedBy: [...one.wantedBy] }));
}

/** Looks up what the exporting site said of an id; a side file is read only for an object that names something missing. */
function createDescriber(): (wanted: Wanted) => Described {
  const read = new Map<ArchivedObject, Map<string, Described>>();
  const of = (object: ArchivedObject): Map<string, Described> => {
    const known = read.get(object);
    if (known) return known;
    const described = new Map(
      referencedObjects(object).map(({ kind, id, class: className, name }): [string, Described] => [
        referenceKey(kind, id),
        { ...(className === undefined ? {} : { class: className }), ...(name === undefined ? {} : { name }) },
      ]),
    );
    read.set(object, described);
    return described;
  };
  return ({ kind, id, wantedBy }) => {
    const key = referenceKey(kind, id);
    for (const object of wantedBy) {
      const described = of(object).get(key);
      if (described) return described;
    }
    return kind === 'application' ? { class: applicationClass } : {};
  };
}
