import {
  idKey,
  kindFor,
  kindOf,
  refKey,
  type GraphObject,
  type ManagedObject,
  type ObjectHead,
  type ReferenceKind,
} from '@tsferry/domain';
import type { ReferenceAnswer } from '@tsferry/domain/shapes';

type Named = Pick<ObjectHead, 'class' | 'id' | 'name'>;

/** Finds what a reference names in a place. */
export type FindReferenced = (kind: ReferenceKind, id: string) => Named | undefined;

/** A look-up over objects that are all at hand. */
export function indexReferenced(objects: readonly ManagedObject[]): FindReferenced {
  const found = new Map<string, Named>();
  for (const object of objects) {
    const kind = kindFor(object);
    if (kind.identity !== 'owned') found.set(`${kind.referenceKind}\n${idKey(object.id)}`, object);
  }
  return (kind, id) => found.get(`${kind}\n${idKey(id)}`);
}

/** A look-up over the heads of a site: what a reference names there. */
export function indexHeads<Head extends Named>(
  heads: readonly Head[],
): (kind: ReferenceKind, id: string) => Head | undefined {
  const found = new Map(heads.map((head) => [`${kindOf(head.class).referenceKind}\n${idKey(head.id)}`, head]));
  return (kind, id) => found.get(`${kind}\n${idKey(id)}`);
}

/** What an object needs, each id once in the order first named, with the steps that name it. */
export function answerReferences(object: GraphObject, find: FindReferenced): ReferenceAnswer[] {
  const answers = new Map<string, ReferenceAnswer>();
  const steps = new Set<string>();
  for (const { kind, id, step } of object.references) {
    const key = `${kind}\n${idKey(id)}`;
    const answer = answers.get(key) ?? describe(object, find, kind, id);
    answers.set(key, answer);
    if (step === null) continue;
    const place = `${key}\n${step.index.join('.')}`;
    if (!steps.has(place)) answer.steps.push(step);
    steps.add(place);
  }
  return [...answers.values()];
}

function describe(object: GraphObject, find: FindReferenced, kind: ReferenceKind, id: string): ReferenceAnswer {
  const here = find(kind, id);
  const said = here ?? object.describes.find((one) => one.kind === kind && idKey(one.id) === idKey(id));
  return {
    id: here?.id ?? id,
    ...(said?.class === undefined ? {} : { class: said.class }),
    ...(said?.name === undefined ? {} : { name: said.name }),
    inArchive: here !== undefined,
    steps: [],
  };
}

/** Objects that name `target`, each once, in the order given. */
export function usersOf(target: ManagedObject, objects: readonly GraphObject[]): Named[] {
  const kind = kindFor(target);
  if (kind.identity === 'owned') return [];
  return objects
    .filter((object) => refKey(object) !== refKey(target))
    .filter((object) =>
      object.references.some((one) => one.kind === kind.referenceKind && idKey(one.id) === idKey(target.id)),
    )
    .map(({ class: className, id, name }) => ({ class: className, id, name }));
}
