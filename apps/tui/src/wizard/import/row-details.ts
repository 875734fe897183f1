import { actionLabel, rowTitle } from '@tsferry/wizard';
import { formatBytes } from '@tsferry/wizard/words';
import { styled, type Line, type View } from '../../terminal/line.js';
import { paragraph, table } from '../../terminal/table.js';
import type { ContentRow } from './content-row.js';

/** Everything about a row, nothing cut: its whole name, why, and what it could be. */
export function rowDetails(row: ContentRow | undefined, deciding: ReadonlySet<string>, view: View): Line[] {
  if (row === undefined) return [];
  const pending: Line[] = deciding.has(row.key) ? [[styled('change', '… being planned again')]] : [];
  return [
    ...paragraph([styled('heading', rowTitle(row))], view, ''),
    ...pending,
    ...row.reasons.flatMap((reason, at) =>
      paragraph([styled(row.waits && at < row.reasons.length - 1 ? 'bad' : 'faint', reason)], view, ''),
    ),
    ...(row.kind === 'object' ? objectFacts(row, view) : []),
    ...candidateLines(row, view),
  ];
}

function objectFacts(row: Extract<ContentRow, { kind: 'object' }>, view: View): Line[] {
  const { sourceId, targetId, targetName, bytes, contents, offers } = row.object;
  const other = targetName === row.name ? '' : ` "${targetName}"`;
  const becomes = targetId === '' ? 'not chosen yet' : `${targetId}${other}`;
  return table(
    [
      ['Id', targetId === sourceId ? sourceId : `${sourceId} -> ${becomes}`],
      ['Offers', offers.map((action) => actionLabel(row.object, action)).join(', ')],
      ['Content', bytes > 0 ? formatBytes(bytes) : ''],
      ...contents.map(({ path }, at) => [at === 0 ? 'Source' : '', path]),
    ].filter(([, value]) => value !== ''),
    view,
    '',
  );
}

function candidateLines(row: ContentRow, view: View): Line[] {
  const candidates =
    row.kind === 'object' ? row.object.candidates : row.kind === 'missing' ? row.missing.candidates : [];
  if (candidates.length === 0 || (row.kind === 'object' && row.object.match !== 'same-name')) return [];
  return [
    [styled('faint', 'Of the same name here:')],
    ...table(
      candidates.map(({ id, name }) => [id, name]),
      view,
      '  ',
    ),
  ];
}
