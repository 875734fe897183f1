import type { StepPath } from './step-path.js';

/** What an id points to. A `package` id belongs to any class that is keyed by PackageID. */
export type ReferenceKind = 'package' | 'application' | 'driver' | 'driver-category' | 'feature-update';

/** One place where an object names another. The same id in ten places is ten references. */
export type Reference = {
  readonly kind: ReferenceKind;
  readonly id: string;
  /** The program of a package that is run, when one is named. */
  readonly program?: string;
  /** The step that holds it; null for a property of the object (boot image, dependent program, application). */
  readonly step: StepPath | null;
  /** WMI property that holds it, for example `ImagePackageID`, `BootImageID`. */
  readonly property: string;
  /** False in a disabled step or in a step of a disabled group: still a reference. */
  readonly enabled: boolean;
};
