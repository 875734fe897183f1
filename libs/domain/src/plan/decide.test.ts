import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ManagedObject } from '../object/managed-object.js';
import type { SiteInfo } from '../ports/sites.js';
import {
  applyDriverPackage,
  applyImage,
  buildApplication,
  buildBootImage,
  buildDriver,
  buildDriverPackage,
  buildOsImage,
  buildPackage,
  buildProgram,
  buildTaskSequence,
  installApplications,
  installPackage,
  runTaskSequence,
} from '../testing/index.js';
import { buildArchive, contentFacts, createMemorySite, placed } from '../testing/memory-site.js';
import { importPlanSchema } from './plan.js';
import { staleRows } from './stale.js';

const scope = 'ScopeId_CCCCCCCC-0000-4000-8000-000000000001';
const app = `${scope}/Application_1`;
const steps = [
  applyImage('Apply image', { imageId: 'LAB00004', answerFilePackageId: 'LAB00001' }),
  applyDriverPackage('Drivers', 'LAB00003', { disabled: true }),
  installPackage('Install', 'LAB00001', 'Setup'),
  installApplications('Apps', [{ id: app, name: 'App' }]),
];

/** One object of every kind, dependencies first. */
const everything: readonly ManagedObject[] = [
  buildPackage('LAB00001', 'Tools'),
  buildProgram('LAB00001', 'Setup'),
  buildDriver('DRIVER_1', 'Network'),
  buildDriverPackage('LAB00003', 'Drivers', ['DRIVER_1']),
  buildOsImage('LAB00004', 'Windows'),
  buildBootImage('LAB00005', 'Boot', ['DRIVER_1']),
  buildApplication({ scope, logicalName: 'Application_1', name: 'App', contentPackageId: 'LAB00030' }),
  buildTaskSequence('LAB00008', 'Child', steps),
  buildTaskSequence('LAB00009', 'Parent', [runTaskSequence('Run', { id: 'LAB00008', name: 'Child', steps })], {
    given: { BootImageID: 'LAB00005' },
  }),
];

