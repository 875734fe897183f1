import type { Run } from '@tsferry/domain';
import type { ContentUser } from './content-users.js';
import type { UseCase } from './use-cases/use-case.js';
import { parseInput } from './parse-input.js';
import { useCases, type UseCaseName, type UseCases } from './use-cases/table.js';
import { requireMay } from './access/capability.js';
import { seesSite, type Principal } from './access/principal.js';
import { requireSite } from './access/require-site.js';

type Input<Name extends UseCaseName> = Parameters<UseCases[Name]>[0];

/** What a server does with files beside the use cases. */
export type FileWork = {
  /** Objects of any site whose content is read from below a folder of this machine. */
  readonly contentUsers: (folder: string) => Promise<ContentUser[]>;
  /** Removes a zip, its content folder and what a killed export to it left. Throws TARGET_BUSY, WRITE_FAILED. */
  readonly removePair: (file: string) => Promise<void>;
  /** Undoes or finishes what killed exports left in a folder. Throws WRITE_FAILED. */
  readonly tidyExports: (folder: string) => Promise<void>;
  /** Removes what killed imports of any site left in the folder of a share. Throws TARGET_INVALID, WRITE_FAILED. */
  readonly tidyShare: (folder: string) => Promise<void>;
  /** Whether a site has what a plan imports. Throws SITE_UNKNOWN. */
  readonly wasImported: (site: string, plan: string) => Promise<boolean>;
};

/** The use cases as one principal may use them. */
export type AllowedUseCases = UseCases & {
  /**
   * Throws what the use case would throw for want of a right: FORBIDDEN, SITE_UNKNOWN. For work that is accepted now and
   * done later.
   */
  readonly check: <Name extends UseCaseName>(name: Name, input: Input<Name>) => Promise<void>;
  /**
   * Who reads content from below a folder of this machine: how many objects of all sites, and those of them that are in
   * sites which the principal sees.
   */
  readonly contentUsers: (folder: string) => Promise<{ readonly total: number; readonly seen: readonly ContentUser[] }>;
  /**
   * Removes an export of a site: the zip, its content folder and what a killed export to it left. Throws FORBIDDEN,
   * SITE_UNKNOWN, TARGET_BUSY, WRITE_FAILED.
   */
  readonly removeExport: (file: string, site: string) => Promise<void>;
};

/**
 * Binds use cases to somebody. Each call first checks what the use case needs, the site that it is about, and, for a plan,
 * what the plan does. Throws FORBIDDEN and SITE_UNKNOWN; nothing has run by then. This is the only place that decides
 * what a principal may do with a use case.
 */
export function forPrincipal(all: UseCases, files: FileWork, principal: Principal): AllowedUseCases {
  const seeSite = async (site: string): Promise<void> => requireSite((await all.listSites({})).sites, principal, site);
  const check = async (name: UseCaseName, input: unknown): Promise<void> => {
    const useCase = useCases[name] as unknown as UseCase<never, never>;
    requireMay(principal, of(name, useCase.needs, input));
    for (const site of [useCase.site && of(name, useCase.site, input)].flat()) {
      if (site === undefined) continue;
      if (typeof site !== 'string') parseInput(name, input);
      await seeSite(site);
    }
  };
  const allowed = (Object.keys(useCases) as UseCaseName[]).map((name) => [
    name,
    async (input: unknown, run?: Run): Promise<unknown> => {
      await check(name, input);
      const output = await all[name](input as never, run);
      const { seen } = useCases[name] as unknown as { seen?: (output: unknown, principal: Principal) => unknown };
      return seen ? seen(output, principal) : output;
    },
  ]);
  return {
    ...(Object.fromEntries(allowed) as UseCases),
    check,
    async contentUsers(folder) {
      const users = await files.contentUsers(folder);
      return { total: users.length, seen: users.filter(({ site }) => seesSite(principal, site)) };
    },
    async removeExport(file, site) {
      requireMay(principal, 'export');
      await seeSite(site);
      await files.removePair(file);
    },
  };
}

/** What a rule says of an input. An input that is too wrong for the rule is refused as USAGE. */
function of<Answer>(
  name: UseCaseName,
  rule: Extract<Answer, string> | ((input: never) => Answer),
  input: unknown,
): Answer {
  if (typeof rule !== 'function') return rule;
  try {
    return rule(input as never);
  } catch (error) {
    parseInput(name, input);
    throw error;
  }
}
