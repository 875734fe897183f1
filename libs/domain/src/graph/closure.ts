import { refKey } from '../object/ref.js';
import type { ReferenceKind } from '../object/reference.js';
import { createIndex, wantedKey, type GraphObject, type Wanted } from './graph-object.js';

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

type Want = Wanted & { readonly by: GraphObject };

/** Asks for one wave of references after the other, so that no depth or cycle matters. */
function* grow(roots: readonly GraphObject[]): Generator<readonly Wanted[], Closure, readonly GraphObject[]> {
  const objects = new Map<string, GraphObject>();
  const named = new Set<string>();
  const wants = new Map<string, Want[]>();
  let wave = roots;
  while (wave.length > 0) {
    const asked: Wanted[] = [];
    for (const object of wave) {
      if (objects.has(refKey(object))) continue;
      objects.set(refKey(object), object);
      if (object.kind !== null) named.add(wantedKey({ kind: object.kind, id: object.id }));
      const owner: Wanted[] = object.owner === null ? [] : [{ kind: 'package', id: object.owner }];
      for (const { kind, id } of [...owner, ...object.references]) {
        const want = { kind, id, by: object };
        const key = wantedKey(want);
        const known = wants.get(key);
        if (known) {
          if (known.at(-1)?.by !== object) known.push(want);
        } else {
          wants.set(key, [want]);
          asked.push({ kind, id });
        }
      }
    }
    wave = asked.length === 0 ? [] : yield asked;
  }
  const lost = [...wants].filter(([key]) => !named.has(key)).map(([, wanted]) => toMissing(wanted));
  return { objects: [...objects.values()], missing: lost };
}

function toMissing(wants: readonly Want[]): MissingObject {
  const { kind = 'package', id = '' } = wants[0] ?? {};
  const key = wantedKey({ kind, id });
  const said = wants.flatMap(({ by }) => by.describes.filter((one) => wantedKey(one) === key));
  const className = said.find((one) => one.class !== undefined)?.class;
  const name = said.find((one) => one.name !== undefined && one.name !== '')?.name;
  return {
    id,
    kind,
    ...(className === undefined ? {} : { class: className }),
    ...(name === undefined ? {} : { name }),
    wantedBy: [...new Set(wants.map(({ by }) => by.id))],
  };
}

/** What `roots` need among `objects`, the roots included. */
export function closure(roots: readonly GraphObject[], objects: readonly GraphObject[]): Closure {
  const index = createIndex(objects);
  const withOwned = (object: GraphObject): readonly GraphObject[] => [object, ...index.ownedBy(object)];
  const growing = grow(roots.flatMap(withOwned));
  let step = growing.next();
  while (!step.done) {
    const found = step.value.map((wanted) => index.find(wanted)).filter((object) => object !== undefined);
    step = growing.next(found.flatMap(withOwned));
  }
  return step.value;
}

/** What `roots` need in a place that is read piece by piece. Roots that own objects are given together with them. */
export async function loadClosure(roots: readonly GraphObject[], load: LoadObjects): Promise<Closure> {
  const growing = grow(roots);
  let step = growing.next();
  while (!step.done) step = growing.next(await load(step.value));
  return step.value;
}
