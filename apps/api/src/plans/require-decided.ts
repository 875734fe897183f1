import { AppError, canApply, type ImportPlan } from '@tsferry/domain';

/** Throws PLAN_BLOCKED, with what has to be decided, before a job is made of a plan that cannot be applied. */
export function requireDecided(plan: ImportPlan): void {
  if (canApply(plan)) return;
  throw new AppError('PLAN_BLOCKED', `The plan waits for ${plan.blockers.length} decisions.`, {
    hint: 'Decide each of them in a changed plan: actions, links for what is missing, or ignoring it.',
    details: { blockers: plan.blockers },
  });
}
