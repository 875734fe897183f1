/** Everything an object needs, to any depth. */
import type { ClosureAnswer } from '@tsferry/domain/shapes';
import { labelOf } from '@tsferry/wizard';
import { count, groupBy, nameAndId, nameOrUnknown, namesOf } from '@tsferry/wizard/words';
import { styled, type Line, type View } from '../terminal/line.js';
import { cycleLines } from './findings.js';
import { tableSection } from './section.js';

/** The objects by kind, each with one object that names it; what is nowhere to be found last. */
export function closureLines(answer: ClosureAnswer, view: View): Line[] {
  const names = namesOf(answer.objects);
  // Edges come as they were found, nearest to the root first: the first one tells most.
  const by = new Map(answer.edges.toReversed().map(({ from, to }) => [to, nameAndId(names.get(from), from)]));
  const here = answer.objects.filter(({ id, inPlace }) => inPlace && id !== answer.root);
  const missing = answer.objects.filter(({ inPlace }) => !inPlace);
  const becauseOf = (id: string): string => (by.has(id) ? `needed by ${by.get(id)}` : '');
  return [
    [styled('heading', nameAndId(names.get(answer.root), answer.root))],
    `needs ${count(here.length + missing.length, 'object')}`,
    ...[...groupBy(here, (object) => object.class)].flatMap(([className, group]) =>
      tableSection(
        labelOf(className),
        group.map(({ id, name }) => [id, name, styled('faint', becauseOf(id))]),
        view,
      ),
    ),
    ...tableSection(
      'Missing',
      missing.map(({ id, name, class: className }) => [
        styled('bad', id),
        nameOrUnknown(name),
        className === '' ? '' : labelOf(className),
        becauseOf(id),
      ]),
      view,
    ),
    ...cycleLines(answer.cycles, names, view),
  ];
}
