/** A plan that is made again in the background whenever a decision changes: the latest question wins. */
import type { ErrorCode } from '@tsferry/domain';

/** An error as a wizard shows it: what is wrong, then what to do. */
export type Problem = { readonly code: ErrorCode; readonly message: string; readonly hint: string };

/** What is known of the plan. `plan` stays while a newer one is made, and when that one is refused. */
export type Planning<Plan> = {
  /** Number of the newest question. */
  readonly asked: number;
  readonly pending: boolean;
  readonly plan: Plan | null;
  /** Why the newest question was refused. */
  readonly problem: Problem | null;
};

/** Nothing was asked yet. */
export const unplanned: Planning<never> = { asked: 0, pending: false, plan: null, problem: null };

/** A new question is on its way; answers to the ones before are not waited for any more. */
export function ask<Plan>(planning: Planning<Plan>): Planning<Plan> {
  return { ...planning, asked: planning.asked + 1, pending: true, problem: null };
}

/** Whether an answer is to the newest question. One that is not is dropped. */
export function isAwaited(planning: Planning<unknown>, asked: number): boolean {
  return planning.pending && planning.asked === asked;
}

/** The newest question is answered. */
export function answered<Plan>(planning: Planning<Plan>, plan: Plan): Planning<Plan> {
  return { ...planning, pending: false, plan, problem: null };
}

/** The newest question is refused. */
export function refused<Plan>(planning: Planning<Plan>, problem: Problem): Planning<Plan> {
  return { ...planning, pending: false, problem };
}
