/** Looks for the object of the site that stands for a reference to something that is not in the archive. */
import { Box } from 'ink';
import { show } from '@tsferry/wizard/words';
import type { ListedObject } from '@tsferry/domain/shapes';
import { firstSearch, labelOf, rowTitle } from '@tsferry/wizard';
import { ListView } from '../../screen/ListView.js';
import { createList, currentRow, reduceList, setRows } from '../../screen/list.js';
import type { Change } from '../../screen/screen.js';
import { createText, reduceText, textIn } from '../../screen/text-field.js';
import { Styled } from '../../screen/Styled.js';
import { TextInput } from '../../screen/TextInput.js';
import type { Page } from '../page.js';
import { ProblemText } from '../ProblemText.js';
import type { ContentRow } from './content-row.js';
import { decideRows } from './decide-rows.js';
import type { ImportDialog, ImportEffect, ImportState } from './state.js';

type Find = Extract<ImportDialog, { kind: 'find' }>;

const columns = [{ title: 'Id' }, { title: 'Name', min: 12 }, { title: 'Class', drop: 1 }];

/** Opens it, with the name that the archive gives as the first thing looked for. */
export function findDialog(state: ImportState, row: ContentRow): Change<ImportState, ImportEffect> {
  const known = firstSearch(row);
  const dialog: Find = {
    kind: 'find',
    row,
    text: createText(known),
    list: createList(columns),
    total: null,
    problem: null,
  };
  return [{ ...state, dialog }, [search(state, row, known)]];
}

const search = (state: ImportState, row: ContentRow, text: string): ImportEffect => ({
  kind: 'find',
  site: state.planning.plan!.site,
  class: row.class,
  search: text,
});

/** The objects that were found, unless something else is looked for by now. */
export function found(
  state: ImportState,
  answer: { readonly search: string; readonly objects: readonly ListedObject[]; readonly total: number },
): ImportState {
  const { dialog } = state;
  if (dialog?.kind !== 'find' || textIn(dialog.text) !== answer.search) return state;
  const rows = answer.objects.map(({ id, name, class: className }) => ({ id, cells: [id, name, labelOf(className)] }));
  return { ...state, dialog: { ...dialog, list: setRows(dialog.list, rows), total: answer.total, problem: null } };
}

const moves: ReadonlySet<string> = new Set(['up', 'down', 'page-up', 'page-down']);

/** The search over the File Content page. */
export const findPage: Page<ImportState, ImportEffect> = {
  keys: () => ['accept', 'back', 'help'],
  typing: () => true,
  reduce(state, input) {
    const dialog = state.dialog as Find;
    if (input.kind === 'intent' && input.intent === 'back') return [{ ...state, dialog: null }];
    if (input.kind === 'intent' && input.intent === 'accept') {
      const target = currentRow(dialog.list);
      if (target === undefined) return [state];
      return decideRows(state, [dialog.row], [{ kind: 'link', id: dialog.row.id, targetId: target.id }], 'Link');
    }
    if (input.kind === 'intent' && moves.has(input.intent)) {
      return [{ ...state, dialog: { ...dialog, list: reduceList(dialog.list, input) } }];
    }
    const text = reduceText(dialog.text, input);
    const next = { ...state, dialog: { ...dialog, text } };
    return textIn(text) === textIn(dialog.text) ? [next] : [next, [search(state, dialog.row, textIn(text))]];
  },
  draw({ dialog }, area) {
    const { row, text, list, total, problem } = dialog as Find;
    const more = total !== null && total > list.rows.length ? `; the first ${list.rows.length} of ${total}` : '';
    const empty = total === null ? 'Looking …' : 'Nothing of that name or id.';
    return (
      <Box flexDirection="column" height={area.height}>
        <Styled as="heading">{show(`${rowTitle(row)}: which object of the site stands for it?`)}</Styled>
        <TextInput field={text} focused />
        <Styled as="faint">{`Type a part of its name or id${more}.`}</Styled>
        {problem && <ProblemText problem={problem} />}
        <ListView list={list} area={{ ...area, height: Math.max(3, area.height - 4) }} focused empty={empty} />
      </Box>
    );
  },
};
