import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildApplication,
  buildOsImage,
  buildPackage,
  buildProgram,
  buildTaskSequence,
  installApplications,
  runCommandLine,
  runTaskSequence,
  applyImage,
  describeObject,
} from '../testing/index.js';
import type { Reference } from '../reference/reference.js';
import { closure, loadClosure } from './closure.js';
import { findCycles, refuseCycles } from './cycle.js';
import { explain } from './explain.js';
import type { Wanted } from './graph-index.js';
import { toGraphObject, type GraphObject } from './graph-object.js';
import { order } from './order.js';
import { roots } from './roots.js';

const scope = 'ScopeId_0A0B0C0D-1111-2222-3333-444455556666';
const app = (letter: string, dependsOn: readonly string[] = [], supersedes: readonly string[] = []) =>
  buildApplication({
    scope,
    logicalName: `Application_${letter}`,
    name: letter,
    deploymentTypes: [
      {
        logicalName: `DeploymentType_${letter}`,
        dependsOn: dependsOn.map((one) => `${scope}/Application_${one}`),
        supersedes: supersedes.map((one) => `${scope}/Application_${one}`),
      },
    ],
  });

const tools = buildPackage('LAB00001', 'Tools');
const prepare = buildPackage('LAB00009', 'Prepare');
const install = buildProgram('LAB00001', 'Install', { DependentProgram: 'LAB00009;;Run' });
const run = buildProgram('LAB00009', 'Run');
const image = buildOsImage('LAB00003', 'Windows 11');
const childSteps = [runCommandLine('Gather', 'gather.exe', tools.id)];
const child = buildTaskSequence('LAB00002', 'Child', childSteps);
const parent = buildTaskSequence(
  'LAB00004',
  'Deploy',
  [
    applyImage('Apply', { imageId: image.id, answerFilePackageId: 'LAB000FF' }, { disabled: true }),
    runTaskSequence('Run child', { id: child.id, name: child.name, steps: childSteps }),
    installApplications('Apps', [{ id: `${scope}/Application_a`, name: 'a' }]),
  ],
  { describes: [{ ...describeObject(tools), id: 'LAB000FE' }] },
);
const apps = [app('a', ['b']), app('b', ['c'], ['a']), app('c')];
const site = [parent, child, image, tools, install, prepare, run, ...apps].map(toGraphObject);
const pick = (id: string): GraphObject => {
  const found = site.find((object) => object.id === id);
  if (!found) throw new Error(`${id} was not built.`);
  return found;
};

/** A made-up object that names others of its class. */
function node(id: string, to: readonly string[], className = 'SMS_TaskSequencePackage'): GraphObject {
  const step = { names: ['Run'], index: [0] };
  const references = to.map((target): Reference => ({
    kind: 'package',
    id: target,
    step,
    property: 'TsPackageID',
    enabled: true,
  }));
  return { class: className, id, name: id, kind: 'package', owner: null, references, describes: [] };
}

const idOf = (number: number): string => `LAB${number.toString(16).toUpperCase().padStart(5, '0')}`;

