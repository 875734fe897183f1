/** PackageType of each class (libs/domain/docs/objects.md, "Objects keyed by PackageID"). */
const classes: ReadonlyMap<number, string> = new Map([
  [0, 'SMS_Package'],
  [3, 'SMS_DriverPackage'],
  [4, 'SMS_TaskSequencePackage'],
  [5, 'SMS_SoftwareUpdatesPackage'],
  [8, 'SMS_ContentPackage'],
  [257, 'SMS_ImagePackage'],
  [258, 'SMS_BootImagePackage'],
  [259, 'SMS_OperatingSystemInstallPackage'],
  [260, 'SMS_VhdPackage'],
  [512, 'SMS_Application'],
]);

const types: ReadonlyMap<string, number> = new Map([...classes].map(([type, name]) => [name, type]));

/** The class that a PackageType stands for; undefined for one that is not known. */
export function classOfPackageType(type: number): string | undefined {
  return classes.get(type);
}

/** The PackageType of a class; undefined for a class without one. */
export function packageTypeOf(className: string): number | undefined {
  return types.get(className);
}
