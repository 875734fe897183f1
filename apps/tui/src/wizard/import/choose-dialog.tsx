/** The menu of a row, or of several: what the plan offers. */
import { labelOf, rowTitle, type Choice } from '@tsferry/wizard';
import { Box } from 'ink';
import { ListView } from '../../screen/ListView.js';
import { Styled } from '../../screen/Styled.js';
import { createList, currentRow, moveTo, reduceList } from '../../screen/list.js';
import { count, show } from '@tsferry/wizard/words';
import { styled } from '../../terminal/line.js';
import type { Page } from '../page.js';
import { decideRows } from './decide-rows.js';
import type { ContentRow } from './content-row.js';
import { findDialog } from './find-dialog.js';
import type { ImportDialog, ImportEffect, ImportState } from './state.js';

type Choose = Extract<ImportDialog, { kind: 'choose' }>;

/** The menu for rows; null when there is but one thing that can happen to them. */
export function chooseDialog(rows: readonly ContentRow[], choices: readonly Choice[]): Choose | null {
  if (rows.length === 0 || choices.length === 0) return null;
  if (choices.length < 2 && choices[0]?.current !== false) return null;
  const list = createList(
    [{ title: 'Action' }, { title: '' }],
    choices.map(({ label, note, current }, at) => ({
      id: String(at),
      cells: [label, styled('faint', [note, current ? 'as planned' : ''].filter(Boolean).join(', '))],
    })),
  );
  const at = choices.findIndex(({ current }) => current);
  return { kind: 'choose', title: titleOf(rows), rows, choices, list: moveTo(list, String(Math.max(0, at))) };
}

function titleOf(rows: readonly ContentRow[]): string {
  const [first] = rows;
  if (rows.length === 1) return `${rowTitle(first!)}: what happens to it?`;
  const same = rows.every((row) => row.class === first!.class);
  return `${count(rows.length, 'row')}${same ? ` of class ${labelOf(first!.class)}` : ''}: what happens to them?`;
}

/** The menu over the File Content page. */
export const choosePage: Page<ImportState, ImportEffect> = {
  keys: () => ['accept', 'back', 'help'],
  typing: () => false,
  reduce(state, input) {
    const dialog = state.dialog as Choose;
    if (input.kind !== 'intent') return [state];
    if (input.intent === 'back') return [{ ...state, dialog: null }];
    if (input.intent !== 'accept') return [{ ...state, dialog: { ...dialog, list: reduceList(dialog.list, input) } }];
    const choice = dialog.choices[Number(currentRow(dialog.list)?.id)];
    if (choice === undefined) return [state];
    if ('search' in choice.then) return findDialog(state, dialog.rows[0]!);
    return decideRows(state, dialog.rows, choice.then.decide(), choice.label.split(':')[0]!);
  },
  draw({ dialog }, area) {
    const { title, list, rows } = dialog as Choose;
    const reasons = rows.length === 1 ? rows[0]!.reasons : [];
    const most = Math.floor(area.height / 2);
    return (
      <Box flexDirection="column" height={area.height}>
        <Box flexDirection="column" flexShrink={0} marginBottom={1} overflowY="hidden">
          <Styled as="heading">{show(title)}</Styled>
          {reasons.map((reason) => (
            <Styled key={reason} as="faint">
              {show(reason)}
            </Styled>
          ))}
        </Box>
        <ListView list={list} area={{ ...area, height: most }} focused titles={false} />
      </Box>
    );
  },
};
