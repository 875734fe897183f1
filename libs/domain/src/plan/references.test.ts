import { describe, expect, it } from 'vitest';
import { getText } from '../instance/properties.js';
import { readSequence } from '../sequence/read-sequence.js';
import { findReferences } from '../sequence/find-references.js';
import {
  autoApplyDrivers,
  buildApplication,
  buildOsImage,
  buildPackage,
  buildProgram,
  buildTaskSequence,
  captureUserState,
  describeObject,
  installApplications,
  installPackage,
  joinDomain,
  runCommandLine,
  runTaskSequence,
  setVariable,
} from '../testing/index.js';
import { buildArchive, createMemorySite, placed, type MemorySite } from '../testing/memory-site.js';
import type { ImportPlan } from './plan.js';

const sequenceClass = 'SMS_TaskSequencePackage';
const codes = (plan: ImportPlan) => plan.blockers.map(({ code, id }) => `${code} ${id}`);

function idsIn(site: MemorySite, id: string): string[] {
  const text = getText(site.get(sequenceClass, id)!.instance, 'Sequence')!;
  return findReferences(readSequence(text, 'test')).map((reference) => reference.id);
}

const needed = buildPackage('LAB00050', 'Tools');
const parent = buildTaskSequence('LAB00010', 'Parent', [runCommandLine('Run tool', 'tool.exe', 'LAB00050')], {
  describes: [describeObject(needed)],
});

