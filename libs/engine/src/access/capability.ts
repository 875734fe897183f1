import { AppError, replaces, type ImportPlan } from '@tsferry/domain';
import { roleSchema, type Role } from '@tsferry/domain/shapes';
import type { Principal } from './principal.js';

/**
 * What a use case needs. `overwrite`: changing objects that exist. `administer`: creating sites, handling
 * tokens and seeing the jobs of everybody, which belong to the whole installation.
 */
export type Capability = 'read' | 'export' | 'import' | 'overwrite' | 'administer';

const capabilities: Readonly<Record<Role, readonly Capability[]>> = {
  reader: ['read'],
  exporter: ['read', 'export'],
  importer: ['read', 'import'],
  administrator: ['read', 'export', 'import', 'overwrite', 'administer'],
};

const words: Readonly<Record<Capability, string>> = {
  read: 'look at this',
  export: 'export',
  import: 'import',
  overwrite: 'change objects that exist (overwrite, add-revision)',
  administer: 'create sites, handle tokens or see the jobs of everybody',
};

/** Whether somebody has a capability. `administer` is only for those who see all sites. */
export function may({ role, sites }: Pick<Principal, 'role' | 'sites'>, capability: Capability): boolean {
  return capabilities[role].includes(capability) && (capability !== 'administer' || sites === null);
}

/** What applying an import plan needs: `overwrite` when it changes an object of the site, else `import`. */
export function importNeeds(plan: Pick<ImportPlan, 'objects'>): Capability {
  return plan.objects.some(({ action }) => replaces(action)) ? 'overwrite' : 'import';
}

/** Throws FORBIDDEN when somebody lacks a capability, and says whether the role lacks it or the sites of the token do. */
export function requireMay(principal: Principal, capability: Capability): void {
  if (may(principal, capability)) return;
  const details = { role: principal.role, needs: capability };
  if (may({ ...principal, sites: null }, capability)) {
    throw new AppError(
      'FORBIDDEN',
      'New sites, tokens and the jobs of everybody are for administrators of all sites.',
      {
        hint: 'Use a token that is not limited to some sites.',
        details,
      },
    );
  }
  const roles = roleSchema.options.filter((role) => may({ role, sites: null }, capability));
  throw new AppError('FORBIDDEN', `The role ${principal.role} may not ${words[capability]}.`, {
    hint: `Use a token with the role ${roles.join(' or ')}.`,
    details,
  });
}