describe('closure', () => {
  it('finds everything to any depth, disabled steps, programs of packages and what they need included', () => {
    const { objects, missing } = closure([pick(parent.id)], site);
    expect(new Set(objects.map(({ id }) => id))).toEqual(new Set(site.map(({ id }) => id)));
    expect(missing).toEqual([{ id: 'LAB000FF', kind: 'package', wantedBy: [parent.id] }]);
  });

  it('says of what is missing all that the objects say', () => {
    const lone = buildTaskSequence('LAB00010', 'Lone', [runCommandLine('Run', 'x.exe', tools.id)], {
      describes: [describeObject(tools)],
    });
    const both = [lone, child].map(toGraphObject);
    expect(closure(both, both).missing).toEqual([
      { id: tools.id, kind: 'package', class: 'SMS_Package', name: 'Tools', wantedBy: ['LAB00010', 'LAB00002'] },
    ]);
  });

  it('takes the package of a program that is a root', () => {
    expect(closure([pick(run.id)], site).objects.map(({ id }) => id)).toEqual([run.id, prepare.id]);
  });

  it('asks a place that is read piece by piece for nothing twice, and finds the same', async () => {
    const asked: string[] = [];
    const loaded = await loadClosure([pick(parent.id)], async (wanted) => {
      asked.push(...wanted.map(({ id }) => id));
      return site.filter(({ id, owner }) => wanted.some((one) => one.id === id || one.id === owner));
    });
    expect(new Set(asked).size).toBe(asked.length);
    expect(order(loaded.objects)).toEqual(order(closure([pick(parent.id)], site).objects));
  });

  it('finds the same, missing things included, whether all is in memory or read piece by piece', async () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(12)), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(edges, fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }), async (pairs, starts) => {
        const objects = Array.from({ length: 10 }, (_, number) =>
          node(
            idOf(number),
            pairs.filter(([from]) => from === number).map(([, to]) => idOf(to)),
          ),
        );
        const from = starts.map((start) => objects[start]!);
        const load = async (wanted: readonly Wanted[]) =>
          wanted.flatMap(({ id }) => objects.filter((object) => object.id === id));
        expect(closure(from, objects)).toEqual(await loadClosure(from, load));
      }),
    );
  });

  it('takes a root that is not among the objects, and an object that stands there twice once', () => {
    const outside = node(idOf(1), [idOf(2)]);
    const inside = node(idOf(2), [idOf(3)]);
    const again = node(idOf(2).toLowerCase(), []);
    expect(closure([outside], [inside, again])).toMatchObject({
      objects: [outside, inside],
      missing: [{ id: idOf(3), wantedBy: [idOf(2)] }],
    });
    expect(roots([outside, inside, again])).toEqual([outside]);
    const alike = [node('X', [], 'SMS_One'), node('X', [idOf(2)], 'SMS_Two'), inside];
    expect(closure(alike, alike).objects).toEqual(alike);
    const twice = [prepare, run, run].map(toGraphObject);
    expect(closure(twice, twice).objects).toHaveLength(2);
    expect(roots(twice.slice(1))).toHaveLength(1);
  });

  it('survives a chain of 100,000 objects and a cycle at its end, which a quadratic step would not in time', () => {
    const count = 100_000;
    const chain = Array.from({ length: count }, (_, number) => node(idOf(number), [idOf((number + 1) % count)]));
    const [first] = chain;
    const found = closure(first ? [first] : [], chain);
    expect(found.objects).toHaveLength(count);
    expect(order(found.objects)).toHaveLength(count);
    expect(roots(found.objects).map(({ id }) => id)).toEqual([idOf(0)]);
    expect(findCycles(found.objects)[0]).toHaveLength(count + 1);
  });

  it('gives a package its programs where an object of another class has its id first, and takes a third for a repetition', () => {
    const other: GraphObject = { ...node('LAB00001', []), class: 'SMS_Other' };
    const owner = node('LAB00001', []);
    const id = 'LAB00001/Run';
    const program: GraphObject = { ...owner, class: 'SMS_Program', id, kind: null, owner: owner.id };
    expect(closure([owner], [other, owner, program]).objects).toEqual([owner, program, other]);
    const twin = node('LAB00001', ['LAB00001']);
    expect(roots([other, owner, twin])).toEqual(roots([other, owner]));
  });

  it('takes a package with more programs than a call takes arguments', () => {
    const owner = node(idOf(0), []);
    const programs = Array.from({ length: 200_000 }, (_, number): GraphObject => {
      const id = `${owner.id}/${number}`;
      return { class: 'SMS_Program', id, name: '', kind: null, owner: owner.id, references: [], describes: [] };
    });
    const found = closure([owner], [owner, ...programs]);
    expect(found.objects).toHaveLength(200_001);
    expect(order(found.objects)[0]).toBe(owner);
  });
});

