/** Summary: what the export comes to, what stays behind, and what happens to values that look like secrets. */
import { Box, Text } from 'ink';
import { ask, exportTotalsText, labelOf, suspectedWords, type SuspectedPolicy } from '@tsferry/wizard';
import { count, groupBy } from '@tsferry/wizard/words';
import { describeExport, type ExportPlan } from '@tsferry/domain';
import { archivePath } from '../../commands/archive-path.js';
import { exportFindingLines } from '../../print/export.js';
import type { Area } from '../../screen/area.js';
import { chosen, createChoice, reduceChoice, type Choice } from '../../screen/choice.js';
import type { Change, Input } from '../../screen/screen.js';
import { reducePage } from '../../screen/scroll.js';
import { ScrolledText } from '../../screen/ScrolledText.js';
import { styled, type Line } from '../../terminal/line.js';
import { paragraph } from '../../terminal/table.js';
import type { Page } from '../page.js';
import { ProblemText } from '../ProblemText.js';
import { problemLines } from '../problem.js';
import { rememberLines } from '../remember-lines.js';
import { freshPane } from '../split-area.js';
import { started } from '../transfer.js';
import { planEffect } from './plan-effect.js';
import type { ExportEffect, ExportState } from './state.js';

type Step = Change<ExportState, ExportEffect>;

/** The choice for suspected secrets. */
export function suspectedChoice(value: SuspectedPolicy = 'warn'): Choice<SuspectedPolicy> {
  const values = Object.keys(suspectedWords) as SuspectedPolicy[];
  return createChoice(
    values.map((one) => ({ value: one, label: suspectedWords[one] })),
    value,
  );
}

export const summaryPage: Page<ExportState, ExportEffect> = {
  keys: ({ replace, planning }) => {
    if (replace !== null) return ['accept', 'back', 'help'];
    return planning.plan?.suspected.length ? ['next', 'toggle', 'back', 'help'] : ['next', 'back', 'help'];
  },
  typing: () => false,
  reduce(state, input) {
    if (input.kind !== 'intent') return [state];
    if (state.replace !== null) return reduceReplace(state, input);
    if (input.intent === 'back') return [{ ...state, page: 'related', pane: freshPane }];
    if (input.intent === 'next') return toProgress(state);
    if (/^(left|right|toggle)$/.test(input.intent)) return choose(state, input);
    const top = reducePage(state.pane.top, input, linesOf(state, input.area).length);
    return [{ ...state, pane: { focused: true, top } }];
  },
  draw(state, area) {
    if (state.replace !== null) {
      const question = 'Enter replaces it once the new export is complete; Esc leaves it.';
      return (
        <Box flexDirection="column" rowGap={1}>
          <ProblemText problem={{ ...state.replace, hint: '' }} />
          <Text>{question}</Text>
        </Box>
      );
    }
    return <ScrolledText lines={linesOf(state, area)} top={state.pane.top} area={area} />;
  },
};

/** One line of news. */
export function summaryStatus({ planning }: ExportState): Line {
  return planning.pending ? [styled('change', '… planning again')] : [styled('faint', 'The next page exports this.')];
}

/** Another choice for suspected secrets: the plan is made again with it. */
function choose(state: ExportState, input: Input): Step {
  const suspected = reduceChoice(state.suspected, input);
  if (state.planning.plan?.suspected.length === 0 || suspected.at === state.suspected.at) return [state];
  const next = { ...state, suspected, planning: ask(state.planning) };
  return [next, [planEffect(next)]];
}

function reduceReplace(state: ExportState, input: Extract<Input, { kind: 'intent' }>): Step {
  if (input.intent === 'back') return [{ ...state, replace: null }];
  return input.intent === 'accept' ? toProgress({ ...state, replace: null, overwrite: true }) : [state];
}

function toProgress(state: ExportState): Step {
  const { plan, pending } = state.planning;
  if (plan === null || pending) return [{ ...state, notice: 'The plan is being made again; one moment.' }];
  const next: ExportState = { ...state, page: 'progress', transfer: started, outcome: null };
  return [next, [{ kind: 'apply', plan, to: archivePath(state.asked!.to, plan), overwrite: state.overwrite }]];
}

const findingLines = rememberLines((plan: ExportPlan, area) =>
  exportFindingLines(describeExport(plan, '', false), area),
);

function linesOf(state: ExportState, area: Area): readonly Line[] {
  const { planning, asked, suspected } = state;
  if (planning.plan === null) return planning.problem === null ? [] : problemLines(planning.problem, area);
  const answer = describeExport(planning.plan, archivePath(asked!.to, planning.plan), false);
  const blanked = answer.reenter.filter(({ state: how }) => how === 'blanked').length;
  const classes = [...groupBy(answer.objects, (object) => object.class)].map(
    ([className, objects]) => `${labelOf(className)} ${objects.length}`,
  );
  const found = answer.suspected.length;
  return [
    ...(planning.problem === null ? [] : [...problemLines(planning.problem, area), '']),
    ...paragraph([styled('heading', `Export to ${answer.archive}`)], area, ''),
    ...paragraph(exportTotalsText(answer), area, ''),
    ...paragraph(classes.join(', '), area, '  '),
    `Values blanked: ${blanked}. Suspected secrets: ${found === 0 ? 'none found' : found}.`,
    ...(found === 0
      ? []
      : [
          '',
          [styled('heading', `${count(found, 'suspected secret')}: left and right choose`)] as Line,
          ...choiceLines(suspected),
        ]),
    ...(planning.plan.comment === ''
      ? []
      : ['', ...planning.plan.comment.split('\n').flatMap((line) => paragraph(line, area, '  '))]),
    ...findingLines(planning.plan, area),
  ];
}

/** It is a part of a text that scrolls, and so lines. */
const choiceLines = ({ options, at }: Choice<SuspectedPolicy>): Line[] =>
  options.map(({ label }, index) => [index === at ? styled('cursor', `(•) ${label}`) : `( ) ${label}`]);

/** The choice that the plan at hand was made with. */
export const choiceOf = (state: ExportState): Choice<SuspectedPolicy> =>
  suspectedChoice(state.planning.plan?.suspectedPolicy ?? chosen(state.suspected));
