import type { Ports } from './ports.js';

/** Removes what killed imports of any site left in the folder of a share. Throws TARGET_INVALID, WRITE_FAILED. */
export async function tidyShare({ sites, publish }: Ports, root: string): Promise<void> {
  for (const { code } of await sites.list()) {
    const store = await sites.open(code);
    const { authoringScope: site } = await store.read((reader) => reader.info());
    const wasApplied = (plan: string): Promise<boolean> => store.read((reader) => reader.wasImported(plan));
    await publish.tidyImports({ root, site, wasApplied });
  }
}
