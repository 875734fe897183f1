import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getObjects, getText } from '../../instance/properties.js';
import {
  applyDriverPackage,
  applyImage,
  buildBootImage,
  buildOsImage,
  buildPackage,
  buildTaskSequence,
  describeObject,
  group,
  installApplications,
  runCommandLine,
  runTaskSequence,
  setVariable,
} from '../../testing/index.js';
import type { IdMap, IdTarget } from '../../reference/id-map.js';
import { readReferenceInfo, referencedObjects } from '../referenced-objects.js';
import { bootImageKind } from './boot-image.js';
import { driverPackageKind } from './driver-package.js';
import { osImageKind } from './os-image.js';
import { packageKind } from './package.js';
import { taskSequenceKind } from './task-sequence.js';

const model = 'ScopeId_0A0B0C0D-1111-2222-3333-444455556666/Application_aaaaaaaa-0000-0000-0000-000000000001';
const tools = buildPackage('LAB00001', 'Tools');
const answers = buildPackage('LAB00002', 'Answer Files');
const image = buildOsImage('LAB00003', 'Windows 11');
const boot = buildBootImage('LAB00004', 'Boot x64');
const disabled = buildPackage('LAB00005', 'Old Drivers');
const childSteps = [runCommandLine('Gather', 'gather.exe', tools.id)];
const child = buildTaskSequence('LAB00006', 'Child', childSteps, { describes: [describeObject(tools)] });
const parent = buildTaskSequence(
  'LAB00007',
  'Deploy',
  [
    group('Install', [
      applyImage('Apply', { imageId: image.id, answerFilePackageId: answers.id }),
      applyDriverPackage('Drivers', disabled.id, { disabled: true }),
      installApplications('Apps', [{ id: model, name: 'Editor' }]),
      runTaskSequence('Run child', { id: child.id, name: child.name, steps: childSteps }),
    ]),
  ],
  {
    given: { BootImageID: boot.id, DependentProgram: `${tools.id};;Prepare` },
    describes: [tools, answers, image, boot, child].map(describeObject).concat({
      kind: 'application',
      id: model,
      contentPackageId: 'LAB00008',
      ciId: '16777400',
    }),
  },
);

const mapOf = (targets: Readonly<Record<string, IdTarget>>): IdMap => {
  return (_, id) => targets[id];
};
const none: IdMap = () => undefined;
const all: Readonly<Record<string, IdTarget>> = {
  LAB00001: { id: 'PRD00011', name: 'Tools', packageType: packageKind.packageType },
  LAB00002: { id: 'PRD00012', name: 'Answer Files', packageType: packageKind.packageType },
  LAB00003: { id: 'PRD00013', name: 'Windows 11', packageType: osImageKind.packageType },
  LAB00004: { id: 'PRD00014', name: 'Boot x64', packageType: bootImageKind.packageType },
  LAB00005: { id: 'PRD00015', name: 'Old Drivers', packageType: driverPackageKind.packageType },
  LAB00006: { id: 'PRD00016', name: 'Child', references: [{ kind: 'package', id: 'PRD00011' }] },
  LAB00008: { id: 'PRD00018' },
};

describe('the references of a task sequence', () => {
  it('are those of all steps, disabled ones too, the boot image and the dependent program', () => {
    const found = taskSequenceKind.references(parent);
    const ids = new Set(found.map(({ id }) => id));
    expect([...ids].sort()).toEqual([tools.id, answers.id, image.id, boot.id, disabled.id, child.id, model].sort());
    expect(found.find(({ id }) => id === disabled.id)).toMatchObject({ enabled: false, property: 'DriverPackageID' });
    expect(found.find(({ property }) => property === 'DependentProgram')).toMatchObject({
      id: tools.id,
      program: 'Prepare',
      step: null,
    });
    expect(found.find(({ property }) => property === 'BootImageID')?.id).toBe(boot.id);
  });

  it('come with class, name and program out of the side files, and display names out of the steps', () => {
    const found = referencedObjects(parent);
    expect(found.find(({ id }) => id === image.id)).toMatchObject({ class: 'SMS_ImagePackage', name: 'Windows 11' });
    expect(found.find(({ id }) => id === model)).toMatchObject({ name: 'Editor', contentPackageId: 'LAB00008' });
    const bare = { ...parent, sideFiles: {} };
    expect(referencedObjects(bare).find(({ id }) => id === child.id)).toMatchObject({
      class: 'SMS_TaskSequencePackage',
      name: 'Child',
    });
  });
});

