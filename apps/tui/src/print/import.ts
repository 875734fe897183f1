/** What an import will do, as a list of changes; what is still to be decided; what was done. */
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { importedSequence, importedText, importTotalsText, labelOf } from '@tsferry/wizard';
import {
  actionWords,
  findingTitles,
  formatBytes,
  groupBy,
  importNames,
  linkWords,
  matchWords,
  nameOrUnknown,
  namesList,
  type Names,
} from '@tsferry/wizard/words';
import { styled, type Line, type Span, type View } from '../terminal/line.js';
import { paragraph, table, tableRows } from '../terminal/table.js';
import { decisionLines } from './decisions.js';
import { reentryLines, unresolvedLines, warningLines } from './findings.js';
import { section } from './section.js';
import { markSpan } from './marks.js';
import { shellWord } from './shell-word.js';

type Row = ImportAnswer['objects'][number];

/** Matches that need no sentence where the default happens. */
const routine: ReadonlySet<Row['match']> = new Set(['own', 'imported', 'predefined']);

/** The plan of an import. */
export function importPlanLines(answer: ImportAnswer, view: View): Line[] {
  const names = importNames(answer);
  return [
    [styled('heading', `Import into ${answer.site}`)],
    ...[...groupBy(answer.objects, (row) => row.class)].flatMap(([className, rows]) =>
      section(`${labelOf(className)} (${rows.length})`, rowLines(rows, view)),
    ),
    ...linkLines(answer, view),
    ...missingLines(answer, names, view),
    ...unresolvedLines(answer.unresolved, names, view),
    ...warningLines(answer.warnings, view),
    ...decisionLines(answer, view),
    '',
    ...paragraph(importTotalsText(answer), view, ''),
  ];
}

/** What happens to each object, from which id to which; below it why, where that is not plain to see. */
function rowLines(rows: readonly Row[], view: View): Line[] {
  const heads = rows.map((row): Span[] => {
    const note = isPlain(row) && routine.has(row.match) ? matchWords[row.match] : '';
    const size = row.bytes > 0 ? formatBytes(row.bytes) : '';
    return [markSpan(row.action), row.name, actionWords[row.action], note, size, styled('faint', idsText(row))];
  });
  return tableRows(heads, view).flatMap((lines, at) => {
    const row = rows[at]!;
    return isPlain(row) ? lines : [...lines, ...paragraph([styled('faint', row.reason)], view, '     ')];
  });
}

/** Whether the default happens to an object that is new or certainly the same. */
function isPlain({ match, action, offers, reason }: Row): boolean {
  if (action !== offers[0]) return false;
  return match === 'new' ? !reason.includes('since deleted') : routine.has(match);
}

function idsText({ sourceId, targetId }: Pick<Row, 'sourceId' | 'targetId'>): string {
  return targetId === sourceId ? sourceId : `${sourceId} -> ${targetId === '' ? '(to be chosen)' : targetId}`;
}

function linkLines({ links }: ImportAnswer, view: View): Line[] {
  const rows = links.map(({ id, targetId, class: className, name, why }): Span[] => [
    '=',
    name,
    labelOf(className),
    linkWords[why],
    styled('faint', idsText({ sourceId: id, targetId })),
  ]);
  return section(`${findingTitles.linked} (${rows.length})`, table(rows, view));
}

function missingLines(answer: ImportAnswer, names: Names, view: View): Line[] {
  const rows = answer.missing.map(({ id, class: className, name, ignored, wantedBy }): Span[] => [
    styled(ignored ? 'faint' : 'bad', '!'),
    styled(ignored ? 'faint' : 'bad', id),
    nameOrUnknown(name),
    className === undefined ? '' : labelOf(className),
    ignored ? 'ignored' : 'missing',
    `wanted by ${namesList(wantedBy, names)}`,
  ]);
  return section(`${findingTitles.missingEverywhere} (${rows.length})`, table(rows, view));
}

/** Values to enter again, by the ids that their objects have in the site. */
function reenterHere({ objects, reenter }: ImportAnswer): ImportAnswer['reenter'] {
  const targets = new Map(objects.map(({ sourceId, targetId }) => [sourceId, targetId]));
  return reenter.map((item) => ({ ...item, object: targets.get(item.object) || item.object }));
}

const namesHere = ({ objects }: ImportAnswer): Names => new Map(objects.map(({ targetId, name }) => [targetId, name]));

/** What was done, and what is left for the administrator. */
export function importedLines(answer: ImportAnswer, view: View): Line[] {
  const sequence = importedSequence(answer);
  return [
    '',
    [styled('good', importedText(answer))],
    ...reentryLines(findingTitles.reenterNow, reenterHere(answer), namesHere(answer), view),
    ...(sequence ? ['', `Look at it: tsferry show ${shellWord(sequence.targetId)} --site ${answer.site}`] : []),
  ];
}
