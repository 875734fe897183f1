import { kindFor } from './kinds.js';
import type { ManagedObject } from './managed-object.js';
import { unresolvedId } from './ref.js';
import type { Reference } from './reference.js';

const none: readonly Reference[] = [];

/**
 * Every place where an object names another, those that hold no id and `00000000` left out. Most objects name nothing
 * and share one empty list. Throws when a nested document is refused.
 */
export function referencesOf(object: ManagedObject): readonly Reference[] {
  const found = kindFor(object).references(object);
  return found.length === 0 ? none : found.filter(({ id }) => id !== '' && id !== unresolvedId);
}
