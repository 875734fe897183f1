/** What an archive holds, and whether it is whole. */
import type { Inspection, Verification } from '@tsferry/domain/shapes';
import { labelOf } from '@tsferry/wizard';
import {
  checksumWords,
  findingTitles,
  formatBytes,
  groupBy,
  nameOrUnknown,
  namesList,
  namesOf,
  verifiedText,
  type Names,
} from '@tsferry/wizard/words';
import { styled, type Line, type Span, type View } from '../terminal/line.js';
import { table } from '../terminal/table.js';
import { cycleLines, reentryLines, suspectLines, unresolvedLines, warningLines } from './findings.js';
import { section, tableSection } from './section.js';
import { shellWord } from './shell-word.js';

type ArchiveAnswer = Inspection['archive'];

const flavours: Readonly<Record<ArchiveAnswer['flavour'], string>> = {
  manifest: 'task sequences and packages (Manifest.xml)',
  document: 'applications (document.xml)',
};

const checksums: Readonly<Record<ArchiveAnswer['checksums'], Span>> = {
  absent: checksumWords.absent,
  ok: styled('good', checksumWords.ok),
  failed: styled('bad', `${checksumWords.failed}; tsferry verify names every difference`),
  unchecked: `${checksumWords.unchecked}; tsferry verify does`,
};

/** What an archive says of itself: where it is from, what its administrator says, whether its content is whole. */
export function archiveFacts(archive: ArchiveAnswer): Span[][] {
  return [
    ['Holds', flavours[archive.flavour]],
    ['From', archive.authoringScope || '(unknown)'],
    ...(archive.comment === ''
      ? []
      : archive.comment.split(/\r\n|\r|\n/).map((line, at) => [at ? '' : 'Comment', line])),
    ['Checksums', checksums[archive.checksums]],
  ];
}

const archiveLines = (archive: ArchiveAnswer, view: View): Line[] =>
  table([['Archive', archive.path], ...archiveFacts(archive)], view, '');

/** Everything `inspect` answers. */
export function inspectionLines(answer: Inspection, view: View): Line[] {
  const names = namesOf(answer.objects);
  const roots = new Set(answer.roots);
  return [
    ...archiveLines(answer.archive, view),
    ...[...groupBy(answer.objects, (object) => object.class)].flatMap(([className, objects]) =>
      tableSection(
        labelOf(className),
        objects.map((object) => [
          object.id,
          object.name,
          contentSpan(object.content),
          roots.has(object.id) ? 'root' : '',
        ]),
        view,
      ),
    ),
    ...missingSection(findingTitles.missingInArchive, answer.missing, names, view),
    ...unresolvedLines(answer.unresolved, names, view),
    ...cycleLines(answer.cycles, names, view),
    ...reentryLines(findingTitles.reenterLater, answer.reenter, names, view),
    ...suspectLines(answer.suspected, names, view),
    ...warningLines(answer.warnings, view),
  ];
}

function contentSpan(content: Inspection['objects'][number]['content']): Span {
  if (content === null) return '';
  return content.present ? formatBytes(content.bytes ?? 0) : styled('bad', 'content is not here');
}

/** What is named and nowhere to be found, with who names it. */
export function missingSection(title: string, missing: Inspection['missing'], names: Names, view: View): Line[] {
  return tableSection(
    title,
    missing.map(({ id, class: className, name, wantedBy }) => [
      styled('bad', id),
      nameOrUnknown(name),
      className === undefined ? '' : labelOf(className),
      `wanted by ${namesList(wantedBy, names)}`,
    ]),
    view,
  );
}

/** What `verify` answers: that nothing is wrong, and how much was looked at. */
export function verificationLines(answer: Verification, view: View): Line[] {
  return [
    ...archiveLines(answer.archive, view),
    ...section('The archive is whole', [`  ${verifiedText(answer)}`]),
    ...warningLines(answer.warnings, view),
    '',
    `Next: tsferry import ${shellWord(answer.archive.path)} --site CODE --dry-run`,
  ];
}
