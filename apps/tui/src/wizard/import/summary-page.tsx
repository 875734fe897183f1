/** Summary: what the import will do, as a list of changes, and what an overwrite changes, step by step. */
import { describeImport, replaces, type ImportPlan } from '@tsferry/domain';
import { importTotalsText } from '@tsferry/wizard';
import { findingTitles, importNames } from '@tsferry/wizard/words';
import { changesLines } from '../../print/changes.js';
import { reentryLines, unresolvedLines, warningLines } from '../../print/findings.js';
import type { Area } from '../../screen/area.js';
import { ListView } from '../../screen/ListView.js';
import { currentRow, reduceList } from '../../screen/list.js';
import type { Change } from '../../screen/screen.js';
import { styled, type Line } from '../../terminal/line.js';
import { paragraph } from '../../terminal/table.js';
import type { Page } from '../page.js';
import { problemLines } from '../problem.js';
import { rememberLines } from '../remember-lines.js';
import { forList, freshPane, reducePane } from '../split-area.js';
import { SplitView } from '../SplitView.js';
import type { ContentRow } from './content-row.js';
import { startTransfer, startsWithQuestion } from './replace-dialog.js';
import { rowDetails } from './row-details.js';
import type { ImportEffect, ImportState } from './state.js';

type Step = Change<ImportState, ImportEffect>;

export const summaryPage: Page<ImportState, ImportEffect> = {
  keys: ({ pane }) =>
    pane.focused
      ? ['focus-next', 'next', 'back', 'help']
      : ['next', 'focus-next', 'back', 'filter', 'sort', 'sort-back', 'help'],
  typing: ({ summary }) => summary.list.filtering,
  reduce(state, input) {
    const { list } = state.summary;
    if (input.kind === 'intent' && !list.filtering) {
      if (input.intent === 'next') return startsWithQuestion(state) ?? startTransfer(state);
      if (input.intent === 'back' && list.filter === '') return [{ ...state, page: 'content', pane: freshPane }];
      if (input.intent === 'focus-next') return [{ ...state, pane: { ...state.pane, focused: !state.pane.focused } }];
    }
    if (state.pane.focused)
      return [{ ...state, pane: reducePane(state.pane, input, list.visible.length, paneOf(state)) }];
    const summary = { ...state.summary, list: reduceList(list, forList(input, list.visible.length)) };
    if (currentRow(summary.list)?.id === currentRow(list)?.id) return [{ ...state, summary }];
    return askChanges({ ...state, summary, pane: freshPane });
  },
  draw(state, area) {
    const { summary, pane } = state;
    return (
      <SplitView
        area={area}
        rows={summary.list.visible.length}
        pane={pane}
        title="In detail"
        list={(inner) => <ListView list={summary.list} area={inner} focused={!pane.focused} />}
        text={paneOf(state)}
      />
    );
  },
};

/** One line of news: what the next page does. */
export function summaryStatus({ planning }: ImportState): Line {
  return [styled('faint', `The next page imports this into ${planning.plan?.site ?? ''}.`)];
}

const current = ({ summary, content }: ImportState): ContentRow | undefined =>
  content.rows.get(currentRow(summary.list)?.id ?? '');

/** Asks what an overwrite changes, when the cursor came to one. */
function askChanges(state: ImportState): Step {
  const row = current(state);
  const changes = row?.kind === 'object' && replaces(row.object.action);
  if (!changes) return [state];
  const { key } = row;
  const next = { ...state, summary: { ...state.summary, changes: { key, answer: null } } };
  return [next, [{ kind: 'changes', key, plan: state.planning.plan!, row }]];
}

const paneOf =
  (state: ImportState) =>
  (area: Area): readonly Line[] => {
    const row = current(state);
    return row === undefined
      ? wholeLines(state.planning.plan!, area)
      : [...changeLines(state, row, area), ...rowDetails(row, new Set(), area)];
  };

function changeLines({ summary }: ImportState, row: ContentRow, area: Area): Line[] {
  if (summary.changes?.key !== row.key) return [];
  const { answer } = summary.changes;
  if (answer === null) return [[styled('faint', 'Comparing …')]];
  if ('code' in answer) return problemLines(answer, area);
  return [...changesLines(answer, area).slice(1), ''];
}

/** What an administrator should know of the import as a whole. */
const wholeLines = rememberLines((plan: ImportPlan, area) => {
  const answer = describeImport(plan, false);
  const names = importNames(answer);
  return [
    ...paragraph(`Into ${answer.site}, folder ${plan.folder}. ${importTotalsText(answer)}`, area, ''),
    ...warningLines(answer.warnings, area, Infinity),
    ...unresolvedLines(answer.unresolved, names, area),
    ...reentryLines(findingTitles.reenterLater, answer.reenter, names, area),
  ];
});
