import { refKey, type ObjectRef } from '../reference/ref.js';
import type { Archive } from '../ports/archives.js';
import { taskSequenceClass } from '../object/kinds/task-sequence.js';
import { readReferences } from './archive-references.js';
import { recogniseById, sameNamed } from './match.js';
import type { ImportPolicy } from './plan.js';
import { linkOutside } from './resolve-references.js';
import { indexSite, type SiteFacts } from './site-index.js';

/**
 * The objects of a site whose definitions `planImport` has to read: those of the same class and name as an object that
 * no id recognises, with their programs, and task sequences that imported ones may run. Throws as `readReferences`.
 */
export function candidatesToLoad(input: {
  readonly archive: Archive;
  readonly site: SiteFacts;
  readonly policy: ImportPolicy;
}): ObjectRef[] {
  const { archive, policy } = input;
  const index = indexSite(input.site, archive.authoringScope);
  const references = readReferences(archive.objects);
  const wanted = new Map<string, ObjectRef>();
  const add = ({ class: className, id }: ObjectRef) => {
    wanted.set(refKey({ class: className, id }), { class: className, id });
  };
  const addSequence = (id: string | undefined) => {
    const head = id === undefined ? undefined : index.get(taskSequenceClass, id);
    if (head) add(head);
  };
  const asksForMore =
    policy.default !== undefined || [policy.byClass, policy.byId].some((rules) => Object.keys(rules).length > 0);
  for (const [position, object] of archive.objects.entries()) {
    const known = recogniseById(object, archive.authoringScope, index);
    if (!('match' in known)) {
      for (const candidate of sameNamed(object, index)) {
        add(candidate);
        index.programsOf(candidate.id).forEach(add);
      }
    }
    // One that is recognised stays as it is, and needs none of its children, unless a policy says otherwise.
    if (object.class !== taskSequenceClass || ('match' in known && !asksForMore)) continue;
    for (const { kind, id } of references.of(position)) {
      const at = references.find(kind, id);
      const child = at === undefined ? undefined : archive.objects[at];
      if (!child) addSequence(linkOutside(kind, id, archive, index)?.target.id);
      else if (child.class === taskSequenceClass) {
        const found = recogniseById(child, archive.authoringScope, index);
        if ('match' in found) addSequence(found.target?.id);
      }
    }
  }
  for (const { targetId } of Object.values(policy.byId)) addSequence(targetId);
  Object.values(policy.links).forEach(addSequence);
  return [...wanted.values()];
}
