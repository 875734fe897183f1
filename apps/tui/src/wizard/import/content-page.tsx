/** File Content: one row an object, and one a reference to something that is not in the archive. */
import { Box, Text } from 'ink';
import { canApply } from '@tsferry/domain';
import {
  ask,
  classChoices,
  decidedIn,
  markedChoices,
  missingChoices,
  rowChoices,
  rowsLike,
  undecidedPolicy,
  type Choice,
  type Decision,
} from '@tsferry/wizard';
import type { Area } from '../../screen/area.js';
import { ListView } from '../../screen/ListView.js';
import { chosenRows, moveTo, reduceList } from '../../screen/list.js';
import type { Intent } from '../../screen/keys.js';
import type { Change, Input } from '../../screen/screen.js';
import { count } from '@tsferry/wizard/words';
import { styled, type Line } from '../../terminal/line.js';
import type { Page } from '../page.js';
import { problemRows } from '../problem.js';
import { ProblemText } from '../ProblemText.js';
import { forList, freshPane, reducePane } from '../split-area.js';
import { SplitView } from '../SplitView.js';
import { chooseDialog } from './choose-dialog.js';
import { currentContent, nextWaiting } from './content-list.js';
import type { ContentRow } from './content-row.js';
import { decideRows } from './decide-rows.js';
import { findDialog } from './find-dialog.js';
import { rowDetails } from './row-details.js';
import type { ImportEffect, ImportState } from './state.js';

type Step = Change<ImportState, ImportEffect>;

/** What each key does, but for those that move. */
const acts: Readonly<Partial<Record<Intent, (state: ImportState) => Step>>> = {
  next: toNext,
  accept: openChoices,
  action: openChoices,
  'class-action': openClassChoices,
  link: openFind,
  ignore: ignoreChosen,
  'focus-next': (state) => [{ ...state, pane: { ...state.pane, focused: !state.pane.focused } }],
};

/** In the order of their use: where there is no room, the last are only in the help. */
const listKeys: readonly Intent[] = [
  'accept',
  'next',
  'back',
  'toggle',
  'ignore',
  'class-action',
  'toggle-all',
  'filter',
  'focus-next',
  'action',
  'sort',
  'sort-back',
  'help',
];
const referenceKeys: readonly Intent[] = ['accept', 'next', 'back', 'link', ...listKeys.slice(3)];

export const contentPage: Page<ImportState, ImportEffect> = {
  keys: ({ planning, pane, content }) => {
    if (planning.plan === null) return planning.problem === null ? ['back', 'help'] : ['back', 'next', 'help'];
    if (pane.focused) return ['focus-next', 'next', 'back', 'help'];
    return currentContent(content)?.kind === 'object' ? listKeys : referenceKeys;
  },
  typing: ({ content }) => content.list.filtering,
  reduce(state, input) {
    const { list } = state.content;
    if (input.kind === 'intent' && !list.filtering) {
      const act = acts[input.intent];
      if (act && state.planning.plan !== null) return act(state);
      if (input.intent === 'next' && state.planning.problem !== null) return withoutDecisions(state);
      if (input.intent === 'back' && list.filter === '') return [{ ...state, page: 'general', pane: freshPane }];
    }
    if (state.pane.focused)
      return [{ ...state, pane: reducePane(state.pane, input, list.visible.length, detailsOf(state)) }];
    return [moved(state, input)];
  },
  draw(state, area) {
    const { planning, content, pane } = state;
    if (planning.plan === null) {
      if (planning.pending) return <Text>Reading the archive and the site …</Text>;
      const ways = 'Esc goes back to change what was asked for; n plans again, without decisions given before.';
      return (
        <Box flexDirection="column" rowGap={1}>
          {planning.problem && <ProblemText problem={planning.problem} />}
          <Text>{ways}</Text>
        </Box>
      );
    }
    const above = planning.problem === null ? 0 : problemRows(planning.problem, area) + 1;
    return (
      <Box flexDirection="column" rowGap={1}>
        {planning.problem && <ProblemText problem={planning.problem} />}
        <SplitView
          area={{ ...area, height: area.height - above }}
          rows={content.list.visible.length}
          pane={pane}
          title="Row"
          list={(inner) => <ListView list={content.list} area={inner} focused={!pane.focused} marks />}
          text={detailsOf(state)}
        />
      </Box>
    );
  },
};

