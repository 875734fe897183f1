import { setImmediate } from 'node:timers/promises';
import {
  compareObjects,
  getText,
  kindOf,
  pairById,
  pairByName,
  pairIds,
  programClass,
  refKey,
  sharedNames,
  throwIfCancelled,
  type ObjectPair,
  type PairHead,
  type Pairing,
  type Run,
} from '@tsferry/domain';
import type { ComparedObject, Comparison } from '@tsferry/domain/shapes';
import { readComparedPlace, type ComparedPlace } from '../compared-place.js';
import type { Ports } from '../ports.js';
import type { PlaceInput } from '../read-place.js';

type Side = PlaceInput & { object?: string | undefined };
type Compare = { a: Side; b: Side; pairs: { a: string; b: string }[]; stamped: boolean; equal: boolean };
type Places = { readonly a: ComparedPlace; readonly b: ComparedPlace };

/** Objects compared between two looks at what else there is to do. */
const breath = 50;

/**
 * Compares two places, or two objects with what they own. Objects are paired first, so that ids are read as what they
 * name. Where one side is an object and the other a whole place, its counterpart there is looked for. Throws USAGE,
 * SITE_UNKNOWN, NOT_FOUND, and what opening an archive throws.
 */
export async function compare(ports: Ports, input: Compare, run: Run): Promise<Comparison> {
  return readComparedPlace(ports, input.a, run, (a) =>
    readComparedPlace(ports, input.b, run, async (b) => {
      const [one, other] = [await findIn(a, input.a.object), await findIn(b, input.b.object)];
      const given = await Promise.all(
        input.pairs.map(async (pair) => ({ a: await a.find(pair.a), b: await b.find(pair.b) })),
      );
      if (one && other) given.unshift({ a: one, b: other });
      const pairing = await pairPlaces({ a, b }, given);
      return comparePairs({ a, b }, pairing, chosen(pairing, one, other), input, run);
    }),
  );
}

const findIn = async (place: ComparedPlace, id: string | undefined) => (id === undefined ? null : place.find(id));

async function pairPlaces({ a, b }: Places, given: readonly { a: PairHead; b: PairHead }[]): Promise<Pairing> {
  const byId = pairById(
    { scope: a.scope, heads: a.heads, imported: await a.imported(b.scope) },
    { scope: b.scope, heads: b.heads, imported: await b.imported(a.scope) },
    given,
  );
  const shared = sharedNames(byId);
  const traits = new Map<PairHead, string>();
  for (const [place, heads] of [
    [a, shared.a],
    [b, shared.b],
  ] as const) {
    for (const head of heads) traits.set(head, await traitsOf(place, head));
  }
  return pairByName(byId, (head) => traits.get(head) ?? '');
}

/** What tells objects of one name apart. */
async function traitsOf(place: ComparedPlace, head: PairHead): Promise<string> {
  const { instance } = await place.get(head);
  const names = ['Version', 'SoftwareVersion', 'Manufacturer', 'Language'];
  return JSON.stringify(names.map((name) => getText(instance, name) ?? ''));
}

/** The part of a pairing that is asked for: an object, and the programs of a package. */
function chosen(pairing: Pairing, a: PairHead | null, b: PairHead | null): Pairing {
  if (!a && !b) return pairing;
  const pair = pairing.pairs.find((each) => (a ? refKey(each.a) === refKey(a) : refKey(each.b) === refKey(b!)));
  const isOf = (head: PairHead, owner: PairHead | null | undefined): boolean =>
    owner !== null &&
    owner !== undefined &&
    (refKey(head) === refKey(owner) ||
      (head.class === programClass &&
        refKey({ class: '', id: head.id }).startsWith(`${refKey({ class: '', id: owner.id })}/`)));
  const [ofA, ofB] = [pair?.a ?? a, pair?.b ?? b];
  return {
    pairs: pairing.pairs.filter((each) => isOf(each.a, ofA)),
    onlyA: pairing.onlyA.filter((head) => isOf(head, ofA)),
    onlyB: pairing.onlyB.filter((head) => isOf(head, ofB)),
  };
}

async function comparePairs(
  places: Places,
  all: Pairing,
  wanted: Pairing,
  input: Compare,
  run: Run,
): Promise<Comparison> {
  const options = {
    ids: pairIds(all.pairs, all.onlyB),
    stamped: input.stamped,
    // Another site keeps its content somewhere else.
    sources: input.stamped || places.a.scope === places.b.scope,
    equal: input.equal,
  };
  const objects: ComparedObject[] = [];
  for (const [at, pair] of [...wanted.pairs].sort(byClassAndName).entries()) {
    if (at % breath === 0) await setImmediate();
    throwIfCancelled(run.signal);
    const differences = compareObjects(await places.a.get(pair.a), await places.b.get(pair.b), options);
    const compared = { ...toNames(pair), ...differences, contents: await compareContents(places, pair) };
    if (isDifferent(compared) || (input.equal && compared.steps.length > 0)) objects.push(compared);
  }
  const [onlyA, onlyB] = [wanted.onlyA, wanted.onlyB].map((heads) => heads.map(toName));
  const different = objects.filter(isDifferent).length;
  return {
    equal: different + onlyA!.length + onlyB!.length === 0,
    same: wanted.pairs.length - different,
    objects,
    onlyA: onlyA!,
    onlyB: onlyB!,
  };
}

const isDifferent = ({ properties, steps, contents }: ComparedObject): boolean =>
  properties.length + contents.length > 0 || steps.some(({ changes }) => changes.length > 0);

/** Contents that differ by their hashes. Where one side has none, nobody knows. */
async function compareContents({ a, b }: Places, pair: ObjectPair): Promise<string[]> {
  const [inA, inB] = [await a.digests(pair.a), await b.digests(pair.b)];
  // The only content of an object is the same one, whatever its key.
  if (inA.size === 1 && inB.size === 1)
    return differing([...inA.keys()][0]!, [...inA.values()][0]!, [...inB.values()][0]!);
  return [...inA].flatMap(([key, digest]) => differing(key, digest, inB.get(key) ?? null));
}

function differing(key: string, a: string | null, b: string | null): string[] {
  return a === null || b === null || a === b ? [] : [key];
}

const order = (head: PairHead): string => `${kindOf(head.class).label}\n${head.name}\n${head.id}`;
const byClassAndName = (one: ObjectPair, other: ObjectPair): number => (order(one.a) < order(other.a) ? -1 : 1);
const toName = ({ class: className, id, name }: PairHead) => ({ class: className, id, name });
const toNames = ({ a, b, why }: ObjectPair) => ({ a: toName(a), b: toName(b), why });
