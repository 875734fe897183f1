/** The rows of the Related Objects page, made once a plan. */
import type { ExportPlan, ExportRow, MissingReference } from '@tsferry/domain';
import { labelOf, nameAndId } from '../../print/words.js';
import type { Column } from '../../screen/columns.js';
import { createList, type List, type Row } from '../../screen/list.js';
import { count, formatBytes } from '../../terminal/amount.js';
import { styled, type Line, type View } from '../../terminal/line.js';
import { paragraph, table } from '../../terminal/table.js';

/** An object that goes along, or something that the site has not. */
export type RelatedRow =
  | {
      readonly kind: 'object';
      readonly key: string;
      readonly object: ExportRow;
      readonly bytes: number;
      /** From a root down to it: why it is in. */
      readonly chain: readonly string[];
    }
  | {
      readonly kind: 'missing';
      readonly key: string;
      readonly missing: MissingReference;
      readonly wantedBy: readonly string[];
    };

/** What is missing first, then the objects, what needs others before what they need. */
export function relatedRows(plan: ExportPlan): RelatedRow[] {
  const objects = new Map(plan.objects.map((object) => [object.id, object]));
  const named = (id: string): string => nameAndId(objects.get(id)?.name, id);
  return [
    ...plan.missing.map((missing): RelatedRow => ({
      kind: 'missing',
      key: `missing ${missing.kind} ${missing.id}`,
      missing,
      wantedBy: missing.wantedBy.map(named),
    })),
    ...plan.objects.toReversed().map((object): RelatedRow => ({
      kind: 'object',
      key: `${object.class} ${object.id}`,
      object,
      bytes: object.contents.reduce((sum, { bytes }) => sum + bytes, 0),
      chain: chainTo(object, objects).map(named),
    })),
  ];
}

/** Ids from a root down to an object. A ring of applications that need each other ends where it would begin again. */
function chainTo(object: ExportRow, objects: ReadonlyMap<string, ExportRow>): string[] {
  const chain = [object.id];
  for (let at = object.because; at !== null && !chain.includes(at); at = objects.get(at)?.because ?? null)
    chain.unshift(at);
  return chain;
}

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
    const { id, class: className, name } = row.missing;
    const why = `not in this site; wanted by ${row.wantedBy[0] ?? ''}`;
    const cells = [styled('bad', '!'), name ?? '(name unknown)', labelOf(className), styled('bad', id), '', why];
    return { id: row.key, cells, search: 'missing' };
  }
  const { object, bytes, chain } = row;
  const why = object.because === null ? 'asked for' : `needed by ${chain.at(-2) ?? object.because}`;
  const size = bytes > 0 ? formatBytes(bytes) : '';
  return { id: row.key, cells: [styled('good', '+'), object.name, labelOf(object.class), object.id, size, why] };
}

/** Everything about a row, nothing cut. */
export function relatedDetails(row: RelatedRow | undefined, view: View): Line[] {
  if (row === undefined) return [];
  if (row.kind === 'missing') {
    const { id, class: className, name = '' } = row.missing;
    return [
      ...paragraph([styled('bad', `${labelOf(className)} ${nameAndId(name, id)} is not in this site.`)], view, ''),
      ...paragraph('The archive will name it, but not hold it; the import asks what stands for it.', view, ''),
      ...row.wantedBy.flatMap((by) => paragraph(`Wanted by ${by}`, view, '')),
    ];
  }
  const { object, chain } = row;
  return [
    ...paragraph([styled('heading', `${labelOf(object.class)} ${nameAndId(object.name, object.id)}`)], view, ''),
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
