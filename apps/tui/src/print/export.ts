/** What an export will take along, and what it did. */
import type { ExportAnswer } from '@tsferry/domain/shapes';
import { exportTotalsText, labelOf } from '@tsferry/wizard';
import { count, findingTitles, formatBytes, groupBy, nameAndId, namesOf } from '@tsferry/wizard/words';
import { styled, type Line, type View } from '../terminal/line.js';
import { paragraph } from '../terminal/table.js';
import { redactedLines, reentryLines, suspectLines, unresolvedLines, warningLines } from './findings.js';
import { missingSection } from './inspection.js';
import { tableSection } from './section.js';
import { shellWord } from './shell-word.js';

/** The plan of an export. */
export function exportPlanLines(answer: ExportAnswer, view: View): Line[] {
  const names = namesOf(answer.objects);
  return [
    ...paragraph([styled('heading', `Export to ${answer.archive}`)], view, ''),
    ...[...groupBy(answer.objects, (object) => object.class)].flatMap(([className, objects]) =>
      tableSection(
        labelOf(className),
        objects.map(({ id, name, because, bytes }) => [
          id,
          name,
          bytes > 0 ? formatBytes(bytes) : '',
          because === null ? 'asked for' : `needed by ${nameAndId(names.get(because), because)}`,
        ]),
        view,
      ),
    ),
    ...exportFindingLines(answer, view),
    '',
    exportTotalsText(answer),
  ];
}

/** What an administrator should know of it: what is missing, what stays behind, what looks like a secret. */
export function exportFindingLines(answer: ExportAnswer, view: View): Line[] {
  const names = namesOf(answer.objects);
  return [
    ...missingSection(findingTitles.missingInSite, answer.missing, names, view),
    ...unresolvedLines(answer.unresolved, names, view),
    ...reentryLines(findingTitles.staysBehind, answer.reenter, names, view),
    ...suspectLines(answer.suspected, names, view),
    ...warningLines(answer.warnings, view),
  ];
}

/** What was done, and what to do with it. */
export function exportedLines(answer: ExportAnswer, view: View): Line[] {
  const folder = `${answer.archive.replace(/\.zip$/i, '')}_files`;
  return [
    '',
    ...paragraph([styled('good', `Exported ${count(answer.objects.length, 'object')} to ${answer.archive}`)], view, ''),
    ...redactedLines(answer.redacted, namesOf(answer.objects), view),
    ...(answer.content.files === 0
      ? []
      : paragraph(`Copy it together with ${folder}: the two belong together.`, view, '')),
    ...paragraph(`Check it where it arrives: tsferry verify ${shellWord(answer.archive)}`, view, ''),
    // Windows has no program that checks a list of sums.
    ...(answer.content.files === 0 || process.platform === 'win32'
      ? []
      : paragraph(`Or without tsferry: cd ${shellWord(folder)} && sha256sum -c SHA256SUMS`, view, '')),
  ];
}
