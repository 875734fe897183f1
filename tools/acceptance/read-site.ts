import type { RegistryEntry, SiteObject, UnresolvedReference } from '@tsferry/domain';
import { openCatalog } from '@tsferry/stores';

/** Everything a site holds, in an order of its own. */
export type SiteDump = {
  readonly objects: readonly SiteObject[];
  readonly registry: readonly RegistryEntry[];
  readonly unresolved: readonly UnresolvedReference[];
  readonly nextNumber: number;
};

/** Reads all of a site through its store. `scopes` are those whose registry is read. */
export async function readSite(home: string, code: string, scopes: readonly string[] = []): Promise<SiteDump> {
  const catalog = await openCatalog({ home });
  try {
    const store = await catalog.open(code);
    return await store.read(async (site) => {
      const heads = await site.heads();
      const objects: SiteObject[] = [];
      for (const head of heads) objects.push((await site.get(head))!);
      const registry = (await Promise.all(scopes.map((scope) => site.registry(scope)))).flat();
      return { objects, registry, unresolved: await site.unresolved(), nextNumber: await site.nextNumber() };
    });
  } finally {
    await catalog.close();
  }
}
