import { kindOf } from '../object/kinds/kinds.js';
import { programClass } from '../object/kinds/program.js';
import type { ArchivedObject, ObjectHead } from '../object/managed-object.js';
import { idKey } from '../reference/ref.js';
import type { ReferenceKind } from '../reference/reference.js';
import type { Archive } from '../ports/archives.js';
import type { Blocker, Candidate, ImportLink, ImportPolicy, MissingReference } from './plan.js';
import type { SiteIndex } from './site-index.js';

/** Something that imported objects name and that is not in the archive. */
export type Wanted = {
  readonly kind: ReferenceKind;
  readonly id: string;
  /** Objects that name it, each once. */
  readonly wantedBy: readonly ArchivedObject[];
};

/** What became of the references to things outside the archive. */
export type Resolution = {
  readonly links: readonly ImportLink[];
  readonly missing: readonly MissingReference[];
  readonly blockers: readonly Blocker[];
};

/** Class and name that the exporting site gave for an id. */
export type Described = { readonly class?: string; readonly name?: string };

/** Kinds of objects whose id is the same in every site. */
const portable: ReadonlySet<ReferenceKind> = new Set(['application', 'driver', 'driver-category']);

const isOf = (kind: ReferenceKind) => (head: ObjectHead) =>
  head.class !== programClass && kindOf(head.class).referenceKind === kind;

/**
 * What a reference to something outside the archive is in the site, found without anybody's choice: the object itself
 * where the archive comes from this site, the site's own USMT package, what it was imported as, or the object of the
 * same portable id. Undefined when it is missing.
 */
export function linkOutside(
  kind: ReferenceKind,
  id: string,
  archive: Pick<Archive, 'authoringScope' | 'usmtPackageId'>,
  index: SiteIndex,
): { readonly target: ObjectHead; readonly why: 'own' | 'predefined' | 'registry' } | undefined {
  const here = index.withId(id).find(isOf(kind));
  if (here && archive.authoringScope !== '' && idKey(archive.authoringScope) === idKey(index.info.authoringScope)) {
    return { target: here, why: 'own' };
  }
  const isUsmt = kind === 'package' && archive.usmtPackageId !== null && idKey(archive.usmtPackageId) === idKey(id);
  const usmt = isUsmt ? index.predefined('usmt') : undefined;
  if (usmt) return { target: usmt, why: 'predefined' };
  const known = index.importedAs(kind, id).find(({ target }) => target !== null && isOf(kind)(target));
  if (known?.target) return { target: known.target, why: 'registry' };
  return here && portable.has(kind) ? { target: here, why: 'registry' } : undefined;
}

/**
 * Resolves what is wanted. An administrator's link comes first, then `linkOutside`; the rest is missing, and blocks
 * until it is linked or ignored. `describe` says what the exporting site knew of an id. Order is that of `wanted`.
 */
export function resolveReferences(
  wanted: readonly Wanted[],
  archive: Archive,
  index: SiteIndex,
  policy: ImportPolicy,
  describe: (wanted: Wanted) => Described,
): Resolution {
  const chosen = new Map(Object.entries(policy.links).map(([id, target]) => [idKey(id), target]));
  const ignored = new Set(policy.ignoreIds.map(idKey));
  const links: ImportLink[] = [];
  const missing: MissingReference[] = [];
  const blockers: Blocker[] = [];
  for (const one of wanted) {
    const choice = chosen.get(idKey(one.id));
    const automatic = choice === undefined ? linkOutside(one.kind, one.id, archive, index) : undefined;
    if (automatic) {
      links.push(toLink(one, automatic.target, automatic.why));
      continue;
    }
    const described = describe(one);
    const answer = choice === undefined ? null : chooseLink(one, choice, described, index);
    if (answer && 'target' in answer) {
      const link = toLink(one, answer.target, 'chosen');
      links.push(described.name === undefined ? link : { ...link, sourceName: described.name });
      continue;
    }
    const ignore = !answer && (policy.ignoreMissing || ignored.has(idKey(one.id)));
    missing.push(toMissing(one, described, ignore, index));
    if (answer) blockers.push({ code: 'LINK_UNKNOWN', id: one.id, message: answer.problem });
    else if (!ignore) blockers.push(undecided(one, described));
  }
  return { links, missing, blockers };
}

function toLink(wanted: Wanted, target: ObjectHead, why: ImportLink['why']): ImportLink {
  return {
    kind: wanted.kind,
    id: wanted.id,
    targetId: target.id,
    class: target.class,
    name: target.name,
    targetVersion: target.version,
    why,
  };
}

function chooseLink(
  wanted: Wanted,
  targetId: string,
  described: Described,
  index: SiteIndex,
): { readonly target: ObjectHead } | { readonly problem: string } {
  const found = index.withId(targetId).filter(isOf(wanted.kind));
  const target = found.find((head) => described.class === undefined || head.class === described.class);
  if (target) return { target };
  const other = found[0] ?? index.withId(targetId)[0];
  const needed = described.class ?? `${wanted.kind} reference`;
  return {
    problem: other
      ? `${wanted.id} cannot be linked to ${targetId}: that is a ${other.class}, needed is a ${needed}.`
      : `${wanted.id} cannot be linked to ${targetId}: site ${index.info.code} has no such object.`,
  };
}

function toMissing(wanted: Wanted, described: Described, ignored: boolean, index: SiteIndex): MissingReference {
  return {
    id: wanted.id,
    kind: wanted.kind,
    ...(described.class === undefined ? {} : { class: described.class }),
    ...(described.name === undefined ? {} : { name: described.name }),
    wantedBy: wanted.wantedBy.map(({ id }) => id),
    candidates: candidatesOf(described, index),
    ignored,
  };
}

function candidatesOf(described: Described, index: SiteIndex): Candidate[] {
  if (described.class === undefined || described.name === undefined) return [];
  return index.named(described.class, described.name).map(toCandidate);
}

/** An object as an administrator chooses it. */
export const toCandidate = ({ class: className, id, name }: ObjectHead): Candidate => ({ class: className, id, name });

function undecided(wanted: Wanted, described: Described): Blocker {
  const name = described.name === undefined ? '' : ` "${described.name}"`;
  const by = wanted.wantedBy[0];
  const more = wanted.wantedBy.length > 1 ? ` and ${wanted.wantedBy.length - 1} more` : '';
  const who = by ? ` needed by ${by.id} "${by.name}"${more},` : '';
  return {
    code: 'REFERENCE_MISSING',
    id: wanted.id,
    message: `${wanted.id}${name},${who} is neither in the archive nor known here: link it or ignore it.`,
  };
}
