import type { Change } from '../../screen/screen.js';
import { ask } from '../planning.js';
import { markDeciding } from './content-list.js';
import type { ContentRow } from './content-rows.js';
import { decideAll, type Decision } from './decisions.js';
import type { ImportEffect, ImportState } from './state.js';

/** Decides, and asks for the plan that follows from it. Keys go on meanwhile; the rows are marked until it is there. */
export function decideRows(
  state: ImportState,
  rows: readonly ContentRow[],
  decisions: readonly Decision[],
  label: string,
): Change<ImportState, ImportEffect> {
  const policy = decideAll(state.policy, decisions);
  const planning = ask(state.planning);
  const ids = new Set(decisions.map(({ id }) => id));
  const keys = new Set(rows.filter(({ id }) => ids.has(id)).map(({ key }) => key));
  const next = {
    ...state,
    policy,
    planning,
    content: markDeciding(state.content, keys, label),
    dialog: null,
  };
  return [next, [{ kind: 'plan', asked: planning.asked, values: state.asked!, policy }]];
}
