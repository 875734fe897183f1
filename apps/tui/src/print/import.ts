/** What an import will do, as a list of changes; what is still to be decided; what was done. */
import { taskSequenceClass, type Action } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { groupBy } from '@tsferry/domain/wording';
import { count, formatBytes } from '../terminal/amount.js';
import { styled, type Line, type Span, type View } from '../terminal/line.js';
import { paragraph, table, tableRows } from '../terminal/table.js';
import { decisionLines } from './decisions.js';
import { reentryLines, unresolvedLines, warningLines, type Names } from './findings.js';
import { section } from './section.js';
import { actionSigns, actionWords, labelOf, matchWords, nameAndId, shellWord } from './words.js';

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
    ...missingLines(answer, names, view),
    ...unresolvedLines(answer.unresolved, names, view),
    ...warningLines(answer.warnings, view),
    ...decisionLines(answer, view),
    '',
    ...paragraph(importTotals(answer), view, ''),
  ];
}

/** Names of the objects of an import, by their ids on both sides. */
export function importNames(answer: ImportAnswer): Names {
  return new Map(
    answer.objects.flatMap(({ sourceId, targetId, name }) => [[targetId, name] as const, [sourceId, name]]),
  );
}

/** What happens to each object, from which id to which; below it why, where that is not plain to see. */
function rowLines(rows: readonly Row[], view: View): Line[] {
  const heads = rows.map((row): Span[] => {
    const [sign, style] = actionSigns[row.action];
    const note = isPlain(row) && routine.has(row.match) ? matchWords[row.match] : '';
    const size = row.bytes > 0 ? formatBytes(row.bytes) : '';
    return [styled(style, sign), row.name, actionWords[row.action], note, size, styled('faint', idsText(row))];
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

function idsText({ sourceId, targetId }: Row): string {
  return targetId === sourceId ? sourceId : `${sourceId} -> ${targetId === '' ? '(to be chosen)' : targetId}`;
}

function missingLines(answer: ImportAnswer, names: Names, view: View): Line[] {
  const rows = answer.missing.map(({ id, class: className, name, ignored, wantedBy }): Span[] => [
    styled(ignored ? 'faint' : 'bad', '!'),
    styled(ignored ? 'faint' : 'bad', id),
    name ?? '(name unknown)',
    className === undefined ? '' : labelOf(className),
    ignored ? 'ignored' : 'missing',
    `wanted by ${wantedBy.map((one) => nameAndId(names.get(one), one)).join(', ')}`,
  ]);
  return section(`Neither in the archive nor known here (${rows.length})`, table(rows, view));
}

/** What a plan comes to, in one sentence. */
export function importTotals({ objects, missing }: ImportAnswer): string {
  const number = (...actions: Action[]): number => objects.filter(({ action }) => actions.includes(action)).length;
  const ignored = missing.filter((one) => one.ignored).length;
  const bytes = objects.reduce((sum, row) => sum + row.bytes, 0);
  const parts = [
    `${number('create')} new`,
    `${number('overwrite', 'add-revision')} changed`,
    `${number('ignore')} linked to what is here`,
    ...(ignored > 0 ? [`${ignored} ignored`] : []),
    ...(missing.length > ignored ? [`${missing.length - ignored} missing`] : []),
    bytes > 0 ? `${formatBytes(bytes)} of content` : 'no content',
  ];
  return `In all: ${parts.join(', ')}.`;
}

/** Values to fill in again, by the ids that their objects have in the site. */
function reenterHere({ objects, reenter }: ImportAnswer): ImportAnswer['reenter'] {
  const targets = new Map(objects.map(({ sourceId, targetId }) => [sourceId, targetId]));
  return reenter.map((item) => ({ ...item, object: targets.get(item.object) || item.object }));
}

const namesHere = ({ objects }: ImportAnswer): Names => new Map(objects.map(({ targetId, name }) => [targetId, name]));

/** What was done, and what is left for the administrator. */
export function importedLines(answer: ImportAnswer, view: View): Line[] {
  const changed = answer.objects.filter(({ action }) => action !== 'ignore').length;
  const done =
    changed === 0
      ? `${answer.site} holds everything already: nothing was changed.`
      : `Imported ${count(changed, 'object')} into ${answer.site}.`;
  const sequence = answer.objects.findLast((row) => row.class === taskSequenceClass);
  return [
    '',
    [styled('good', done)],
    ...reentryLines('Fill in again', reenterHere(answer), namesHere(answer), view),
    ...(sequence ? ['', `Look at it: tsferry show ${shellWord(sequence.targetId)} --site ${answer.site}`] : []),
  ];
}
