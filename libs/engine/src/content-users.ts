import { setImmediate } from 'node:timers/promises';
import type { ObjectHead, SiteReader } from '@tsferry/domain';
import type { Ports } from './ports.js';

/** An object of a site. */
export type ContentUser = { readonly site: string; readonly class: string; readonly id: string; readonly name: string };

/** Objects read between two looks at what else there is to do. */
const breath = 100;

/**
 * The objects of all sites whose content is read from a folder of this machine, or from something below it: who takes it
 * away takes their content. Reads every object of every site.
 */
export async function contentUsers({ sites, content }: Ports, folder: string): Promise<ContentUser[]> {
  const root = content.absolute(folder);
  const users: ContentUser[] = [];
  for (const { code } of await sites.list()) {
    const store = await sites.open(code);
    const found = await store.read((site) => usersIn(site, root));
    users.push(...found.map(({ class: className, id, name }) => ({ site: code, class: className, id, name })));
  }
  return users;
}

async function usersIn(site: SiteReader, root: string): Promise<ObjectHead[]> {
  const isInside = (path: string | null): boolean =>
    path !== null && path.startsWith(root) && (path.length === root.length || /^[\\/]/.test(path.slice(root.length)));
  const users: ObjectHead[] = [];
  let read = 0;
  for (const head of await site.heads()) {
    const object = await site.get(head);
    if (object?.contents.some((one) => isInside(one.folder))) users.push(head);
    if (++read % breath === 0) await setImmediate();
  }
  return users;
}
