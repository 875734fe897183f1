import { importPolicySchema, type ImportPolicy } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { classChoices, contentRows, decide, decidedIn, decisionsOf, markedChoices } from '@tsferry/wizard';

/**
 * Decides about so many rows of a plan, as a surface does it when a button is pressed: rows, choices, policy. First for
 * all of the class, after each row was decided by itself, then for each row again. Answers the milliseconds of both.
 */
export async function decideRows(objects: string): Promise<Record<string, number>> {
  const plan = planOf(Number(objects));
  const single = markAll(plan, importPolicySchema.parse({}));
  const start = performance.now();
  const policy = forClass(plan, single);
  const decided = performance.now();
  const marked = markAll(plan, policy);
  const end = performance.now();
  if (Object.keys(policy.byId).length > 0) throw new Error('The class is not decided as a whole.');
  if (Object.keys(marked.byId).length !== plan.objects.length) throw new Error('Not every row is decided.');
  return { class: decided - start, marked: end - decided };
}

function forClass(plan: ImportAnswer, policy: ImportPolicy): ImportPolicy {
  return decide(policy, decisionsOf(classChoices(contentRows(plan), decidedIn(policy)), 'overwrite'));
}

function markAll(plan: ImportAnswer, policy: ImportPolicy): ImportPolicy {
  return decide(policy, decisionsOf(markedChoices(contentRows(plan), decidedIn(policy)), 'overwrite'));
}

function planOf(count: number): ImportAnswer {
  const objects = Array.from({ length: count }, (_, at): ImportAnswer['objects'][number] => {
    const id = at.toString(16).toUpperCase().padStart(5, '0');
    return {
      class: 'SMS_Package',
      sourceId: `LAB${id}`,
      name: `Package ${at}`,
      match: 'imported',
      action: 'ignore',
      targetId: `PRD${id}`,
      reason: 'Imported before.',
      offers: ['ignore', 'overwrite', 'create'],
      candidates: [],
      bytes: 0,
    };
  });
  const nothing = { blockers: [], links: [], missing: [], unresolved: [], reenter: [], warnings: [] };
  return { site: 'PRD', applied: false, applicable: true, objects, ...nothing };
}
