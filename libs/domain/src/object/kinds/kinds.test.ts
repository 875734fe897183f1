import { describe, expect, it } from 'vitest';
import { findProperty, getText } from '../../instance/properties.js';
import {
  buildApplication,
  buildBootImage,
  buildDriver,
  buildDriverPackage,
  buildOsImage,
  buildOsUpgradePackage,
  buildPackage,
  buildProgram,
  buildTaskSequence,
  runCommandLine,
} from '../../testing/index.js';
import { identify } from '../identify.js';
import type { ManagedObject } from '../managed-object.js';
import { classOfPackageType, isListed, kindFor, kindOf, kinds } from './kinds.js';

const scope = 'ScopeId_00000000-0000-4000-8000-000000000001';
const logicalName = (number: number) => `Application_00000000-0000-4000-8000-00000000000${number}`;
const application = (number: number): ManagedObject =>
  buildApplication({
    scope,
    logicalName: logicalName(number),
    name: 'Editor',
    deploymentTypes: [
      {
        logicalName: 'DeploymentType_00000000-0000-4000-8000-000000000003',
        contents: [{ id: 'Content_1', location: '\\\\files.contoso.com\\apps$\\Editor\\' }],
      },
    ],
  });

/** An object of every kind, and the same one under another id. A new kind needs a line here. */
const examples: Readonly<Record<string, readonly [ManagedObject, newId: string]>> = {
  SMS_TaskSequencePackage: [buildTaskSequence('LAB00001', 'Deploy', [runCommandLine('Run', 'x.exe')]), 'PRD00001'],
  SMS_Package: [buildPackage('LAB00002', 'Tools'), 'PRD00002'],
  SMS_Program: [buildProgram('LAB00002', 'Install'), 'PRD00002/Install'],
  SMS_DriverPackage: [buildDriverPackage('LAB00003', 'Drivers'), 'PRD00003'],
  SMS_Driver: [buildDriver('Driver_1', 'Network'), 'Driver_2'],
  SMS_ImagePackage: [buildOsImage('LAB00004', 'Windows 11'), 'PRD00004'],
  SMS_OperatingSystemInstallPackage: [buildOsUpgradePackage('LAB00005', 'Windows 11'), 'PRD00005'],
  SMS_BootImagePackage: [buildBootImage('LAB00006', 'Boot x64'), 'PRD00006'],
  SMS_Application: [application(1), `${scope}/${logicalName(2)}`],
};

const unique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

describe('THE list of kinds', () => {
  it('has an example of every kind in this test, and no other', () => {
    expect(Object.keys(examples)).toEqual(kinds.map((kind) => kind.class));
  });

  it('names every class, label, plural and PackageType once', () => {
    expect(unique(kinds.map((kind) => kind.class.toLowerCase()))).toBe(true);
    expect(unique(kinds.flatMap(({ label, plural }) => [label, plural]))).toBe(true);
    expect(unique(kinds.map(({ packageType }) => packageType).filter((type) => type !== null))).toBe(true);
  });

  it('finds the class of a PackageType, also of classes that nobody claims', () => {
    for (const { class: className, packageType } of kinds) {
      if (packageType !== null) expect(classOfPackageType(packageType)).toBe(className);
    }
    expect(classOfPackageType(5)).toBe('SMS_SoftwareUpdatesPackage');
    expect(kindOf('SMS_SoftwareUpdatesPackage').packageType).toBe(5);
    expect(classOfPackageType(4711)).toBeUndefined();
  });

  it('carries a class that nobody claims', () => {
    expect(isListed('SMS_Unheard')).toBe(false);
    expect(kindOf('SMS_Unheard')).toMatchObject({ label: 'SMS_Unheard', manifestKeys: null, nestedDocuments: [] });
  });
});

describe.each(kinds.map((kind) => [kind.label, kind] as const))('the kind %s', (_, kind) => {
  const [object, newId] = examples[kind.class]!;
  const { instance } = object;

  it('is found by its class, in any case, and for its objects', () => {
    expect(kindOf(kind.class.toUpperCase())).toBe(kind);
    expect(kindFor(object)).toBe(kind);
  });

  it('has words for people: a label, a plural, and what its id is called', () => {
    expect(kind.label).toMatch(/^[A-Z][A-Za-z ]+$/);
    expect(kind.plural).toMatch(/^[A-Z][A-Za-z ]+s$/);
    expect(kind.idName).toMatch(/^[A-Za-z ]+$/);
  });

  it('takes the id out of a definition, and tells ids of its form from others', () => {
    expect(kind.idOf(instance)).toBe(object.id);
    expect(identify(instance, kind.folderKey(instance))).toMatchObject({ class: kind.class, id: object.id });
    expect(kind.hasIdForm(object.id, instance)).toBe(true);
  });

  it('is filed and listed by properties that its objects have', () => {
    expect(kind.folderKey(instance)).not.toBe('');
    expect(kind.manifestKeys?.length).toBeGreaterThan(0);
    for (const name of kind.manifestKeys ?? []) expect(getText(instance, name) ?? '').not.toBe('');
  });

  it('has an owner exactly when it is owned', () => {
    expect(typeof kind.ownerOf?.(instance) === 'string').toBe(kind.identity === 'owned');
  });

  it('counts properties and holds documents that its objects have', () => {
    const { countedProperties, nestedDocuments } = kind;
    for (const name of [...countedProperties, ...nestedDocuments.map(({ property }) => property)]) {
      expect([name, findProperty(instance, name)?.kind]).toEqual([name, 'scalar']);
    }
  });

  it('knows the side files of its objects, and makes some of them anew', () => {
    for (const name of Object.keys(object.sideFiles)) expect(kind.sideFileNames).toContain(name);
    for (const name of kind.derivedSideFiles) expect(kind.sideFileNames).toContain(name);
  });

  it('says which properties are the site’s own', () => {
    expect(kind.siteProperties).toEqual(expect.arrayContaining(['__PATH', '__NAMESPACE', '__SERVER', '__RELPATH']));
  });

  it('moves to another id, and to another package source', () => {
    const moved = kind.remap(object, newId, () => undefined);
    expect(moved).toMatchObject({ class: kind.class, id: newId });
    expect(kind.idOf(moved.instance)).toBe(newId);
    const [content] = kind.contents(instance);
    if (!content) return;
    const sourced = kind.setContent(instance, content.key, '\\\\prd.contoso.com\\sources$\\new\\');
    expect(kind.contents(sourced)).toMatchObject([{ ...content, path: '\\\\prd.contoso.com\\sources$\\new\\' }]);
  });
});