describe('references to what is not in the archive', () => {
  it('blocks until each is linked or ignored, and names candidates of the same class and name', () => {
    const site = createMemorySite('PRD', [
      placed(buildPackage('PRD00003', 'Tools')),
      placed(buildPackage('PRD00004', 'Tools')),
      placed(buildOsImage('PRD00005', 'Tools')),
    ]);
    const plan = site.plan(buildArchive([parent]));
    expect(codes(plan)).toEqual(['REFERENCE_MISSING LAB00050']);
    expect(plan.missing).toEqual([
      {
        id: 'LAB00050',
        kind: 'package',
        class: 'SMS_Package',
        name: 'Tools',
        wantedBy: ['LAB00010'],
        candidates: [
          { class: 'SMS_Package', id: 'PRD00003', name: 'Tools' },
          { class: 'SMS_Package', id: 'PRD00004', name: 'Tools' },
        ],
        ignored: false,
      },
    ]);
    expect(plan.links).toEqual([]);
  });

  it('ignores it on demand: 00000000 in every place, never a candidate, and the site remembers what it was', () => {
    const site = createMemorySite('PRD', [placed(buildPackage('PRD00003', 'Tools'))]);
    const archive = buildArchive([parent]);
    const plan = site.import(archive, { ignoreMissing: true });
    expect(plan.missing[0]).toMatchObject({ ignored: true });
    expect(plan.links).toEqual([]);
    expect(idsIn(site, 'PRD00100')).toEqual([]);
    expect(getText(site.get(sequenceClass, 'PRD00100')!.instance, 'Sequence')).toContain('/run:00000000 tool.exe');
    expect(site.unresolved).toMatchObject([
      {
        object: { class: sequenceClass, id: 'PRD00100' },
        property: 'PackageID',
        sourceId: 'LAB00050',
        class: 'SMS_Package',
        name: 'Tools',
        step: { names: ['Run tool'], index: [0] },
      },
    ]);
    expect(createMemorySite('PRD').plan(archive, { ignoreIds: ['lab00050'] }).missing[0]?.ignored).toBe(true);
  });

  it('links what was chosen, before anything is ignored', () => {
    const site = createMemorySite('PRD', [placed(buildPackage('PRD00003', 'Other'), { version: 4 })]);
    const plan = site.import(buildArchive([parent]), { ignoreMissing: true, links: { lab00050: 'prd00003' } });
    expect(plan.links).toMatchObject([
      { id: 'LAB00050', targetId: 'PRD00003', class: 'SMS_Package', targetVersion: 4, why: 'chosen' },
    ]);
    expect(plan.missing).toEqual([]);
    expect(new Set(idsIn(site, 'PRD00100'))).toEqual(new Set(['PRD00003']));
  });

  it('blocks a link to nothing, and to an object of another class than was named', () => {
    const site = createMemorySite('PRD', [placed(buildOsImage('PRD00005', 'Image'))]);
    const archive = buildArchive([parent]);
    expect(codes(site.plan(archive, { links: { LAB00050: 'PRD99999' } }))).toEqual(['LINK_UNKNOWN LAB00050']);
    const wrong = site.plan(archive, { links: { LAB00050: 'PRD00005' }, ignoreMissing: true });
    expect(wrong.blockers).toMatchObject([
      { code: 'LINK_UNKNOWN', message: expect.stringContaining('SMS_ImagePackage') },
    ]);
    expect(wrong.missing[0]?.ignored).toBe(false);
  });

  it('links what was imported before, and what comes from this very site', () => {
    const site = createMemorySite('PRD');
    site.import(buildArchive([needed]));
    expect(site.plan(buildArchive([parent])).links).toMatchObject([{ targetId: 'PRD00100', why: 'registry' }]);
    const other = { authoringScope: 'ScopeId_DDDDDDDD-0000-4000-8000-000000000001' };
    expect(codes(site.plan(buildArchive([parent], other)))).toEqual(['REFERENCE_MISSING LAB00050']);

    const lab = createMemorySite('LAB', [placed(needed)]);
    const own = lab.plan(buildArchive([parent], { authoringScope: lab.info.authoringScope }));
    expect(own.links).toMatchObject([{ id: 'LAB00050', targetId: 'LAB00050', why: 'own' }]);
    // The same id in another hierarchy is another object.
    expect(codes(lab.plan(buildArchive([parent])))).toEqual(['REFERENCE_MISSING LAB00050']);
  });

  it('sends references to the USMT package to the one of the site, else they are missing', () => {
    const capture = buildTaskSequence('LAB00011', 'Capture', [captureUserState('Capture', 'LAB00001')]);
    const archive = buildArchive([capture], { usmtPackageId: 'LAB00001' });
    const usmt = placed(buildPackage('PRD00007', 'User State Migration Tool for Windows', { DefaultImageFlags: 2 }));
    const site = createMemorySite('PRD', [usmt]);
    expect(site.plan(archive).links).toMatchObject([{ id: 'LAB00001', targetId: 'PRD00007', why: 'predefined' }]);
    expect(codes(createMemorySite('PRD').plan(archive))).toEqual(['REFERENCE_MISSING LAB00001']);
  });

  it('leaves ignored applications and driver categories as written', () => {
    const application = 'ScopeId_EEEEEEEE-0000-4000-8000-000000000001/Application_1';
    const steps = [
      installApplications('Apps', [{ id: application, name: 'App' }]),
      autoApplyDrivers('Drivers', ['CAT-1']),
    ];
    const site = createMemorySite('PRD');
    const archive = buildArchive([buildTaskSequence('LAB00012', 'Apps', steps)]);
    expect(codes(site.plan(archive))).toEqual([`REFERENCE_MISSING ${application}`, 'REFERENCE_MISSING CAT-1']);
    const plan = site.import(archive, { ignoreMissing: true });
    expect(plan.missing[0]).toMatchObject({ kind: 'application', class: 'SMS_Application', name: 'App' });
    expect(new Set(idsIn(site, 'PRD00100'))).toEqual(new Set([application, 'CAT-1']));
    expect(site.unresolved.map(({ sourceId }) => sourceId).sort()).toEqual(['CAT-1', application].sort());
  });

  it('asks nothing for the references of an object that is not imported', () => {
    const site = createMemorySite('PRD');
    const archive = buildArchive([parent]);
    site.import(archive, { ignoreMissing: true });
    const again = site.plan(archive);
    expect([again.missing, again.links, again.blockers, again.reenter]).toEqual([[], [], [], []]);
    // A link that is not needed any more is no mistake.
    expect(site.plan(archive, { links: { LAB00050: 'PRD00003' } }).blockers).toEqual([]);
    expect(codes(site.plan(archive, { default: 'overwrite' }))).toEqual(['REFERENCE_MISSING LAB00050']);
  });
});

