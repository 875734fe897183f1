import type { Action, ImportPlan } from './plan.js';

/** What an import plan comes to. */
export type PlanSummary = {
  readonly actions: Readonly<Record<Action, number>>;
  /** One line a class, in the order in which the classes first appear. */
  readonly classes: readonly { readonly class: string; readonly actions: Readonly<Record<Action, number>> }[];
  readonly contents: number;
  readonly files: number;
  readonly bytes: number;
  readonly missing: { readonly linked: number; readonly ignored: number; readonly undecided: number };
  readonly blockers: number;
};

const noActions = (): Record<Action, number> => ({ create: 0, ignore: 0, overwrite: 0, 'add-revision': 0 });

/** Counts a plan, for any surface. Linked references are those an administrator chose for something missing. */
export function summarisePlan(plan: ImportPlan): PlanSummary {
  const actions = noActions();
  const classes = new Map<string, Record<Action, number>>();
  let contents = 0;
  let files = 0;
  let bytes = 0;
  for (const row of plan.objects) {
    const ofClass = classes.get(row.class) ?? noActions();
    classes.set(row.class, ofClass);
    actions[row.action]++;
    ofClass[row.action]++;
    bytes += row.bytes;
    contents += row.contents.length;
    for (const content of row.contents) files += content.files ?? 0;
  }
  const ignored = plan.missing.filter((missing) => missing.ignored).length;
  return {
    actions,
    classes: [...classes].map(([className, ofClass]) => ({ class: className, actions: ofClass })),
    contents,
    files,
    bytes,
    missing: {
      linked: plan.links.filter(({ why }) => why === 'chosen').length,
      ignored,
      undecided: plan.missing.length - ignored,
    },
    blockers: plan.blockers.length,
  };
}
