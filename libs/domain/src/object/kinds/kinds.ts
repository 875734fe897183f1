import { applicationKind } from './application.js';
import { bootImageKind } from './boot-image.js';
import { driverPackageKind } from './driver-package.js';
import { driverKind } from './driver.js';
import type { Kind } from '../kind.js';
import type { ManagedObject } from '../managed-object.js';
import { isKeyedByPackageId, opaqueKind, opaquePackageTypes } from './opaque.js';
import { osImageKind } from './os-image.js';
import { osUpgradePackageKind } from './os-upgrade-package.js';
import { packageKind } from './package.js';
import { programKind } from './program.js';
import { taskSequenceKind } from './task-sequence.js';

/** THE list of kinds, in the order in which people name them. A class outside is carried as `opaque.ts` says. */
export const kinds: readonly Kind[] = [
  taskSequenceKind,
  packageKind,
  programKind,
  driverPackageKind,
  driverKind,
  osImageKind,
  osUpgradePackageKind,
  bootImageKind,
  applicationKind,
];

// Classes are compared without case, and nearly always written as here.
const byClass = new Map(kinds.flatMap((kind) => [kind.class, kind.class.toLowerCase()].map((key) => [key, kind])));

const find = (className: string): Kind | undefined => byClass.get(className) ?? byClass.get(className.toLowerCase());

/** Whether a class is in the list. */
export function isListed(className: string): boolean {
  return find(className) !== undefined;
}

/** What a class is to tsferry; the portable opaque kind for a class outside the list. Use `kindFor` with an object at hand. */
export function kindOf(className: string): Kind {
  return find(className) ?? opaqueKind(className, false);
}

/** What an object is to tsferry. Unlike `kindOf` it knows whether an object of an unknown class is keyed by PackageID. */
export function kindFor(object: Pick<ManagedObject, 'class' | 'id' | 'instance'>): Kind {
  return find(object.class) ?? opaqueKind(object.class, isKeyedByPackageId(object));
}

const byPackageType: ReadonlyMap<number, string> = new Map([
  ...kinds.flatMap((kind) => (kind.packageType === null ? [] : [[kind.packageType, kind.class] as const])),
  ...[...opaquePackageTypes].map(([className, type]) => [type, className] as const),
]);

/** The class that a PackageType stands for; undefined for one that is not known. */
export function classOfPackageType(type: number): string | undefined {
  return byPackageType.get(type);
}
