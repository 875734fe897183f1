/** What an archive holds, and whether it is whole. */
import type { Inspection, Verification } from '@tsferry/domain/shapes';
import { groupBy } from '@tsferry/domain/wording';
import { count, formatBytes } from '../terminal/amount.js';
import { styled, type Line, type Span, type View } from '../terminal/line.js';
import { table } from '../terminal/table.js';
import { cycleLines, reentryLines, suspectLines, unresolvedLines, warningLines, type Names } from './findings.js';
import { section, tableSection } from './section.js';
import { labelOf, nameAndId, shellWord } from './words.js';

type ArchiveAnswer = Inspection['archive'];

const flavours: Readonly<Record<ArchiveAnswer['flavour'], string>> = {
  manifest: 'task sequences and packages (Manifest.xml)',
  document: 'applications (document.xml)',
};

const checksums: Readonly<Record<ArchiveAnswer['checksums'], Span>> = {
  absent: 'none beside the archive',
  ok: styled('good', 'all equal'),
  failed: styled('bad', 'do not match; tsferry verify names every difference'),
  unchecked: 'not compared here, for the size of the content; tsferry verify does',
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
  const names: Names = new Map(answer.objects.map(({ id, name }) => [id, name]));
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
    ...missingSection('Not in the archive', answer.missing, names, view),
    ...unresolvedLines(answer.unresolved, names, view),
    ...cycleLines(answer.cycles, names, view),
    ...reentryLines('To fill in again after an import', answer.reenter, names, view),
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
      name ?? '(name unknown)',
      className === undefined ? '' : labelOf(className),
      `wanted by ${wantedBy.map((one) => nameAndId(names.get(one), one)).join(', ')}`,
    ]),
    view,
  );
}

/** What `verify` answers: that nothing is wrong, and how much was looked at. */
export function verificationLines(answer: Verification, view: View): Line[] {
  const { files, bytes } = answer.content;
  const compared =
    answer.archive.checksums === 'ok'
      ? `${count(files, 'file')} with ${formatBytes(bytes)}, every one equal to its checksum`
      : `${count(files, 'file')} with ${formatBytes(bytes)}, not compared: there are no checksums`;
  return [
    ...archiveLines(answer.archive, view),
    ...section('The archive is whole', files === 0 ? ['  It has no content files.'] : [`  ${compared}.`]),
    ...warningLines(answer.warnings, view),
    '',
    `Next: tsferry import ${shellWord(answer.archive.path)} --site CODE --dry-run`,
  ];
}
