import { getText } from '../instance/properties.js';
import type { Instance } from '../instance/instance.js';
import type { FlatReference } from '../reference/id-map.js';
import { kindOf } from '../object/kinds/kinds.js';
import type { ManagedObject, SideFile } from '../object/managed-object.js';
import { nameOf } from '../object/identify.js';
import { idKey } from '../reference/ref.js';
import { writeReferenceInfo, type ReferencedObject } from '../object/referenced-objects.js';
import { buildEmbedded, buildInstance, type BuildProperties } from './build-instance.js';
import { buildSequence, referenceListOf, type SequenceItem } from './build-sequence.js';

type ObjectRest = { readonly sideFiles?: Readonly<Record<string, SideFile>>; readonly site?: string };

/** An object of any class of the list, as an export of a site holds it. */
export function buildObject(className: string, given: BuildProperties, rest: ObjectRest = {}): ManagedObject {
  const instance = buildInstance(className, given, rest.site);
  return managed(instance, rest.sideFiles ?? {});
}

function managed(instance: Instance, sideFiles: Readonly<Record<string, SideFile>>): ManagedObject {
  const id = kindOf(instance.className).idOf(instance);
  if (id === null) throw new Error(`${instance.className} was built without its id.`);
  return { class: instance.className, id, name: nameOf(instance), instance, sideFiles };
}

/** A package with a source folder. */
export function buildPackage(id: string, name: string, given: BuildProperties = {}): ManagedObject {
  const source = { PkgSourcePath: `\\\\files.contoso.com\\sources$\\${name}` };
  return buildObject('SMS_Package', { PackageID: id, Name: name, PackageType: 0, ...source, ...given });
}

/** A program of a package. */
export function buildProgram(packageId: string, program: string, given: BuildProperties = {}): ManagedObject {
  const properties = { PackageID: packageId, ProgramName: program, CommandLine: 'setup.exe /quiet', ...given };
  return buildObject('SMS_Program', properties);
}

/** An OS image: one .wim file. */
export function buildOsImage(id: string, name: string, given: BuildProperties = {}): ManagedObject {
  const source = { PkgSourcePath: `\\\\files.contoso.com\\images$\\${name}.wim` };
  return buildObject('SMS_ImagePackage', { PackageID: id, Name: name, PackageType: 257, ...source, ...given });
}

/** An OS upgrade package: the folder of an installation medium. */
export function buildOsUpgradePackage(id: string, name: string, given: BuildProperties = {}): ManagedObject {
  const properties = {
    PackageID: id,
    Name: name,
    PackageType: 259,
    PkgSourcePath: `\\\\files.contoso.com\\images$\\${name}`,
    ImageOSVersion: '10.0.26100.1',
    ImageProperty: `<WIM><IMAGE name="Windows 11 Enterprise" index="1"></IMAGE></WIM>`,
  };
  return buildObject('SMS_OperatingSystemInstallPackage', { ...properties, ...given });
}

/** Ids of drivers as the side file DRIVERPACKAGE_DRIVERS.xml holds them. */
const driverList = (drivers: readonly string[]): Readonly<Record<string, SideFile>> => ({
  'DRIVERPACKAGE_DRIVERS.xml': { kind: 'strings', items: drivers },
});

/** A driver package with its drivers, by CI_UniqueID. */
export function buildDriverPackage(
  id: string,
  name: string,
  drivers: readonly string[] = [],
  given: BuildProperties = {},
): ManagedObject {
  const source = { PkgSourcePath: `\\\\files.contoso.com\\drivers$\\packages\\${name}` };
  const properties = { PackageID: id, Name: name, PackageType: 3, ...source, ...given };
  return buildObject('SMS_DriverPackage', properties, { sideFiles: driverList(drivers) });
}

