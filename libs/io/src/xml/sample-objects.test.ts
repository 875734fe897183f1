import {
  closure,
  findCycles,
  getObjects,
  getText,
  identify,
  idKey,
  kindFor,
  order,
  referencedObjects,
  roots,
  sameDefinition,
  toGraphObject,
  type IdMap,
  type ManagedObject,
  type SideFile,
} from '@tsferry/domain';
import { describe, expect, it } from 'vitest';
import { sampleExports, sampleParts, samplesTitle } from '../testing/sample-exports.js';
import { decodeInstance } from './decode-instance.js';
import { encodeInstance } from './encode-instance.js';
import { readStringArray } from './string-array-xml.js';

const samples = sampleExports();
const arrays = ['ReferencesInfo.xml', 'AppReferencesInfo.xml'];

/** The objects of a sample, without the checks that an import makes. */
async function readObjects(path: string): Promise<ManagedObject[]> {
  const parts = await sampleParts(path);
  return [...parts].flatMap(([name, bytes]) => {
    const match = /^(\w+\/([^/]+)\/)object\.xml$/.exec(name);
    if (!match) return [];
    const [, folder = '', key = ''] = match;
    const instance = decodeInstance(bytes, name);
    const sideFiles: Record<string, SideFile> = {};
    for (const file of arrays) {
      const part = parts.get(`${folder}${file}`);
      if (part) sideFiles[file] = { kind: 'strings', items: readStringArray(part, `${folder}${file}`) };
    }
    return [{ ...identify(instance, key), instance, sideFiles }];
  });
}

/** Another id for everything that some objects name, and the way back. */
function makeMaps(objects: readonly ManagedObject[]): { away: IdMap; home: IdMap } {
  const named = objects.flatMap((object) => toGraphObject(object).references);
  const there = new Map(
    named.map(({ kind, id }) => [`${kind} ${id}`, kind === 'package' ? `ZZ${id.slice(2)}` : `${id.slice(0, -1)}z`]),
  );
  const back = new Map(named.map(({ kind, id }) => [`${kind} ${there.get(`${kind} ${id}`) ?? ''}`, id]));
  const mapOf =
    (ids: ReadonlyMap<string, string>): IdMap =>
    (kind, id) => {
      const target = ids.get(`${kind} ${id}`);
      return target === undefined ? undefined : { id: target };
    };
  return { away: mapOf(there), home: mapOf(back) };
}

describe.skipIf(samples.length === 0)(`references in ${samplesTitle}`, () => {
  it('are those that References and ReferencesInfo.xml list', async () => {
    let listed = 0;
    for (const path of samples) {
      const objects = await readObjects(path);
      const byId = new Map(objects.map((object) => [idKey(object.id), object]));
      /** Ids of enabled places, those of the child task sequences in the archive included. */
      const needed = (object: ManagedObject): string[] =>
        toGraphObject(object)
          .references.filter(({ enabled, property }) => enabled && property !== 'DependentProgram')
          .flatMap(({ id }) => [id, ...(byId.get(idKey(id)) ? needed(byId.get(idKey(id)) as ManagedObject) : [])]);
      for (const object of objects) {
        if (object.class !== 'SMS_TaskSequencePackage') continue;
        const references = getObjects(object.instance, 'References').map((one) => getText(one, 'Package') ?? '');
        listed += references.length;
        expect([...new Set(references)].sort(), `${path} ${object.id}`).toEqual([...new Set(needed(object))].sort());
        const described = object.sideFiles['ReferencesInfo.xml'] ? referencedObjects(object) : [];
        for (const id of references) expect(described.map((one) => one.id)).toContain(id);
      }
    }
    expect(listed).toBeGreaterThan(0);
  });

  it('move away and come back to the same bytes', async () => {
    for (const path of samples) {
      const objects = await readObjects(path);
      const { away, home } = makeMaps(objects);
      for (const object of objects) {
        const kind = kindFor(object);
        expect(kind.remap(object, object.id, () => undefined)).toBe(object);
        const moved = kind.remap(object, object.id, away);
        for (const { id } of toGraphObject(object).references) {
          const references = getObjects(moved.instance, 'References').map((one) => getText(one, 'Package'));
          expect(references).not.toContain(id);
          expect(JSON.stringify(moved.sideFiles)).not.toContain(id);
        }
        const returned = kind.remap(moved, object.id, home);
        expect(returned.sideFiles).toEqual(object.sideFiles);
        expect(sameDefinition(object, returned)).toBe(true);
        const bytes = (one: ManagedObject) => new TextDecoder().decode(encodeInstance(one.instance));
        const count = /(NAME="ReferencesCount"[\s\S]*?<\/QUALIFIER>\s*<VALUE>)\d+/;
        // The count is often wrong in real exports; where it is rebuilt it is right.
        expect(bytes(returned).replace(count, '$1')).toBe(bytes(object).replace(count, '$1'));
      }
    }
  });

  it('give an order, roots and no cycles', async () => {
    for (const path of samples) {
      const graph = (await readObjects(path)).map(toGraphObject);
      const tops = roots(graph);
      expect(tops.length).toBeGreaterThan(0);
      expect(closure(tops, graph).objects).toHaveLength(graph.length);
      expect(order(graph)).toHaveLength(graph.length);
      expect(findCycles(graph)).toEqual([]);
    }
  });
});
