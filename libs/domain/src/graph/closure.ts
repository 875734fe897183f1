import { createIdTable } from '../object/id-table.js';
import { idKey } from '../object/ref.js';
import type { ReferenceKind } from '../object/reference.js';
import { createIndex, type GraphObject, type Wanted } from './graph-object.js';

/** Something that is named and is nowhere to be found. `class` and `name` are what the objects that want it say. */
export type MissingObject = {
  readonly id: string;
  readonly kind: ReferenceKind;
  readonly class?: string;
  readonly name?: string;
  /** Ids of the objects that name it, each once, in the order they were found. */
  readonly wantedBy: readonly string[];
};

/** Everything that some roots need, to any depth. */
export type Closure = {
  /** The roots and what they need, in the order found; `order` sorts them. */
  readonly objects: readonly GraphObject[];
  readonly missing: readonly MissingObject[];
};

/**
 * Finds objects by what references name: those that exist, each together with everything it owns (a package with its
 * programs), in any order. May be asked for hundreds at once; is never asked for the same thing twice.
 */
export type LoadObjects = (wanted: readonly Wanted[]) => Promise<readonly GraphObject[]>;

/** Something that is named, and the objects that name it, each once. */
type Want = Wanted & { readonly by: GraphObject[] };

/** Asks for one wave of references after the other, so that no depth or cycle matters. */
function* grow(roots: readonly GraphObject[]): Generator<readonly Wanted[], Closure, readonly GraphObject[]> {
  const objects: GraphObject[] = [];
  const seen = createIdTable<true>();
  const named = createIdTable<true>();
  const wants: Want[] = [];
  const wantOf = createIdTable<Want>();
  const want = (kind: ReferenceKind, id: string, by: GraphObject): void => {
    const known = wantOf.get(kind, id);
    if (known) {
      if (known.by.at(-1) !== by) known.by.push(by);
      return;
    }
    const made = { kind, id, by: [by] };
    wantOf.set(kind, id, made);
    wants.push(made);
  };
  let wave = roots;
  while (wave.length > 0) {
    const asked = wants.length;
    for (const object of wave) {
      if (seen.get(object.class, object.id)) continue;
      seen.set(object.class, object.id, true);
      objects.push(object);
      if (object.kind !== null) named.set(object.kind, object.id, true);
      if (object.owner !== null) want('package', object.owner, object);
      for (const { kind, id } of object.references) want(kind, id, object);
    }
    wave = asked === wants.length ? [] : yield wants.slice(asked);
  }
  return { objects, missing: wants.filter(({ kind, id }) => !named.get(kind, id)).map(toMissing) };
}

function toMissing({ kind, id, by }: Want): MissingObject {
  const said = by.flatMap(({ describes }) =>
    describes.filter((one) => one.kind === kind && idKey(one.id) === idKey(id)),
  );
  const className = said.find((one) => one.class !== undefined)?.class;
  const name = said.find((one) => one.name !== undefined && one.name !== '')?.name;
  return {
    id,
    kind,
    ...(className === undefined ? {} : { class: className }),
    ...(name === undefined ? {} : { name }),
    wantedBy: [...new Set(by.map((object) => object.id))],
  };
}

/** What `roots` need among `objects`, the roots included. */
export function closure(roots: readonly GraphObject[], objects: readonly GraphObject[]): Closure {
  const index = createIndex(objects);
  const withOwned = (found: Iterable<GraphObject | undefined>): GraphObject[] => {
    const all: GraphObject[] = [];
    for (const object of found) {
      if (!object) continue;
      all.push(object);
      // One by one: a call takes some 100,000 arguments at most.
      for (const owned of index.ownedBy(object)) all.push(owned);
    }
    return all;
  };
  const growing = grow(withOwned(roots));
  let step = growing.next();
  while (!step.done) step = growing.next(withOwned(step.value.map((wanted) => index.find(wanted))));
  return step.value;
}

/** What `roots` need in a place that is read piece by piece. Roots that own objects are given together with them. */
export async function loadClosure(roots: readonly GraphObject[], load: LoadObjects): Promise<Closure> {
  const growing = grow(roots);
  let step = growing.next();
  while (!step.done) step = growing.next(await load(step.value));
  return step.value;
}
