/** The list of the File Content page: made once a plan; a decision touches only its own rows. */
import type { ImportPlan } from '@tsferry/domain';
import { contentRows } from '@tsferry/wizard';
import { referenceWords } from '@tsferry/wizard/words';
import { markSpan } from '../../print/marks.js';
import type { Column } from '../../screen/columns.js';
import { createList, currentRow, moveTo, setRows, type List, type Row } from '../../screen/list.js';
import { styled } from '../../terminal/line.js';
import type { ContentRow } from './content-row.js';
import type { ContentPage } from './state.js';

const columns: readonly Column[] = [
  { title: '' },
  { title: 'Name', min: 18 },
  { title: 'Class', min: 13, drop: 2 },
  { title: 'Match', min: 10 },
  { title: 'Action', min: 17 },
  { title: 'Id here', min: 8, drop: 1 },
];

/** Where the action stands in a row. */
const signAt = 0;
const actionAt = 4;

/** No plan yet. */
export const noContent: ContentPage = { rows: new Map(), list: createList(columns), deciding: new Set() };

/** The page of a plan. The cursor stays at its row; without one it goes to the first row that waits for a decision. */
export function contentOf(before: ContentPage, plan: ImportPlan): ContentPage {
  const rows = contentRows(plan);
  const list = setRows(before.list, rows.map(toListRow));
  const waiting = rows.find((row) => row.waits);
  return {
    rows: new Map(rows.map((row) => [row.key, row])),
    list: before.rows.size === 0 && waiting ? moveTo(list, waiting.key) : list,
    deciding: new Set(),
  };
}

function toListRow({ key, id, mark, name, label, match, action, target, waits }: ContentRow): Row {
  return {
    id: key,
    cells: [
      markSpan(mark),
      name,
      label,
      match,
      waits ? styled('bad', action === referenceWords.undecided ? action : `${action}?`) : action,
      target === id ? 'same id' : target,
    ],
    search: waits ? `${id} to decide` : id,
  };
}

/** The page with rows marked as decided, until the next plan says what comes of it; marks are taken off. */
export function markDeciding(page: ContentPage, keys: ReadonlySet<string>, label: string): ContentPage {
  const mark = (row: Row): Row => {
    if (!keys.has(row.id)) return row;
    const cells = row.cells.map((cell, at) =>
      at === signAt ? '…' : at === actionAt ? styled('faint', `${label} …`) : cell,
    );
    return { ...row, cells };
  };
  const list: List = { ...page.list, rows: page.list.rows.map(mark), marks: new Set() };
  return { ...page, list, deciding: new Set([...page.deciding, ...keys]) };
}

/** The row at the cursor. */
export function currentContent({ rows, list }: ContentPage): ContentRow | undefined {
  return rows.get(currentRow(list)?.id ?? '');
}

/** The next row below the cursor, or else the first, that waits for a decision. */
export function nextWaiting({ rows, list }: ContentPage): ContentRow | undefined {
  const ordered = list.rows.map(({ id }) => rows.get(id)!);
  const at = ordered.findIndex(({ key }) => key === currentRow(list)?.id);
  return [...ordered.slice(at + 1), ...ordered.slice(0, at + 1)].find(({ waits }) => waits);
}
