import type { Ports } from './ports.js';

/** An object of a site. */
export type ContentUser = { readonly site: string; readonly class: string; readonly id: string; readonly name: string };

/**
 * The objects of all sites whose content is read from a folder of this machine, or from something below it: who takes it
 * away takes their content. Reads the contents of every site, and no definition.
 */
export async function contentUsers({ sites, content }: Ports, folder: string): Promise<ContentUser[]> {
  const isInside = await content.leadsInto(content.absolute(folder));
  const users: ContentUser[] = [];
  for (const { code } of await sites.list()) {
    const store = await sites.open(code);
    for (const { class: className, id, name, contents } of await store.read((site) => site.withContent())) {
      for (const { folder: source } of contents) {
        if (source === null || !(await isInside(source))) continue;
        users.push({ site: code, class: className, id, name });
        break;
      }
    }
  }
  return users;
}
