import { AppError, type NextStep } from '../error.js';
import { applicationClass } from '../object/kinds/application.js';
import { isListed, kinds } from '../object/kinds/kinds.js';
import type { ArchivedObject } from '../object/managed-object.js';
import { idKey } from '../reference/ref.js';
import type { ArchiveReferences } from './archive-references.js';
import { nearIds } from './near-ids.js';
import type { ImportPolicy } from './plan.js';
import { overwriteOfApplication } from './policy.js';

function unknown(
  what: string,
  id: string,
  near: readonly string[],
  fallback: string,
  next: readonly NextStep[] = [],
): AppError {
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : fallback;
  return new AppError('USAGE', `${what}: ${id}.`, { hint, details: { id, near }, next });
}

const inspect: readonly NextStep[] = [{ do: 'inspect-archive' }];

/** The object of the site that a link names. */
function targetIn({ links }: ImportPolicy, id: string): { targetId?: string } {
  const targetId = links[id];
  return targetId === undefined ? {} : { targetId };
}

/**
 * Throws USAGE for a policy that names what the archive does not have, naming near ids, and for `overwrite` said of
 * all applications. Links and ignored ids that are not needed this time, for example at a second import, are fine.
 */
export function checkPolicy(
  policy: ImportPolicy,
  objects: readonly ArchivedObject[],
  references: ArchiveReferences,
): void {
  const rules = [policy.byId, policy.byClass, policy.links, policy.ignoreIds];
  if (rules.every((asked) => Object.keys(asked).length === 0)) return;
  const ids = new Map(objects.map(({ id }) => [idKey(id), id]));
  for (const id of Object.keys(policy.byId)) {
    if (ids.has(idKey(id))) continue;
    const near = nearIds(id, ids.values());
    throw unknown('The archive has no such object', id, near, 'List what the archive holds.', inspect);
  }
  checkClasses(policy, objects);
  const asked = [...Object.keys(policy.links), ...policy.ignoreIds];
  if (asked.length === 0) return;
  const outside = outsideIds(objects, references);
  for (const id of asked) {
    if (outside.has(idKey(id))) continue;
    if (ids.has(idKey(id))) {
      throw new AppError('USAGE', `${id} is in the archive: links are for references to what is not in it.`, {
        hint: 'Choose what happens to the object itself.',
        details: { id },
        next: [{ do: 'choose-action', id, action: 'ignore', ...targetIn(policy, id) }],
      });
    }
    const near = nearIds(id, outside.values());
    throw unknown('Nothing in the archive refers to', id, near, 'List what is missing in the archive.', inspect);
  }
}

function checkClasses(policy: ImportPolicy, objects: readonly ArchivedObject[]): void {
  const classes = new Map([...kinds, ...objects].map((one) => [idKey(one.class), one.class]));
  for (const [className, action] of Object.entries(policy.byClass)) {
    if (!isListed(className) && !classes.has(idKey(className))) {
      const known = [...classes.values()].join(', ');
      throw unknown('Unknown class', className, nearIds(className, classes.values()), `Classes: ${known}.`);
    }
    if (action === 'overwrite' && idKey(className) === idKey(applicationClass)) throw overwriteOfApplication(null);
  }
}

/** Every id that some object names and that is no object of the archive, by its key. */
function outsideIds(objects: readonly ArchivedObject[], references: ArchiveReferences): Map<string, string> {
  const outside = new Map<string, string>();
  objects.forEach((_, position) => {
    for (const { kind, id } of references.of(position)) {
      if (references.find(kind, id) === undefined) outside.set(idKey(id), id);
    }
  });
  return outside;
}
