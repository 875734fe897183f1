/** What effects answered, and what became of those that failed. */
import type { ExportPlan } from '@tsferry/domain';
import type { AppError } from '@tsferry/domain/error';
import type { Change, Failed } from '../../screen/screen.js';
import { takeFormFolder } from '../form.js';
import { answered, ask, isAwaited, refused, relatedRows } from '@tsferry/wizard';
import { problemOf } from '../problem.js';
import { withSites } from '../site-choice.js';
import { freshPane } from '../split-area.js';
import { planEffect } from './plan-effect.js';
import { relatedList } from './related-list.js';
import type { ExportEffect, ExportEvent, ExportState } from './state.js';
import { choiceOf } from './summary-page.js';

type Step = Change<ExportState, ExportEffect>;
type Event<Kind extends ExportEvent['kind']> = Extract<ExportEvent, { kind: Kind }>;

const takers: { readonly [Kind in ExportEvent['kind']]: (state: ExportState, event: Event<Kind>) => ExportState } = {
  'folder-listed': (state, event) => ({ ...state, form: takeFormFolder(state.form, event) }),
  sites: (state, { sites }) => ({ ...state, form: withSites(state.form, sites) }),
  planned: (state, { asked, plan }) => (isAwaited(state.planning, asked) ? withPlan(state, plan) : state),
  progress: (state, { transfer }) => ({
    ...state,
    transfer: { ...transfer, cancelling: state.transfer?.cancelling ?? false },
  }),
  applied: (state, { answer }) => ({
    ...state,
    page: 'completion',
    pane: freshPane,
    transfer: null,
    outcome: { kind: 'done', answer },
  }),
};

function withPlan(state: ExportState, plan: ExportPlan): ExportState {
  const rows = relatedRows(plan);
  const related = { rows: new Map(rows.map((row) => [row.key, row])), list: relatedList(rows) };
  return { ...state, planning: answered(state.planning, plan), related };
}

/** The state with an answer in it. */
export function takeAnswer(state: ExportState, event: ExportEvent): Step {
  const take = takers[event.kind] as (state: ExportState, event: ExportEvent) => ExportState;
  return [take(state, event)];
}

/** The state after an effect failed: each failure is said where it can be mended. */
export function takeFailure(state: ExportState, { effect, error }: Failed<ExportEffect>): Step {
  if (effect.kind === 'apply') return applyFailed(state, error);
  if (effect.kind !== 'plan') return [{ ...state, notice: problemOf(error).message }];
  if (!isAwaited(state.planning, effect.asked)) return [state];
  const planning = refused(state.planning, problemOf(error));
  // The plan before stands, with the choice that it was made with.
  return [{ ...state, planning, suspected: choiceOf({ ...state, planning }) }];
}

function applyFailed(state: ExportState, error: AppError): Step {
  const problem = problemOf(error);
  const ended: ExportState = { ...state, transfer: null, pane: freshPane };
  if (problem.code === 'TARGET_EXISTS' && !state.overwrite) return [{ ...ended, page: 'summary', replace: problem }];
  if (problem.code === 'CANCELLED') return [{ ...ended, page: 'completion', outcome: { kind: 'cancelled' } }];
  if (problem.code !== 'PLAN_STALE') return [{ ...ended, page: 'completion', outcome: { kind: 'failed', problem } }];
  const notice = `${problem.message} Nothing was exported; the plan is made again.`;
  const next: ExportState = { ...ended, page: 'related', planning: ask(state.planning), notice };
  return [next, [planEffect(next)]];
}