describe('references inside the archive', () => {
  const steps = (id: string) => [runCommandLine('Run', 'tool.exe', id)];
  const child = buildTaskSequence('LAB00009', 'Child', steps('LAB00050'));
  const top = buildTaskSequence('LAB00010', 'Top', [
    runTaskSequence('Run child', { id: 'LAB00009', name: 'Child', steps: steps('LAB00050') }),
  ]);

  it('moves them all, child caches and the reference list too', () => {
    const site = createMemorySite('PRD');
    const plan = site.import(buildArchive([needed, child, top]));
    expect(plan.children).toEqual([{ id: 'PRD00101', references: [{ kind: 'package', id: 'PRD00100' }] }]);
    const text = getText(site.get(sequenceClass, 'PRD00102')!.instance, 'Sequence')!;
    expect(text).not.toContain('LAB000');
    expect(text).toContain('>PRD00101, Child<');
    expect(new Set(idsIn(site, 'PRD00102'))).toEqual(new Set(['PRD00100', 'PRD00101']));
  });

  it('takes what an existing child needs from its own reference list', () => {
    const site = createMemorySite('PRD');
    site.import(buildArchive([needed, child]));
    const other = buildPackage('PRD00060', 'Other');
    site.objects.set('other', placed(other));
    const changed = buildTaskSequence('PRD00101', 'Child, renamed', steps('PRD00060'));
    site.objects.set(`${sequenceClass}\nPRD00101`, placed(changed, { version: 2 }));
    const plan = site.import(buildArchive([needed, child, top]));
    expect(plan.objects.map(({ action, targetId }) => `${action} ${targetId}`)).toEqual([
      'ignore PRD00100',
      'ignore PRD00101',
      'create PRD00102',
    ]);
    const text = getText(site.get(sequenceClass, 'PRD00102')!.instance, 'Sequence')!;
    expect(text).toContain('>PRD00101, Child, renamed<');
    expect(new Set(idsIn(site, 'PRD00102'))).toEqual(new Set(['PRD00101', 'PRD00060']));
  });

  it('recognises identical objects up the chain, references moved', () => {
    const chain = (value: string) => {
      const inner = [setVariable('Set', 'A', value)];
      const run = runTaskSequence('Run child', { id: 'LAB00009', name: 'Child', steps: inner });
      return [buildTaskSequence('LAB00009', 'Child', inner), buildTaskSequence('LAB00010', 'Top', [run])];
    };
    const site = createMemorySite('PRD');
    site.import(buildArchive(chain('b')));
    const elsewhere = { authoringScope: 'ScopeId_DDDDDDDD-0000-4000-8000-000000000001' };
    const matches = (value: string) => site.plan(buildArchive(chain(value), elsewhere)).objects;
    expect(matches('b').map(({ match, action, targetId }) => [match, action, targetId])).toEqual([
      ['identical', 'ignore', 'PRD00100'],
      ['identical', 'ignore', 'PRD00101'],
    ]);
    // Another child: the parent names something that is not here, so it is another one too.
    expect(matches('c').map(({ match }) => match)).toEqual(['same-name', 'same-name']);
  });

  it('recognises an identical task sequence whose applications have other content packages in the site', () => {
    const made = (contentPackageId: string) => {
      const application = buildApplication({
        scope: 'ScopeId_A',
        logicalName: 'Application_1',
        name: 'Editor',
        contentPackageId,
        deploymentTypes: [{ logicalName: 'DeploymentType_1', contents: [{ id: 'Content_1', location: '\\\\lab\\a' }] }],
      });
      const steps = [installApplications('Apps', [{ id: application.id, name: 'Editor' }])];
      const describes = [describeObject(application)];
      return [application, buildTaskSequence('LAB00010', 'Apps', steps, { describes })];
    };
    const site = createMemorySite('PRD');
    site.import(buildArchive(made('LAB00002')));
    const elsewhere = { authoringScope: 'ScopeId_DDDDDDDD-0000-4000-8000-000000000001' };
    const { objects } = site.plan(buildArchive(made('LAB00077'), elsewhere));
    expect(objects.map(({ match }) => match)).toEqual(['imported', 'identical']);
  });

  it('refuses task sequences that run each other in a circle, with the path', () => {
    const one = buildTaskSequence('LAB00001', 'One', [
      runTaskSequence('a', { id: 'LAB00002', name: 'Two', steps: [] }),
    ]);
    const two = buildTaskSequence('LAB00002', 'Two', [
      runTaskSequence('b', { id: 'LAB00001', name: 'One', steps: [] }),
    ]);
    expect(() => createMemorySite('PRD').plan(buildArchive([one, two]))).toThrow(
      expect.objectContaining({ code: 'REF_CYCLE', details: { path: ['LAB00001', 'LAB00002', 'LAB00001'] } }),
    );
  });

  it('survives applications that depend on one another', () => {
    const scope = 'ScopeId_CCCCCCCC-0000-4000-8000-000000000001';
    const app = (number: number, other: number) =>
      buildApplication({
        scope,
        logicalName: `Application_${number}`,
        name: `App ${number}`,
        deploymentTypes: [{ logicalName: `DeploymentType_${number}`, dependsOn: [`${scope}/Application_${other}`] }],
      });
    const site = createMemorySite('PRD');
    const archive = buildArchive([app(1, 2), app(2, 1)]);
    expect(site.import(archive).objects.map(({ action }) => action)).toEqual(['create', 'create']);
    expect(site.plan(archive).objects.map(({ action }) => action)).toEqual(['ignore', 'ignore']);
  });
});

