import { normaliseFolder } from '../normalise-folder.js';
import type { Ports } from '../ports.js';
import type { ListedObject } from '../shapes/object.js';

/** Objects of a site, by class, then id. Throws SITE_UNKNOWN. */
export async function listObjects(
  ports: Ports,
  input: { site: string; class?: string | undefined; folder?: string | undefined },
): Promise<{ objects: ListedObject[] }> {
  const store = await ports.sites.open(input.site);
  const heads = await store.read((site) =>
    site.heads({
      ...(input.class === undefined ? {} : { class: input.class }),
      ...(input.folder === undefined ? {} : { folder: normaliseFolder(input.folder) }),
    }),
  );
  return {
    objects: heads.map(({ class: name, id, name: title, folder, version }) => ({
      class: name,
      id,
      name: title,
      folder,
      version,
    })),
  };
}
