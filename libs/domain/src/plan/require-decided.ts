import { AppError } from '../error.js';
import { nextOfBlockers } from './next-of-blockers.js';
import { canApply, type ImportPlan } from './plan.js';

/** Throws PLAN_BLOCKED, with what is still to decide and how, when the plan cannot be applied. */
export function requireDecided(plan: ImportPlan): void {
  if (canApply(plan)) return;
  const list = plan.blockers.map(({ message }) => message);
  const decisions = list.length === 1 ? '1 decision' : `${list.length} decisions`;
  const more = list.length > 3 ? ` And ${list.length - 3} more.` : '';
  throw new AppError(
    'PLAN_BLOCKED',
    `The plan needs ${decisions} before it can be applied. ${list.slice(0, 3).join(' ')}${more}`,
    {
      hint: 'Decide each: choose an action, link what is missing to an object of the site, or import without it.',
      details: { blockers: plan.blockers },
      next: nextOfBlockers(plan),
    },
  );
}
