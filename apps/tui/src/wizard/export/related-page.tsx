/** Related Objects: everything that is exported, why, how large it is, and what is missing. */
import { Box, Text } from 'ink';
import type { Area } from '../../screen/area.js';
import { ListView } from '../../screen/ListView.js';
import { currentRow, reduceList } from '../../screen/list.js';
import { styled, type Line } from '../../terminal/line.js';
import type { Page } from '../page.js';
import { ProblemText } from '../ProblemText.js';
import { forList, freshPane, reducePane } from '../split-area.js';
import { SplitView } from '../SplitView.js';
import { relatedDetails, type RelatedRow } from './related-list.js';
import type { ExportEffect, ExportState } from './state.js';

export const relatedPage: Page<ExportState, ExportEffect> = {
  keys: ({ planning, pane }) => {
    if (planning.plan === null) return ['back', 'help'];
    return pane.focused
      ? ['focus-next', 'next', 'back', 'help']
      : ['next', 'focus-next', 'back', 'filter', 'sort', 'sort-back', 'help'];
  },
  typing: ({ related }) => related.list.filtering,
  reduce(state, input) {
    const { list } = state.related;
    if (input.kind === 'intent' && !list.filtering) {
      if (input.intent === 'next') return [{ ...state, page: 'summary', pane: freshPane }];
      if (input.intent === 'back' && list.filter === '') return [{ ...state, page: 'general', pane: freshPane }];
      if (input.intent === 'focus-next') return [{ ...state, pane: { ...state.pane, focused: !state.pane.focused } }];
    }
    if (state.pane.focused)
      return [{ ...state, pane: reducePane(state.pane, input, list.visible.length, detailsOf(state)) }];
    const related = { ...state.related, list: reduceList(list, forList(input, list.visible.length)) };
    const same = currentRow(related.list)?.id === currentRow(list)?.id;
    return [{ ...state, related, pane: same ? state.pane : freshPane }];
  },
  draw(state, area) {
    const { planning, related, pane } = state;
    if (planning.problem !== null && planning.plan === null) {
      return (
        <Box flexDirection="column" rowGap={1}>
          <ProblemText problem={planning.problem} />
          <Text>Esc goes back to change what was asked for.</Text>
        </Box>
      );
    }
    if (planning.plan === null) return <Text>Looking for everything that is needed …</Text>;
    return (
      <SplitView
        area={area}
        rows={related.list.visible.length}
        pane={pane}
        title="Why"
        list={(inner) => <ListView list={related.list} area={inner} focused={!pane.focused} />}
        text={detailsOf(state)}
      />
    );
  },
};

const current = ({ related }: ExportState): RelatedRow | undefined =>
  related.rows.get(currentRow(related.list)?.id ?? '');

const detailsOf =
  (state: ExportState) =>
  (area: Area): readonly Line[] =>
    relatedDetails(current(state), area);

/** One line of news: what is missing. */
export function relatedStatus({ planning }: ExportState): Line {
  const missing = planning.plan?.missing.length ?? 0;
  return missing === 0 ? '' : [styled('bad', `! ${missing} not in this site, and so not in the archive`)];
}
