/** The change list of the Summary page: the whole first, then a row an object and reference, with its sign. */
import type { Column } from '../../screen/columns.js';
import { createList, type Row } from '../../screen/list.js';
import { count } from '@tsferry/wizard/words';
import { styled } from '../../terminal/line.js';
import { markSpan } from '../../print/marks.js';
import type { ContentRow } from './content-row.js';
import type { SummaryPage } from './state.js';

const columns: readonly Column[] = [
  { title: '' },
  { title: 'Change', min: 17 },
  { title: 'Name', min: 20 },
  { title: 'Class', min: 13, drop: 3 },
  { title: 'From', min: 8, drop: 1 },
  { title: 'Id here', min: 8, drop: 2 },
];

/** Id of the row that stands for the whole import. */
export const wholeKey = 'whole';

/** No plan yet. */
export const noSummary: SummaryPage = { list: createList(columns), changes: null };

/** The page of a plan, out of the rows of its File Content page. */
export function summaryOf(rows: readonly ContentRow[]): SummaryPage {
  const objects = rows.filter(({ kind }) => kind === 'object').length;
  const whole: Row = {
    id: wholeKey,
    cells: ['', styled('heading', 'In all'), styled('heading', count(objects, 'object'))],
  };
  return { list: createList(columns, [whole, ...rows.map(toRow)]), changes: null };
}

const toRow = ({ key, id, mark, action, name, label, target }: ContentRow): Row => ({
  id: key,
  cells: [markSpan(mark), action, name, label, id, target === id ? 'same id' : target],
});
