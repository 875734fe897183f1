/** How the rows of the Related Objects page look. */
import type { ExportRow } from '@tsferry/domain';
import type { RelatedRow as Related } from '@tsferry/wizard';
import { count, formatBytes, nameAndId, nameOrUnknown } from '@tsferry/wizard/words';
import { markSpan } from '../../print/marks.js';
import type { Column } from '../../screen/columns.js';
import { createList, type List, type Row } from '../../screen/list.js';
import { styled, type Line, type View } from '../../terminal/line.js';
import { paragraph, table } from '../../terminal/table.js';

/** A row of an export plan. */
export type RelatedRow = Related<ExportRow>;

const columns: readonly Column[] = [
  { title: '' },
  { title: 'Name', min: 20 },
  { title: 'Class', min: 13, drop: 2 },
  { title: 'Id', min: 8, drop: 1 },
  { title: 'Content', min: 8, drop: 3 },
  { title: 'Why', min: 20, drop: 4 },
];

/** The list of them. */
export function relatedList(rows: readonly RelatedRow[]): List {
  return createList(columns, rows.map(toListRow));
}

function toListRow(row: RelatedRow): Row {
  if (row.kind === 'missing') {
    const { id, name } = row.missing;
    const cells = [markSpan('waiting'), nameOrUnknown(name), row.label, styled('bad', id), '', row.why];
    return { id: row.key, cells, search: 'missing' };
  }
  const { object, bytes, label, why } = row;
  const size = bytes > 0 ? formatBytes(bytes) : '';
  return { id: row.key, cells: [markSpan('create'), object.name, label, object.id, size, why] };
}

/** Everything about a row, nothing cut. */
export function relatedDetails(row: RelatedRow | undefined, view: View): Line[] {
  if (row === undefined) return [];
  if (row.kind === 'missing') {
    const { id, name = '' } = row.missing;
    return [
      ...paragraph([styled('bad', `${row.label} ${nameAndId(name, id)} is not in this site.`)], view, ''),
      ...paragraph('The archive will name it, but not hold it; the import asks what stands for it.', view, ''),
      ...row.wantedBy.flatMap((by) => paragraph(`Wanted by ${by}`, view, '')),
    ];
  }
  const { object, chain } = row;
  return [
    ...paragraph([styled('heading', `${row.label} ${nameAndId(object.name, object.id)}`)], view, ''),
    ...(object.because === null
      ? ['Asked for.']
      : chain.flatMap((name, at) => paragraph(at === 0 ? name : `needs ${name}`, view, '  '.repeat(Math.min(at, 8))))),
    ...table(
      object.contents.map(({ source, files, bytes }) => [source, `${count(files, 'file')}, ${formatBytes(bytes)}`]),
      view,
      '',
    ),
  ];
}
