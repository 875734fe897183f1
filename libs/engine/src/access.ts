/** Who may do what. Pure: the apps that know who asks (the HTTP API) ask here. */
import { AppError, idKey, type ImportPlan } from '@tsferry/domain';
import { roleSchema, type Role } from '@tsferry/domain/shapes';
import type { UseCaseName } from './use-cases.js';

/** What a request needs. `overwrite`: changing objects that exist. `administer`: sites and tokens. */
export type Capability = 'read' | 'export' | 'import' | 'overwrite' | 'administer';

/** Somebody who was recognised. `sites` are codes in upper case, null for all of them. */
export type Principal = {
  /** Id of the token. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly sites: readonly string[] | null;
};

const capabilities: Readonly<Record<Role, readonly Capability[]>> = {
  reader: ['read'],
  exporter: ['read', 'export'],
  importer: ['read', 'import'],
  administrator: ['read', 'export', 'import', 'overwrite', 'administer'],
};

/** What each use case needs; an import plan may need more, see `importNeeds`. */
export const useCaseNeeds: Readonly<Record<UseCaseName, Capability>> = {
  createSite: 'administer',
  listSites: 'read',
  showSite: 'read',
  listObjects: 'read',
  showObject: 'read',
  showClosure: 'read',
  inspectArchive: 'read',
  verifyArchive: 'read',
  planExport: 'export',
  applyExport: 'export',
  planImport: 'import',
  applyImport: 'import',
  showChanges: 'import',
  explain: 'read',
  createToken: 'administer',
  listTokens: 'administer',
  revokeToken: 'administer',
};

/** Whether a role has a capability. */
export function may({ role }: Pick<Principal, 'role'>, capability: Capability): boolean {
  return capabilities[role].includes(capability);
}

/** Whether somebody may know of a site. */
export function seesSite({ sites }: Pick<Principal, 'sites'>, code: string): boolean {
  return sites === null || sites.includes(idKey(code));
}

/** What applying an import plan needs: `overwrite` when it changes an object of the site, else `import`. */
export function importNeeds(plan: Pick<ImportPlan, 'objects'>): Capability {
  return plan.objects.some(({ action }) => action === 'overwrite' || action === 'add-revision')
    ? 'overwrite'
    : 'import';
}

/** Throws FORBIDDEN when the role lacks the capability. */
export function requireMay(principal: Principal, capability: Capability): void {
  if (may(principal, capability)) return;
  const roles = roleSchema.options.filter((role) => may({ role }, capability));
  throw new AppError('FORBIDDEN', `The role ${principal.role} may not ${words[capability]}.`, {
    hint: `Use a token with the role ${roles.join(' or ')}.`,
    details: { role: principal.role, needs: capability },
  });
}

/** Throws FORBIDDEN unless somebody is an administrator of every site: sites and tokens belong to the installation. */
export function requireInstallation(principal: Principal): void {
  requireMay(principal, 'administer');
  if (principal.sites === null) return;
  throw new AppError('FORBIDDEN', 'Sites and tokens are for administrators of all sites.', {
    hint: 'Use a token that is not limited to some sites.',
    details: { role: principal.role, needs: 'administer' },
  });
}

const words: Readonly<Record<Capability, string>> = {
  read: 'look at this',
  export: 'export',
  import: 'import',
  overwrite: 'change objects that exist (overwrite, add-revision)',
  administer: 'create sites or handle tokens',
};