describe('planImport', () => {
  it('gives the same plan for the same input, as plain data that its schema reads', () => {
    const archive = buildArchive(everything);
    const contents = contentFacts(archive);
    const plan = createMemorySite('PRD').plan(archive, {}, { contents });
    expect(createMemorySite('PRD').plan(archive, {}, { contents })).toEqual(plan);
    expect(importPlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(plan.blockers).toEqual([]);
  });

  it('changes nothing the second time, whatever is imported, and links what the first import made', () => {
    const existing = everything.map((object) => placed(object));
    fc.assert(
      fc.property(
        fc.subarray([...everything], { minLength: 1 }),
        fc.subarray(existing),
        fc.constantFrom(undefined, 'create', 'ignore', 'add-revision'),
        (objects, here, action) => {
          const archive = buildArchive(objects);
          const site = createMemorySite('PRD', here);
          const policy = { ignoreMissing: true, ...(action ? { default: action } : {}) } as const;
          const first = site.import(archive, policy);
          const held = [...site.objects.keys()];
          const again = site.plan(archive);
          expect(again.blockers).toEqual([]);
          expect(again.objects.map((row) => row.action)).toEqual(again.objects.map(() => 'ignore'));
          expect(again.objects.map((row) => row.targetId)).toEqual(first.objects.map((row) => row.targetId));
          expect(again.numbers.from).toBe(again.numbers.to);
          site.apply(again, archive);
          expect([...site.objects.keys()]).toEqual(held);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves no id of the source in any object it makes', () => {
    const site = createMemorySite('PRD');
    site.import(buildArchive(everything));
    const text = JSON.stringify([...site.objects.values()]);
    expect(text.match(/LAB000\w\w/g) ?? []).toEqual([]);
  });

  it('warns once per object when its new package source is a path of this machine', () => {
    const archive = buildArchive(everything);
    const local = contentFacts(archive).map((fact) => ({ ...fact, path: fact.folder }));
    const warned = (contents: typeof local) =>
      createMemorySite('PRD')
        .plan(archive, {}, { contents })
        .warnings.filter(({ code }) => code === 'CONTENT_LOCAL_PATH')
        .map(({ object }) => object);
    expect(warned(local)).toEqual(['LAB00001', 'DRIVER_1', 'LAB00003', 'LAB00004', 'LAB00005']);
    expect(warned(contentFacts(archive))).toEqual([]);
  });

  it('keeps the original package sources, not checked, when content is not imported', () => {
    const plan = createMemorySite('PRD').plan(buildArchive(everything), {}, { content: false });
    expect(plan.objects[0]).toMatchObject({
      bytes: 0,
      contents: [{ path: '\\\\files.contoso.com\\sources$\\Tools', folder: null, files: null, digest: null }],
    });
    expect(plan.warnings.map(({ code, object }) => [code, object])).toEqual([
      ['CONTENT_NOT_CHECKED', 'LAB00001'],
      ['CONTENT_NOT_CHECKED', 'DRIVER_1'],
      ['CONTENT_NOT_CHECKED', 'LAB00003'],
      ['CONTENT_NOT_CHECKED', 'LAB00004'],
      ['CONTENT_NOT_CHECKED', 'LAB00005'],
    ]);
  });

  it('brings no content for what is only linked', () => {
    const site = createMemorySite('PRD');
    const archive = buildArchive(everything);
    const contents = contentFacts(archive);
    const sum = (numbers: readonly (number | null)[]) => numbers.reduce<number>((total, one) => total + (one ?? 0), 0);
    const first = site.import(archive, {}, { contents });
    expect(first.objects.map(({ action }) => action)).toEqual(Array(9).fill('create'));
    expect(sum(first.objects.flatMap((row) => row.contents.map(({ files }) => files)))).toBe(5);
    expect(sum(first.objects.map(({ bytes }) => bytes))).toBe(50);
    const again = site.plan(archive, {}, { contents });
    expect(again.objects.map(({ action }) => action)).toEqual(Array(9).fill('ignore'));
    expect(again.objects.filter((row) => row.class === 'SMS_TaskSequencePackage')).toHaveLength(2);
    expect(again.objects.flatMap((row) => row.contents)).toEqual([]);
    expect(sum(again.objects.map(({ bytes }) => bytes))).toBe(0);
    expect(again.blockers).toEqual([]);
  });

  it('is refused at one of several primary sites, with the name of the central one', () => {
    const site = createMemorySite('PRD');
    const info: SiteInfo = { ...site.info, reportsTo: 'CAS' };
    const central: SiteInfo = { ...site.info, code: 'CAS', name: 'Contoso', kind: 'central' };
    const other: SiteInfo = { ...info, code: 'PR2' };
    const plan = (sites: readonly SiteInfo[], at: SiteInfo) =>
      site.plan(buildArchive(everything), {}, { sites, site: { info: at, heads: [], registry: [], nextNumber: 1 } });
    expect(() => plan([central, info, other], info)).toThrow(
      expect.objectContaining({ code: 'CENTRAL_SITE_REQUIRED', message: expect.stringContaining('CAS (Contoso)') }),
    );
    expect(plan([central, info], info).blockers).toEqual([]);
    expect(plan([central, info, other], central).blockers).toEqual([]);
  });
});

describe('staleRows', () => {
  const archive = buildArchive(everything);

  it('finds nothing while the site is as the plan saw it', () => {
    const site = createMemorySite('PRD', [placed(buildPackage('PRD00001', 'Tools', { Description: 'x' }))]);
    const plan = site.plan(archive, { default: 'overwrite' });
    expect(staleRows(plan, [...site.objects.values()], 0x100)).toEqual([]);
  });

  it('finds what was changed, deleted or given the new id meanwhile', () => {
    const there = placed(buildPackage('PRD00001', 'Tools', { Description: 'x' }), { version: 2 });
    const plan = createMemorySite('PRD', [there]).plan(archive, { default: 'overwrite' });
    const problems = (heads: readonly (typeof there)[], next = 0x100) =>
      staleRows(plan, heads, next).map(({ problem, id }) => `${problem} ${id}`);
    expect(problems([{ ...there, version: 3 }])).toEqual(['changed PRD00001']);
    expect(problems([])).toEqual(['deleted PRD00001']);
    expect(problems([there, placed(buildOsImage('PRD00100', 'New'))])).toEqual(['taken PRD00100']);
    expect(problems([there], 0x101)).toEqual(['taken ']);
  });
});
