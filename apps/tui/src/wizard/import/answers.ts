/** What effects answered, and what became of those that failed. */
import type { ImportPlan } from '@tsferry/domain';
import type { AppError } from '@tsferry/domain/error';
import type { Change, Failed } from '../../screen/screen.js';
import { setRows } from '../../screen/list.js';
import { takeFolder } from '../../screen/path-field.js';
import { takeFormFolder } from '../form.js';
import { answered, ask, isAwaited, isImportStale, refused } from '@tsferry/wizard';
import { problemOf } from '../problem.js';
import { withSites } from '../site-choice.js';
import { freshPane } from '../split-area.js';
import { contentOf } from './content-list.js';
import { found } from './find-dialog.js';
import type { ImportEffect, ImportEvent, ImportState } from './state.js';
import { summaryOf } from './summary-list.js';

type Step = Change<ImportState, ImportEffect>;
type Event<Kind extends ImportEvent['kind']> = Extract<ImportEvent, { kind: Kind }>;

const takers: { readonly [Kind in ImportEvent['kind']]: (state: ImportState, event: Event<Kind>) => ImportState } = {
  'folder-listed': (state, event) => ({ ...state, form: takeFormFolder(state.form, event) }),
  'save-folder-listed': (state, { listed }) =>
    state.dialog?.kind === 'save'
      ? { ...state, dialog: { ...state.dialog, path: takeFolder(state.dialog.path, listed) } }
      : state,
  sites: (state, { sites }) => ({ ...state, form: withSites(state.form, sites) }),
  inspected: (state, { file, inspection }) =>
    state.archive?.file === file ? { ...state, archive: { file, inspection, problem: null } } : state,
  planned: (state, { asked, plan }) =>
    isAwaited(state.planning, asked) ? withPlan({ ...state, planning: answered(state.planning, plan) }, plan) : state,
  changes: (state, { key, answer }) =>
    state.summary.changes?.key === key ? { ...state, summary: { ...state.summary, changes: { key, answer } } } : state,
  found,
  progress: (state, { transfer }) => ({
    ...state,
    transfer: { ...transfer, cancelling: state.transfer?.cancelling ?? false },
  }),
  applied: (state, { answer }) => ({
    ...state,
    page: 'completion',
    pane: freshPane,
    transfer: null,
    outcome: { kind: 'done', answer, saved: null },
  }),
  saved: (state, { path }) =>
    state.outcome?.kind === 'done' ? { ...state, dialog: null, outcome: { ...state.outcome, saved: path } } : state,
};

/** Both lists are made when the plan comes, so that no key waits for one. */
function withPlan(state: ImportState, plan: ImportPlan): ImportState {
  const content = contentOf(state.content, plan);
  return { ...state, content, summary: summaryOf([...content.rows.values()]) };
}

/** The state with an answer in it. */
export function takeAnswer(state: ImportState, event: ImportEvent): Step {
  const take = takers[event.kind] as (state: ImportState, event: ImportEvent) => ImportState;
  return [take(state, event)];
}

/** The state after an effect failed: each failure is said where it can be mended. */
export function takeFailure(state: ImportState, { effect, error }: Failed<ImportEffect>): Step {
  const problem = problemOf(error);
  switch (effect.kind) {
    case 'inspect':
      return [state.archive?.file === effect.file ? { ...state, archive: { ...state.archive, problem } } : state];
    case 'plan':
      return [isAwaited(state.planning, effect.asked) ? planRefused(state, error) : state];
    case 'changes':
      if (state.summary.changes?.key !== effect.key) return [state];
      return [{ ...state, summary: { ...state.summary, changes: { key: effect.key, answer: problem } } }];
    case 'find':
      if (state.dialog?.kind !== 'find') return [state];
      return [{ ...state, dialog: { ...state.dialog, problem, list: setRows(state.dialog.list, []) } }];
    case 'apply':
      return applyFailed(state, error);
    case 'save':
      if (state.dialog?.kind !== 'save') return [state];
      if (problem.code === 'TARGET_EXISTS')
        return [{ ...state, dialog: { ...state.dialog, exists: true, problem: null } }];
      return [{ ...state, dialog: { ...state.dialog, problem } }];
    default:
      return [{ ...state, notice: problem.message }];
  }
}

/** The plan before stands, with the decisions it was made with: what was refused is taken back. */
function planRefused(state: ImportState, error: AppError): ImportState {
  const planning = refused(state.planning, problemOf(error));
  const { plan } = planning;
  if (plan === null) return { ...state, planning };
  return withPlan({ ...state, planning, policy: plan.policy }, plan);
}

function applyFailed(state: ImportState, error: AppError): Step {
  const problem = problemOf(error);
  const ended: ImportState = { ...state, transfer: null, pane: freshPane };
  if (problem.code === 'CANCELLED') return [{ ...ended, page: 'completion', outcome: { kind: 'cancelled' } }];
  if (!isImportStale(problem.code)) return [{ ...ended, page: 'completion', outcome: { kind: 'failed', problem } }];
  // The decisions stay; the new plan shows what became of them.
  const planning = ask(state.planning);
  const notice = `${problem.message} Nothing was imported; the plan is made again.`;
  return [
    { ...ended, page: 'content', planning, notice },
    [{ kind: 'plan', asked: planning.asked, values: state.asked!, policy: state.policy }],
  ];
}