describe('what an administrator is told', () => {
  it('lists values to enter again and steps with 00000000, of imported task sequences only', () => {
    const steps = [joinDomain('Join', 'secret'), runCommandLine('Lost', 'x.exe', '00000000')];
    const site = createMemorySite('PRD');
    const archive = buildArchive([buildTaskSequence('LAB00010', 'Join', steps)]);
    const plan = site.import(archive);
    expect(plan.reenter.filter(({ state }) => state === 'blanked')).toEqual([
      {
        object: 'LAB00010',
        step: { names: ['Join'], index: [0] },
        property: 'DomainPassword',
        state: 'blanked',
        optional: false,
      },
    ]);
    expect(plan.unresolved).toEqual([{ object: 'LAB00010', step: { names: ['Lost'], index: [1] } }]);
    expect(plan.missing).toEqual([]);
    expect(JSON.stringify(site.get(sequenceClass, 'PRD00100'))).not.toContain('secret');
    expect(site.plan(archive).reenter).toEqual([]);
  });

  it('warns of ids in free text that mean another object here, and changes no text', () => {
    const steps = [setVariable('Set', 'PKG', 'LAB00050'), runCommandLine('Run', 'a.exe ABC12345', 'LAB00050')];
    const site = createMemorySite('PRD');
    const plan = site.import(buildArchive([needed, buildTaskSequence('LAB00010', 'Text', steps)]));
    const warnings = plan.warnings.filter(({ code }) => code === 'FREE_TEXT_ID');
    expect(warnings.length).toBeGreaterThan(0);
    expect(warnings.every(({ id, step }) => id === 'LAB00050' && step?.names[0] === 'Set')).toBe(true);
    expect(warnings[0]?.message).toContain('PRD00100');
    expect(getText(site.get(sequenceClass, 'PRD00101')!.instance, 'Sequence')).toContain('"PKG=LAB00050"');
  });

  it('warns of a program that the package here will not have', () => {
    const run = buildTaskSequence('LAB00010', 'Install', [installPackage('Install', 'LAB00050', 'Setup')]);
    const archive = buildArchive([needed, buildProgram('LAB00050', 'Setup'), run]);
    const site = createMemorySite('PRD', [placed(buildPackage('PRD00003', 'Tools'))]);
    const programs = (plan: ImportPlan) => plan.warnings.filter(({ code }) => code === 'PROGRAM_MISSING');
    expect(programs(site.plan(archive))).toEqual([]);
    expect(programs(site.plan(archive, { default: 'ignore' }))).toMatchObject([
      { object: 'LAB00010', id: 'LAB00050', message: expect.stringContaining('PRD00003') },
    ]);
  });
});
