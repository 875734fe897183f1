/** What differs in an object, property by property and step by step. */
import type { ConditionLine, ObjectChanges, StepChange, TextLine, ValueChange } from '@tsferry/domain';
import {
  conditionLineText,
  isToldByLine,
  labelOf,
  sameDefinitionText,
  stepChangeSign,
  stepChangeText,
  stepPlaceText,
} from '@tsferry/wizard';
import { nameAndId } from '@tsferry/wizard/words';
import { styled, type Line, type Span, type Style, type View } from '../terminal/line.js';
import { table } from '../terminal/table.js';
import { wrapSpans } from '../terminal/wrap-spans.js';
import { section } from './section.js';

/** One section an object of what an import would change. */
export function changesLines(changes: ObjectChanges, view: View): Line[] {
  const { object } = changes;
  const title = `Changes in ${labelOf(object.class)} ${nameAndId(object.name, object.id)}`;
  const lines = differenceLines(changes, view);
  return section(title, lines.length > 0 ? lines : [`  ${sameDefinitionText}`]);
}

/** Properties and steps that differ. */
export function differenceLines(
  { properties, steps }: Pick<ObjectChanges, 'properties' | 'steps'>,
  view: View,
): Line[] {
  return [...valueLines(properties, view, '  '), ...steps.flatMap((step) => stepLines(step, view))];
}

function stepLines(step: StepChange, view: View): Line[] {
  const what = styled('change', `${stepChangeSign(step)} ${stepChangeText(step)}`);
  return [
    ...table([[what, stepPlaceText(step)]], view, '  '),
    ...valueLines(step.properties, view, '      '),
    ...(step.conditions.length === 0 ? [] : ['      condition:']),
    ...step.conditions.flatMap((line) => conditionLines(line, view, '      ')),
  ];
}

/** Short values as a table, the others line by line below their name. */
function valueLines(values: readonly ValueChange[], view: View, indent: string): Line[] {
  return [
    ...table(values.filter((value) => !isToldByLine(value)).map(valueRow), view, indent),
    ...values
      .filter(isToldByLine)
      .flatMap(({ name, lines }): Line[] => [
        [indent, name, ':'],
        ...lines.flatMap((line, at) => textLines(line, at > 0 ? lines[at - 1] : undefined, view, indent)),
      ]),
  ];
}

const valueRow = ({ name, before, after }: ValueChange): Span[] => [
  name,
  before === null ? styled('faint', '(none)') : before || '(empty)',
  '->',
  after === null ? styled('faint', '(none)') : after || '(empty)',
];

const changeStyles: Readonly<Record<ConditionLine['change'], { readonly sign: string; readonly style: Style }>> = {
  same: { sign: ' ', style: 'faint' },
  removed: { sign: '-', style: 'bad' },
  added: { sign: '+', style: 'good' },
};

function conditionLines(line: ConditionLine, view: View, indent: string): Line[] {
  const { sign, style } = changeStyles[line.change];
  const text = `${'  '.repeat(line.depth)}${conditionLineText(line)}`;
  return wrapSpans([styled(style, text)], view.width, [indent, styled(style, `${sign} `)]);
}

/** A line of a text; before one that does not follow the last, the lines between are shown to be left out. */
function textLines(line: TextLine, last: TextLine | undefined, view: View, indent: string): Line[] {
  const change = line.before === null ? 'added' : line.after === null ? 'removed' : 'same';
  const { sign, style } = changeStyles[change];
  const isPartly = line.parts.length > 1 && change !== 'same';
  const parts = line.parts.map(({ text, changed }): Span => {
    if (!isPartly) return styled(style, text);
    if (!changed) return text;
    // Without colour, as git marks words.
    return view.color ? styled(style, text) : change === 'added' ? `{+${text}+}` : `[-${text}-]`;
  });
  const lines = wrapSpans(parts, view.width, [indent, styled(style, `${sign} `)]);
  return leavesOut(line, last) ? [[indent, styled('faint', '  …')], ...lines] : lines;
}

/** Whether lines between two that are told are left out. */
function leavesOut({ before, after }: TextLine, last: TextLine | undefined): boolean {
  if (before === null || after === null) return false;
  if (last === undefined) return before > 1 && after > 1;
  return last.before !== null && last.after !== null && before > last.before + 1;
}