describe('order', () => {
  it('puts dependencies first, programs behind their package, else lower ids first', () => {
    const expected = [
      prepare.id,
      run.id,
      tools.id,
      install.id,
      child.id,
      image.id,
      `${scope}/Application_c`,
      `${scope}/Application_b`,
      `${scope}/Application_a`,
      parent.id,
    ];
    expect(order(site).map(({ id }) => id)).toEqual(expected);
    expect(order([...site].reverse()).map(({ id }) => id)).toEqual(expected);
  });

  it('keeps every object once, and breaks no dependency where there is no cycle', () => {
    const edges = fc.array(fc.tuple(fc.nat(15), fc.nat(15)), { maxLength: 40 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const acyclic = pairs.filter(([from, to]) => from > to);
        const objects = Array.from({ length: 16 }, (_, number) =>
          node(
            idOf(15 - number),
            acyclic.filter(([from]) => from === number).map(([, to]) => idOf(15 - to)),
          ),
        );
        const positions = new Map(order(objects).map(({ id }, position) => [id, position]));
        expect(positions.size).toBe(16);
        for (const { id, references } of objects) {
          for (const reference of references) {
            expect(positions.get(reference.id)).toBeLessThan(positions.get(id) ?? -1);
          }
        }
      }),
    );
  });
});

describe('roots', () => {
  it('are the objects that no other names; programs only where their package is absent', () => {
    expect(roots(site).map(({ id }) => id)).toEqual([parent.id]);
    expect(roots([pick(install.id), pick(prepare.id), pick(run.id)]).map(({ id }) => id)).toEqual([install.id]);
    expect(roots([pick(prepare.id), pick(run.id)]).map(({ id }) => id)).toEqual([prepare.id]);
  });

  it('stand for a cycle that nothing else names: its task sequence of the lowest id', () => {
    const package1 = node(idOf(1), [idOf(2)], 'SMS_Package');
    const objects = [package1, node(idOf(2), [idOf(3)]), node(idOf(3), [idOf(1)]), node(idOf(4), [idOf(4)])];
    expect(roots(objects).map(({ id }) => id)).toEqual([idOf(2), idOf(4)]);
  });

  it('reach every object, whatever names what, and none is reached from another', () => {
    const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 });
    fc.assert(
      fc.property(pairs, (edges) => {
        const objects = Array.from({ length: 12 }, (_, number) =>
          node(
            idOf(number),
            edges.filter(([from]) => from === number).map(([, to]) => idOf(to)),
          ),
        );
        const found = roots(objects);
        expect(closure(found, objects).objects).toHaveLength(12);
        for (const root of found) {
          const others = found.filter((one) => one !== root);
          expect(closure(others, objects).objects).not.toContain(root);
        }
      }),
    );
  });
});

describe('cycles of child task sequences', () => {
  it('are found with their path, and refused', () => {
    const objects = [node(idOf(1), [idOf(2)]), node(idOf(2), [idOf(3)]), node(idOf(3), [idOf(2)]), node(idOf(4), [])];
    expect(findCycles(objects).map((cycle) => cycle.map(({ id }) => id))).toEqual([[idOf(2), idOf(3), idOf(2)]]);
    expect(() => refuseCycles(objects)).toThrow(
      expect.objectContaining({ code: 'REF_CYCLE', details: { path: [idOf(2), idOf(3), idOf(2)] } }),
    );
  });

  it('are found where a task sequence runs itself, and not among applications', () => {
    expect(findCycles([node(idOf(1), [idOf(1)])]).map((cycle) => cycle.length)).toEqual([2]);
    expect(findCycles(site)).toEqual([]);
  });
});

describe('explain', () => {
  it('gives the shortest way from a root, with the step of every hop', () => {
    const hops = explain(site, roots(site), tools);
    expect(hops?.map(({ object, reference }) => [object.id, reference?.step?.names])).toEqual([
      [parent.id, undefined],
      [child.id, ['Run child']],
      [tools.id, ['Gather']],
    ]);
    expect(explain(site, roots(site), install)?.at(-1)).toMatchObject({ object: { id: install.id }, reference: null });
  });

  it('is null for what no root reaches', () => {
    expect(explain(site, [image], tools)).toBeNull();
    expect(explain(site, roots(site), { class: 'SMS_Package', id: 'LAB0FFFF' })).toBeNull();
  });
});