/** A driver, by CI_UniqueID. */
export function buildDriver(uniqueId: string, name: string, given: BuildProperties = {}): ManagedObject {
  const properties = {
    CI_ID: 16777300,
    CI_UniqueID: uniqueId,
    ModelName: uniqueId,
    LocalizedDisplayName: name,
    ContentSourcePath: `\\\\files.contoso.com\\drivers$\\sources\\${name}`,
    DriverINFFile: 'driver.inf',
    ...given,
  };
  return buildObject('SMS_Driver', properties);
}

/** A boot image made by an administrator: one .wim file. */
export function buildBootImage(
  id: string,
  name: string,
  drivers: readonly string[] = [],
  given: BuildProperties = {},
): ManagedObject {
  const path = `\\\\files.contoso.com\\boot$\\${name}.wim`;
  const properties = { PackageID: id, Name: name, PackageType: 258, PkgSourcePath: path, ImagePath: path, ...given };
  const sideFiles: Readonly<Record<string, SideFile>> = {
    'OptionalComponentsInfo.xml': { kind: 'strings', items: [] },
    ...driverList(drivers),
  };
  return buildObject('SMS_BootImagePackage', properties, { sideFiles });
}

type TaskSequenceRest = {
  readonly given?: BuildProperties;
  /** What ReferencesInfo.xml and AppReferencesInfo.xml say of the references. */
  readonly describes?: readonly ReferencedObject[];
  readonly site?: string;
};

/** A task sequence with its reference list, References and side files made from its steps, as a site makes them. */
export function buildTaskSequence(
  id: string,
  name: string,
  steps: readonly SequenceItem[],
  rest: TaskSequenceRest = {},
): ManagedObject {
  const bootImageId = String(rest.given?.['BootImageID'] ?? '');
  const flat: FlatReference[] = [
    ...referenceListOf(steps),
    ...(bootImageId === '' ? [] : [{ kind: 'package', id: bootImageId } as const]),
  ].sort(byKindThenId);
  const references = flat.map((reference) =>
    buildEmbedded('SMS_TaskSequence_Reference', {
      Package: reference.id,
      Program: reference.kind === 'application' ? '' : (reference.program ?? '*'),
      Type: reference.kind === 'application' ? 1 : 0,
    }),
  );
  const properties = {
    PackageID: id,
    Name: name,
    PackageType: 4,
    PkgSourceFlag: 1,
    References: references.length === 0 ? null : references,
    ReferencesCount: references.length,
    Sequence: buildSequence(steps),
    ...rest.given,
  };
  const instance = buildInstance('SMS_TaskSequencePackage', properties, rest.site);
  const described = (kind: FlatReference['kind']): SideFile => {
    const lines = flat.filter((reference) => reference.kind === kind);
    const known = (wanted: string) => rest.describes?.find((one) => idKey(one.id) === idKey(wanted));
    // Side files list only what the site could resolve
    // (libs/io/docs/archive-format.md, "What a task sequence says it needs").
    const items = lines.flatMap((line) => {
      const found = known(line.id);
      return found ? [{ ...found, ...(line.program === undefined ? {} : { program: line.program }) }] : [];
    });
    return { kind: 'strings', items: writeReferenceInfo(id, items) };
  };
  return managed(instance, {
    'ReferencesInfo.xml': described('package'),
    'AppReferencesInfo.xml': described('application'),
  });
}

/** What ReferencesInfo.xml and AppReferencesInfo.xml of a task sequence say of an object. */
export function describeObject(object: ManagedObject): ReferencedObject {
  const kind = object.class === 'SMS_Application' ? 'application' : 'package';
  if (kind === 'package') return { kind, id: object.id, class: object.class, name: object.name };
  const contentPackageId = getText(object.instance, 'PackageID') ?? '';
  return { kind, id: object.id, class: object.class, contentPackageId, ciId: getText(object.instance, 'CI_ID') ?? '0' };
}

function byKindThenId(a: FlatReference, b: FlatReference): number {
  if (a.kind !== b.kind) return a.kind === 'package' ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
