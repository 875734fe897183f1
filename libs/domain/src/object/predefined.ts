import { getBoolean, getInteger, getText } from '../instance/properties.js';
import type { Instance } from '../instance/instance.js';

/**
 * Which package of every site this is: `usmt` (DefaultImageFlags 2), or `client:<name>` (IsPredefinedPackage TRUE,
 * the client packages), else null (libs/domain/docs/objects.md, "Predefined objects").
 */
export function predefinedPackage(instance: Instance): string | null {
  if (getInteger(instance, 'DefaultImageFlags') === 2) return 'usmt';
  return getBoolean(instance, 'IsPredefinedPackage') === true ? `client:${getText(instance, 'Name') ?? ''}` : null;
}

/** `boot:<architecture>` for a default boot image, else null (libs/domain/docs/objects.md, "Predefined objects"). */
export function predefinedBootImage(instance: Instance): string | null {
  if (getBoolean(instance, 'DefaultImage') !== true) return null;
  return `boot:${getText(instance, 'Architecture') ?? ''}`;
}
