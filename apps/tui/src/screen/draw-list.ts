import { spansOf, styled, textOf, type Line, type Span } from '../terminal/line.js';
import { show } from '@tsferry/wizard/words';
import { fitText } from '../terminal/fit-text.js';
import { padText } from '../terminal/text-width.js';
import type { Area } from './area.js';
import { fitColumns, rowSpans, titleLine } from './columns.js';
import type { List, Row } from './list.js';
import { windowStart } from './window.js';

/** How a list is drawn. */
export type ListLook = {
  /** Whether keys go to it: its cursor is shown bright. */
  readonly focused: boolean;
  /** Whether rows can be marked. */
  readonly marks?: boolean;
  /** Whether the titles of the columns are shown; yes when left out. */
  readonly titles?: boolean;
  /** Said when there are no rows. */
  readonly empty?: string;
};

/** A list in exactly the height of its area, or less for a reader. */
export function drawList(list: List, area: Area, look: ListLook): Line[] {
  const head = area.reader ? [] : headOf(list, area, look);
  const height = Math.max(1, area.height - head.length - (hasFoot(list) ? 1 : 0));
  const widths = fitColumns(list.columns, list.natural, area.width - leadOf(look).length);
  const start = windowStart(list.cursor, list.visible.length, height);
  const rows = list.visible.slice(start, start + height).map((index, offset) => {
    const here = start + offset === list.cursor;
    const row = list.rows[index]!;
    return area.reader ? readRow(list, row, here, look) : drawRow(list, row, here, widths, area, look);
  });
  const none = list.visible.length === 0 ? [[styled('faint', emptyText(list, look))]] : [];
  const lines = [...head, ...none, ...rows];
  if (!hasFoot(list)) return lines;
  const free = area.reader ? [] : Array.from({ length: Math.max(0, area.height - lines.length - 1) }, () => '');
  return [...lines, ...free, footOf(list)];
}

const leadOf = ({ marks }: ListLook): string => (marks ? '> [x] ' : '> ');
const hasFoot = ({ filter, filtering }: List): boolean => filtering || filter !== '';

function headOf(list: List, area: Area, look: ListLook): Line[] {
  if (look.titles === false || area.height < 4) return [];
  const widths = fitColumns(list.columns, list.natural, area.width - leadOf(look).length);
  const titles = list.columns.map(({ title }, at) =>
    at === list.sort ? { title: `${title} ${list.descending ? '▼' : '▲'}` } : { title },
  );
  return [[' '.repeat(leadOf(look).length), ...spansOf(titleLine(titles, widths))]];
}

function drawRow(
  list: List,
  row: Row,
  here: boolean,
  widths: readonly number[],
  area: Area,
  { focused, marks }: ListLook,
): Line {
  const mark = marks ? (list.marks.has(row.id) ? '[x] ' : '[ ] ') : '';
  const cells = rowSpans(row.cells, widths);
  if (!here) return ['  ', mark, ...cells];
  const line: Span[] = ['> ', mark, ...cells];
  if (!focused) return line.map((span) => (typeof span === 'string' ? styled('heading', span) : span));
  // The cursor is one bar over the whole row: a colour in the middle of it would cut it.
  return [styled('cursor', padText(fitText(line.map(textOf).join(''), area.width), area.width))];
}

/** A row in words: what it says, then what is so about it. */
function readRow(list: List, row: Row, here: boolean, { marks }: ListLook): Line {
  const text = row.cells
    .map(textOf)
    .filter((cell) => cell.trim() !== '')
    .join(', ');
  const states = [
    ...(marks && list.marks.has(row.id) ? ['marked'] : []),
    ...(here ? [`current, ${list.cursor + 1} of ${list.visible.length}`] : []),
  ];
  return states.length === 0 ? text : `${text} (${states.join(', ')})`;
}

function footOf(list: List): Line {
  const cursor = list.filtering ? '▏' : '';
  return [
    styled('heading', `/${show(list.filter)}${cursor}`),
    styled('faint', `  ${list.visible.length} of ${list.rows.length}`),
  ];
}

const emptyText = (list: List, { empty = 'Nothing here.' }: ListLook): string =>
  list.rows.length === 0 ? empty : 'Nothing matches the filter.';