/** Plans again with nothing decided: a decision given on the command line may be what cannot be meant. */
function withoutDecisions(state: ImportState): Step {
  const policy = undecidedPolicy(state.policy);
  const planning = ask(state.planning);
  return [{ ...state, policy, planning }, [{ kind: 'plan', asked: planning.asked, values: state.asked!, policy }]];
}

/** One line of news: what is waited for. */
export function contentStatus({ planning, content }: ImportState): Line {
  if (planning.plan === null) return '';
  if (planning.pending) return [styled('change', `… planning again, ${count(content.deciding.size, 'row')} decided`)];
  const waiting = [...content.rows.values()].filter(({ waits }) => waits).length;
  return waiting === 0
    ? [styled('good', 'Nothing is left to decide.')]
    : [styled('bad', `! ${count(waiting, 'row')} to decide`), styled('faint', '  n goes to the next')];
}

function moved(state: ImportState, input: Input): ImportState {
  const before = currentContent(state.content);
  const content = {
    ...state.content,
    list: reduceList(state.content.list, forList(input, state.content.list.visible.length)),
  };
  return currentContent(content) === before ? { ...state, content } : { ...state, content, pane: freshPane };
}

const detailsOf =
  (state: ImportState) =>
  (area: Area): readonly Line[] =>
    rowDetails(currentContent(state.content), state.content.deciding, area);

function chosenContent({ content }: ImportState): ContentRow[] {
  return chosenRows(content.list).flatMap(({ id }) => content.rows.get(id) ?? []);
}

/** The menu of the marked rows, or of the one at the cursor. */
function openChoices(state: ImportState): Step {
  const rows = chosenContent(state);
  const decided = decidedIn(state.policy);
  return opened(state, rows, rows.length === 1 ? rowChoices(rows[0]!, decided) : markedChoices(rows, decided));
}

/** The menu of every row of the class of the row at the cursor, or of everything that is missing. */
function openClassChoices(state: ImportState): Step {
  const current = currentContent(state.content);
  if (current === undefined) return [state];
  const rows = rowsLike(state.content.rows.values(), current);
  return opened(
    state,
    rows,
    current.kind === 'object' ? classChoices(rows, decidedIn(state.policy)) : missingChoices(rows),
  );
}

function opened(state: ImportState, rows: readonly ContentRow[], choices: readonly Choice[]): Step {
  const dialog = chooseDialog(rows, choices);
  if (dialog === null) return [{ ...state, notice: rows[0]?.reasons.at(-1) ?? '' }];
  return [{ ...state, dialog }];
}

function openFind(state: ImportState): Step {
  const row = currentContent(state.content);
  return row === undefined || row.kind === 'object' ? [state] : findDialog(state, row);
}

/** Ignore Dependency of a reference, Ignore Duplicate of an object that is here already. */
function ignoreChosen(state: ImportState): Step {
  const rows = chosenContent(state).filter((row) => row.kind !== 'object' || row.object.offers.includes('ignore'));
  if (rows.length === 0) return [{ ...state, notice: 'It is not in the site yet, so there is nothing to ignore.' }];
  const decisions = rows.map((row): Decision =>
    row.kind === 'object' ? { kind: 'action', id: row.id, action: 'ignore' } : { kind: 'ignore', id: row.id },
  );
  return decideRows(state, rows, decisions, 'Ignore');
}

function toNext(state: ImportState): Step {
  const { plan, pending } = state.planning;
  if (pending) return [{ ...state, notice: 'The plan is being made again; one moment.' }];
  if (plan !== null && canApply(plan)) return [{ ...state, page: 'summary', pane: freshPane }];
  const row = nextWaiting(state.content);
  if (row === undefined) return [{ ...state, notice: plan?.blockers[0]?.message ?? '' }];
  const content = { ...state.content, list: moveTo(state.content.list, row.key) };
  return [{ ...state, content, pane: freshPane, notice: row.reasons[0] ?? '' }];
}
