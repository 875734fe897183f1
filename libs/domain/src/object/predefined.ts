import { getBoolean, getInteger, getText } from '../instance/properties.js';
import type { Instance } from '../instance/instance.js';

/**
 * Which package of every site this is: `usmt` (DefaultImageFlags 2), or `client:<name>` (IsPredefinedPackage TRUE,
 * the client packages), else null (domain.md 1.4).
 */
export function predefinedPackage(instance: Instance): string | null {
  if (getInteger(instance, 'DefaultImageFlags') === 2) return 'usmt';
  return getBoolean(instance, 'IsPredefinedPackage') === true ? `client:${getText(instance, 'Name') ?? ''}` : null;
}

/** Which boot image of every site this is: `boot:<architecture>` for a default one (domain.md 1.6), else null. */
export function predefinedBootImage(instance: Instance): string | null {
  if (getBoolean(instance, 'DefaultImage') !== true) return null;
  return `boot:${getText(instance, 'Architecture') ?? ''}`;
}
