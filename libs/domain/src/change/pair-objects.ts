import type { ObjectHead } from '../object/managed-object.js';
import { kindOf } from '../object/kinds/kinds.js';
import { programClass } from '../object/kinds/program.js';
import type { RegistryEntry } from '../ports/sites.js';
import { idKey, refKey } from '../reference/ref.js';

/** What pairing needs to know of an object. */
export type PairHead = Pick<ObjectHead, 'class' | 'id' | 'name' | 'predefined'>;

/** One of two places: its authoring scope, its objects, and what it imported from the other's scope. */
export type PairSide = {
  readonly scope: string;
  readonly heads: readonly PairHead[];
  readonly imported: readonly RegistryEntry[];
};

/** Why two objects are the same. */
type PairReason = 'given' | 'registry' | 'id' | 'predefined' | 'package' | 'name';

/** Two objects that are the same at two places. */
export type ObjectPair = { readonly a: PairHead; readonly b: PairHead; readonly why: PairReason };

/** Objects that have partners, and those that have none yet. */
export type Pairing = {
  readonly pairs: readonly ObjectPair[];
  readonly onlyA: readonly PairHead[];
  readonly onlyB: readonly PairHead[];
};

type Keys = (head: PairHead) => string | null;

/**
 * Pairs the objects of two places by what names them: pairs that are given, then what one imported from the other, then
 * ids within one authoring scope (ids that travel, in any scope), then what every site has of its own. A program goes
 * with its package. In the order of `a`; `pairByName` looks at the rest.
 */
export function pairById(
  a: PairSide,
  b: PairSide,
  given: readonly { readonly a: PairHead; readonly b: PairHead }[],
): Pairing {
  const importedAs = (side: PairSide) =>
    new Map(
      side.imported.map((entry) => [
        refKey({ class: entry.class, id: entry.sourceId }),
        refKey({ class: entry.class, id: entry.targetId }),
      ]),
    );
  const [toB, toA] = [importedAs(b), importedAs(a)];
  const isOneScope = a.scope !== '' && idKey(a.scope) === idKey(b.scope);
  const travels = (head: PairHead): boolean => isOneScope || kindOf(head.class).identity === 'portable';
  const byId: Keys = (head) => (travels(head) ? refKey(head) : null);
  const rounds: readonly (readonly [why: PairReason, ofA: Keys, ofB: Keys])[] = [
    ['registry', (head) => toB.get(refKey(head)) ?? null, refKey],
    ['registry', refKey, (head) => toA.get(refKey(head)) ?? null],
    ['id', byId, byId],
    ['predefined', predefinedKey, predefinedKey],
  ];
  const first: Pairing = {
    pairs: given.map((pair) => ({ ...pair, why: 'given' })),
    onlyA: without(
      a.heads,
      given.map((pair) => pair.a),
    ),
    onlyB: without(
      b.heads,
      given.map((pair) => pair.b),
    ),
  };
  return rounds.reduce((pairing, [why, ofA, ofB]) => pairMore(pairing, why, ofA, ofB), first);
}

/**
 * Pairs what has no partner yet by class and name, and by what `traitsOf` tells of it (version, manufacturer, language),
 * where one object on each side says so; then programs with their packages.
 */
export function pairByName(pairing: Pairing, traitsOf: (head: PairHead) => string): Pairing {
  const named: Keys = (head) => (isOwned(head) ? null : `${nameKey(head)}\n${traitsOf(head)}`);
  const paired = pairMore(pairing, 'name', named, named);
  const packages = new Map(paired.pairs.map(({ a, b }) => [idKey(a.id), idKey(b.id)]));
  const program = (head: PairHead, packageOf: (id: string) => string | undefined): string | null => {
    if (!isOwned(head)) return null;
    const slash = head.id.indexOf('/');
    const owner = packageOf(idKey(head.id.slice(0, slash)));
    return owner === undefined ? null : `${owner}/${idKey(head.id.slice(slash + 1))}`;
  };
  return pairMore(
    paired,
    'package',
    (head) => program(head, (id) => packages.get(id)),
    (head) => program(head, (id) => id),
  );
}

/** Objects of a pairing whose class and name both sides have: those whose traits are needed. */
export function sharedNames({ onlyA, onlyB }: Pairing): {
  readonly a: readonly PairHead[];
  readonly b: readonly PairHead[];
} {
  const [inA, inB] = [new Set(onlyA.map(nameKey)), new Set(onlyB.map(nameKey))];
  return {
    a: onlyA.filter((head) => !isOwned(head) && inB.has(nameKey(head))),
    b: onlyB.filter((head) => !isOwned(head) && inA.has(nameKey(head))),
  };
}

const isOwned = (head: PairHead): boolean => head.class === programClass;
const nameKey = (head: PairHead): string => `${head.class}\n${idKey(head.name)}`;
const predefinedKey: Keys = (head) => (head.predefined === null ? null : `${head.class}\n${head.predefined}`);

/** Pairs what has the same key and is alone with it on its side. */
function pairMore({ pairs, onlyA, onlyB }: Pairing, why: PairReason, ofA: Keys, ofB: Keys): Pairing {
  const [inA, inB] = [alone(onlyA, ofA), alone(onlyB, ofB)];
  const found = [...inA].flatMap(([key, a]): ObjectPair[] => {
    const b = inB.get(key);
    return b ? [{ a, b, why }] : [];
  });
  if (found.length === 0) return { pairs, onlyA, onlyB };
  return {
    pairs: [...pairs, ...found],
    onlyA: without(
      onlyA,
      found.map(({ a }) => a),
    ),
    onlyB: without(
      onlyB,
      found.map(({ b }) => b),
    ),
  };
}

function alone(heads: readonly PairHead[], keyOf: Keys): Map<string, PairHead> {
  const byKey = new Map<string, PairHead>();
  const several = new Set<string>();
  for (const head of heads) {
    const key = keyOf(head);
    if (key === null) continue;
    if (byKey.has(key)) several.add(key);
    byKey.set(key, head);
  }
  for (const key of several) byKey.delete(key);
  return byKey;
}

function without(heads: readonly PairHead[], paired: readonly PairHead[]): readonly PairHead[] {
  const gone = new Set(paired.map(refKey));
  return heads.filter((head) => !gone.has(refKey(head)));
}
