/** One object of a site or an archive: where it is, its steps, what it needs and what needs it. */
import type { ShownObject } from '@tsferry/domain/shapes';
import { labelOf } from '@tsferry/wizard';
import { count, formatBytes, nameOrUnknown, namesOf, stepText } from '@tsferry/wizard/words';
import { styled, type Line, type Span, type View } from '../terminal/line.js';
import { table } from '../terminal/table.js';
import { cycleLines } from './findings.js';
import { section, tableSection } from './section.js';
import { stepTreeLines } from './step-tree.js';

/** Everything `show` answers. */
export function shownLines(answer: ShownObject, view: View): Line[] {
  const { object } = answer;
  const names = namesOf([object]);
  const facts: Span[][] = [
    ['Name', styled('heading', object.name)],
    ['Kind', labelOf(object.class)],
    ['Id', object.id],
    ...(object.folder === null ? [] : [['Folder', object.folder]]),
    ...(object.version === null ? [] : [['Version', String(object.version)]]),
  ];
  return [
    ...table(facts, view, ''),
    ...section('Steps', answer.steps === null ? [] : stepTreeLines(answer.steps, view)),
    ...tableSection('Needs', answer.references.map(referenceRow), view),
    ...tableSection(
      'Needed by',
      answer.usedBy.map(({ class: className, id, name }) => [id, name, labelOf(className)]),
      view,
    ),
    ...tableSection('Content', answer.contents.map(contentRow), view),
    ...tableSection('Ignored when it was imported', answer.unresolved.map(ignoredRow), view),
    ...cycleLines(answer.cycles, names, view),
  ];
}

function referenceRow({ id, class: className, name, inArchive, steps }: ShownObject['references'][number]): Span[] {
  return [
    inArchive ? id : styled('bad', id),
    nameOrUnknown(name),
    className === undefined ? '' : labelOf(className),
    inArchive ? '' : styled('bad', 'not here'),
    steps.map(stepText).join('; '),
  ];
}

function contentRow({ path, files, bytes, checked }: ShownObject['contents'][number]): Span[] {
  const size = files === null || bytes === null ? '' : `${count(files, 'file')}, ${formatBytes(bytes)}`;
  return [path, size, checked ? '' : styled('change', 'not checked')];
}

function ignoredRow({ sourceId, class: className, name, step, property }: ShownObject['unresolved'][number]): Span[] {
  return [
    sourceId,
    nameOrUnknown(name),
    className === null ? '' : labelOf(className),
    step ? stepText(step) : property,
  ];
}
