/** What an import would change in an object that is here, property by property and step by step. */
import type { ObjectChanges, ValueChange } from '@tsferry/domain';
import { labelOf, sameDefinitionText, stepChangeSigns, stepChangeWords } from '@tsferry/wizard';
import { nameAndId, stepText } from '@tsferry/wizard/words';
import { styled, type Line, type Span, type View } from '../terminal/line.js';
import { table } from '../terminal/table.js';
import { section } from './section.js';

/** One section an object. */
export function changesLines({ object, properties, steps }: ObjectChanges, view: View): Line[] {
  const title = `Changes in ${labelOf(object.class)} ${nameAndId(object.name, object.id)}`;
  const lines = [
    ...table(properties.map(valueRow), view, '  '),
    ...steps.flatMap((step) => [
      ...table(
        [[styled('change', `${stepChangeSigns[step.change]} ${stepChangeWords[step.change]}`), stepText(step.path)]],
        view,
        '  ',
      ),
      ...table(step.properties.map(valueRow), view, '      '),
    ]),
  ];
  return section(title, lines.length > 0 ? lines : [`  ${sameDefinitionText}`]);
}

const valueRow = ({ name, before, after }: ValueChange): Span[] => [
  name,
  before === null ? styled('faint', '(none)') : before || '(empty)',
  '->',
  after === null ? styled('faint', '(none)') : after || '(empty)',
];
