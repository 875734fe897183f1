import { createIdTable } from '../reference/id-table.js';
import { idKey } from '../reference/ref.js';
import type { ReferenceKind } from '../reference/reference.js';
import { indexGraph, type Wanted } from './graph-index.js';
import type { GraphObject } from './graph-object.js';

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

/** What is wanted, each once, in the order in which it was first named. */
function createWants(): { readonly all: readonly Want[]; add(wanted: Wanted, by: GraphObject): void } {
  const all: Want[] = [];
  const known = createIdTable<Want>();
  return {
    all,
    add({ kind, id }, by) {
      const want = known.get(kind, id);
      if (want) {
        if (want.by.at(-1) !== by) want.by.push(by);
        return;
      }
      const first = { kind, id, by: [by] };
      known.set(kind, id, first);
      all.push(first);
    },
  };
}

/** What an object names: the package of a program, then its references. */
function wantedBy(object: GraphObject): readonly Wanted[] {
  const { owner, references } = object;
  return owner === null ? references : [{ kind: 'package', id: owner }, ...references];
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

/**
 * What `roots` need among `objects`, the roots included. As `loadClosure` finds it, but by positions: a table of ids for
 * everything that is found costs several times the search itself.
 */
export function closure(roots: readonly GraphObject[], objects: readonly GraphObject[]): Closure {
  const index = indexGraph(objects);
  const outside = roots.filter((root) => index.positionOf(root) === undefined);
  if (outside.length > 0) return closure(roots, [...objects, ...outside]);
  const seen = new Uint8Array(objects.length);
  const found: number[] = [];
  const add = (position: number): void => {
    if (seen[position] === 1) return;
    seen[position] = 1;
    found.push(position);
  };
  const addWithOwned = (position: number): void => {
    if (seen[position] === 1) return;
    add(position);
    index.ownedBy(position).forEach(add);
  };
  const missing = createWants();
  for (const root of roots) addWithOwned(index.positionOf(root)!);
  // What is added on the way is walked too: no depth or cycle matters.
  for (const position of found) {
    const object = objects[position]!;
    for (const wanted of wantedBy(object)) {
      const target = index.find(wanted);
      if (target === undefined) missing.add(wanted, object);
      else addWithOwned(target);
    }
  }
  return { objects: found.map((position) => objects[position]!), missing: missing.all.map(toMissing) };
}

/**
 * What `roots` need in a place that is read piece by piece, one wave of references after the other. Roots that own
 * objects are given together with them.
 */
export async function loadClosure(roots: readonly GraphObject[], load: LoadObjects): Promise<Closure> {
  const objects: GraphObject[] = [];
  const seen = createIdTable<true>();
  const named = createIdTable<true>();
  const wants = createWants();
  let wave = roots;
  while (wave.length > 0) {
    const asked = wants.all.length;
    for (const object of wave) {
      if (seen.get(object.class, object.id)) continue;
      seen.set(object.class, object.id, true);
      objects.push(object);
      if (object.kind !== null) named.set(object.kind, object.id, true);
      for (const wanted of wantedBy(object)) wants.add(wanted, object);
    }
    wave = asked === wants.all.length ? [] : await load(wants.all.slice(asked));
  }
  return { objects, missing: wants.all.filter(({ kind, id }) => !named.get(kind, id)).map(toMissing) };
}
