import type { ComparedObject, Comparison } from '@tsferry/domain/shapes';
import { comparedNames, comparisonText, contentsText, differs, labelOf, onlyWords, pairWords } from '@tsferry/wizard';
import { styled, type Line, type View } from '../terminal/line.js';
import { paragraph } from '../terminal/table.js';
import { differenceLines } from './changes.js';
import { section, tableSection } from './section.js';

/** What differs between two places: one section an object, then what only one of them has, then the sum. */
export function comparisonLines(comparison: Comparison, view: View): Line[] {
  const { objects, onlyA, onlyB, equal } = comparison;
  const rows = (list: Comparison['onlyA']) =>
    list.map(({ class: className, id, name }) => [labelOf(className), name, id]);
  return [
    ...objects.filter(differs).flatMap((object) => objectLines(object, view)),
    ...tableSection(onlyWords.a, rows(onlyA), view),
    ...tableSection(onlyWords.b, rows(onlyB), view),
    '',
    ...paragraph([styled(equal ? 'good' : 'change', comparisonText(comparison))], view, ''),
  ];
}

function objectLines(object: ComparedObject, view: View): Line[] {
  return section(`${labelOf(object.a.class)} ${comparedNames(object)}`, [
    [styled('faint', `  ${pairWords[object.why]}`)],
    ...(object.contents.length > 0 ? paragraph([contentsText(object.contents)], view, '  ') : []),
    ...differenceLines(object, view),
  ]);
}
