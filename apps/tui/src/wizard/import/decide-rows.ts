import type { Change } from '../../screen/screen.js';
import { ask, decide, touchedRows, type Decision } from '@tsferry/wizard';
import { markDeciding } from './content-list.js';
import type { ContentRow } from './content-row.js';
import type { ImportEffect, ImportState } from './state.js';

/** Decides, and asks for the plan that follows from it. Keys go on meanwhile; the rows are marked until it is there. */
export function decideRows(
  state: ImportState,
  rows: readonly ContentRow[],
  decisions: readonly Decision[],
  label: string,
): Change<ImportState, ImportEffect> {
  const policy = decide(state.policy, decisions);
  const planning = ask(state.planning);
  const next = {
    ...state,
    policy,
    planning,
    content: markDeciding(state.content, touchedRows(rows, decisions), label),
    dialog: null,
  };
  return [next, [{ kind: 'plan', asked: planning.asked, values: state.asked!, policy }]];
}
