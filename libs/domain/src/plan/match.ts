import { kindFor } from '../object/kinds/kinds.js';
import { programClass } from '../object/kinds/program.js';
import type { ArchivedObject, ObjectHead } from '../object/managed-object.js';
import { idKey } from '../reference/ref.js';
import type { Match } from './plan.js';
import { nameOfProgram, packageOfProgram, type SiteIndex } from './site-index.js';

/** How an object of an archive was recognised. */
export type Recognition = {
  readonly match: Match;
  /** The existing object that it is linked to unless something else is decided; null when there is none, or several. */
  readonly target: ObjectHead | null;
  /** Existing objects that may be chosen. */
  readonly candidates: readonly ObjectHead[];
  /** Why, as the first half of a sentence. */
  readonly why: string;
};

/** Says which existing objects of the same class and name have the definition and content of the object at a position. */
export type IsIdentical = (position: number, candidate: ObjectHead) => boolean;

const one = (match: Match, target: ObjectHead, why: string): Recognition => ({
  match,
  target,
  candidates: [target],
  why,
});

/** Of most objects of most imports. */
const nothing: Recognition = { match: 'new', target: null, candidates: [], why: 'nothing like it is here' };
const noAside = { aside: '' };
const newProgram: Recognition = { ...nothing, why: 'follows its package' };

/** Whether the archive was exported from this very site. */
function isOwnScope(authoringScope: string, index: SiteIndex): boolean {
  return authoringScope !== '' && idKey(authoringScope) === idKey(index.info.authoringScope);
}

/**
 * Recognises one object without looking at definitions: `own`, `predefined` or `imported`; else what was found out on
 * the way, for the reason. The first that holds wins.
 */
export function recogniseById(
  object: ArchivedObject,
  authoringScope: string,
  index: SiteIndex,
): Recognition | { readonly aside: string } {
  const kind = kindFor(object);
  const here = index.get(object.class, object.id);
  if (here && isOwnScope(authoringScope, index)) return one('own', here, `exported from this site, where it still is`);
  const key = kind.predefined(object.instance);
  const predefined = key === null ? undefined : index.predefined(key, object.class);
  if (predefined) return one('predefined', predefined, `every site has one of its own: here it is ${predefined.id}`);
  const known = index.imported(object.class, object.id);
  if (known?.target) return one('imported', known.target, `imported before as ${known.target.id}`);
  const aside = known ? `imported as ${known.entry.targetId}, since deleted; ` : '';
  if (here && kind.identity === 'portable') {
    return one('imported', here, `${aside}its ${kind.idName} is here already`);
  }
  return aside === '' ? noAside : { aside };
}

/** Existing objects that an archived one may be: same class and name. A program has none, it follows its package. */
export function sameNamed(object: ArchivedObject, index: SiteIndex): readonly ObjectHead[] {
  return kindFor(object).identity === 'owned' ? [] : index.named(object.class, object.name);
}

/**
 * Recognises one object, programs excepted. Own comes before predefined, then imported, identical, same-name and new
 * (libs/domain/docs/identity.md, "How an import recognises an object").
 */
export function recognise(
  object: ArchivedObject,
  position: number,
  authoringScope: string,
  index: SiteIndex,
  isIdentical: IsIdentical,
): Recognition {
  const known = recogniseById(object, authoringScope, index);
  if ('match' in known) return known;
  const candidates = sameNamed(object, index);
  const identical = candidates.filter((candidate) => isIdentical(position, candidate));
  const first = identical[0];
  if (first) {
    const why = `${known.aside}never imported; definition and content are those of ${first.id}`;
    return { match: 'identical', target: first, candidates: identical, why };
  }
  if (candidates.length > 0) {
    const list = candidates.map(({ id }) => id).join(', ');
    const why = `${known.aside}never imported; same name exists (${list})`;
    return { match: 'same-name', target: null, candidates, why };
  }
  return known.aside === '' ? nothing : { ...nothing, why: `${known.aside}${nothing.why}` };
}

/**
 * Recognises a program: like its package, its counterpart being the program of that name of the package's counterpart.
 * A program whose package is not in the archive is `new` here, and cannot be imported.
 */
export function recogniseProgram(
  program: ArchivedObject,
  owner: Recognition | undefined,
  index: SiteIndex,
): Recognition {
  if (!owner) {
    return { ...nothing, why: `its package ${packageOfProgram(program.id)} is not in the archive` };
  }
  if (owner.match === 'new') return newProgram;
  const target = owner.target ? programAt(owner.target.id, program, index) : null;
  return { match: owner.match, target, candidates: target ? [target] : [], why: newProgram.why };
}

/** The program of the same name of another package, or null. */
export function programAt(packageId: string, program: ArchivedObject, index: SiteIndex): ObjectHead | null {
  return index.get(programClass, `${packageId}/${nameOfProgram(program.id)}`) ?? null;
}