describe('a task sequence that moves', () => {
  const moved = taskSequenceKind.remap(parent, 'PRD00017', mapOf(all));

  it('leaves no source id in any place, in disabled steps and side files neither', () => {
    expect(JSON.stringify(moved)).not.toMatch(/LAB0/);
    expect(moved.id).toBe('PRD00017');
    expect(getText(moved.instance, '__RELPATH')).toBe('SMS_TaskSequencePackage.PackageID="PRD00017"');
    expect(getText(moved.instance, 'DependentProgram')).toBe('PRD00011;;Prepare');
  });

  it('has References, their count and the side files about exactly the reference list and the boot image', () => {
    const references = getObjects(moved.instance, 'References');
    const ids = references.map((reference) => getText(reference, 'Package'));
    expect(ids).toEqual(['PRD00011', 'PRD00012', 'PRD00013', 'PRD00014', 'PRD00016', model]);
    expect(references.map((reference) => getText(reference, 'Type'))).toEqual(['0', '0', '0', '0', '0', '1']);
    expect(getText(moved.instance, 'ReferencesCount')).toBe('6');
    const info = moved.sideFiles['ReferencesInfo.xml'];
    const read = info?.kind === 'strings' ? readReferenceInfo(info.items, 'here') : [];
    expect(read.map(({ id }) => id)).toEqual(['PRD00011', 'PRD00012', 'PRD00013', 'PRD00014', 'PRD00016']);
    expect(read[3]).toMatchObject({ class: 'SMS_BootImagePackage', name: 'Boot x64' });
  });

  it('is the same object when nothing maps', () => {
    expect(taskSequenceKind.remap(parent, parent.id, none)).toBe(parent);
  });

  it('keeps its references to the character when only its own id is new', () => {
    const renamed = taskSequenceKind.remap(parent, 'PRD00017', none);
    expect(getText(renamed.instance, 'Sequence')).toBe(getText(parent.instance, 'Sequence'));
    expect(getObjects(renamed.instance, 'References')).toBe(getObjects(parent.instance, 'References'));
    const info = renamed.sideFiles['ReferencesInfo.xml'];
    expect(info?.kind === 'strings' && info.items.every((item) => item.includes('PRD00017'))).toBe(true);
  });

  it('drops what is ignored from References and the side files, and writes 00000000 in the step only', () => {
    const ignored = { id: '00000000' };
    const lost = taskSequenceKind.remap(parent, parent.id, mapOf({ LAB00003: ignored, LAB00004: ignored }));
    const ids = getObjects(lost.instance, 'References').map((reference) => getText(reference, 'Package'));
    expect(ids).toEqual(['LAB00001', 'LAB00002', 'LAB00006', model]);
    expect(getText(lost.instance, 'BootImageID')).toBe('');
    expect(getText(lost.instance, 'Sequence')).toContain('/image:00000000,');
    const info = lost.sideFiles['ReferencesInfo.xml'];
    expect(info?.kind === 'strings' && readReferenceInfo(info.items, 'here').map(({ id }) => id)).toEqual([
      'LAB00001',
      'LAB00002',
      'LAB00006',
    ]);
  });

  it('makes References and a side file entry where a link finds what the source had lost', () => {
    const lost = buildTaskSequence('LAB00020', 'Lost', [runCommandLine('Run', 'x.exe', 'LAB00021')], {
      given: { References: null, ReferencesCount: 0 },
    });
    const target = { id: 'PRD00021', name: 'Found', packageType: packageKind.packageType, version: '2' };
    const found = taskSequenceKind.remap(lost, 'PRD00020', mapOf({ LAB00021: target }));
    expect(getObjects(found.instance, 'References').map((entry) => getText(entry, 'Program'))).toEqual(['*']);
    expect(referencedObjects(found)).toMatchObject([
      { id: 'PRD00021', name: 'Found', class: 'SMS_Package', version: '2' },
    ]);
  });

  it('keeps an id that stands in free text', () => {
    const steps = [setVariable('Set', 'PKG', 'LAB00001'), runCommandLine('Run', 'x.exe', 'LAB00001')];
    const object = taskSequenceKind.remap(buildTaskSequence('LAB00022', 'Text', steps), 'PRD00022', mapOf(all));
    expect(getText(object.instance, 'Sequence')).toContain('"PKG=LAB00001"');
  });

  it('comes back as it was when it is moved there and back', () => {
    const ids = Object.keys(all);
    fc.assert(
      fc.property(fc.subarray(ids), fc.boolean(), (some, own) => {
        const there = mapOf(Object.fromEntries(some.map((id) => [id, { id: `PRD${id.slice(3)}` }])));
        const back: IdMap = (_, id) => (id.startsWith('PRD') ? { id: `LAB${id.slice(3)}` } : undefined);
        const away = taskSequenceKind.remap(parent, own ? 'PRD00007' : parent.id, there);
        const home = taskSequenceKind.remap(away, parent.id, back);
        expect(home.sideFiles).toEqual(parent.sideFiles);
        expect(home.instance).toEqual(parent.instance);
      }),
      { numRuns: 60 },
    );
  });
});
