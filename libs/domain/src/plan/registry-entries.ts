import type { RegistryEntry } from '../ports/sites.js';
import type { ImportPlan } from './plan.js';

/**
 * What a site remembers of an import: every source id and what it is here, of ignored objects too, so that the same
 * archive is recognised the next time. Objects that came from this very site need no entry.
 */
export function registryEntries(plan: ImportPlan): RegistryEntry[] {
  return plan.objects.flatMap(({ class: className, sourceId, targetId, match }) =>
    targetId === '' || match === 'own'
      ? []
      : [{ authoringScope: plan.archive.authoringScope, class: className, sourceId, targetId }],
  );
}
