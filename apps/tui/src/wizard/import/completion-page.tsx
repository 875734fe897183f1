/** Completion: what was done, and the values that an administrator enters again. */
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { importedLines } from '../../print/import.js';
import type { Area } from '../../screen/area.js';
import { reducePage } from '../../screen/scroll.js';
import { ScrolledText } from '../../screen/ScrolledText.js';
import { styled, type Line } from '../../terminal/line.js';
import { paragraph } from '../../terminal/table.js';
import type { Page } from '../page.js';
import { problemLines } from '../problem.js';
import { rememberLines } from '../remember-lines.js';
import { freshPane } from '../split-area.js';
import { saveDialog } from './save-dialog.js';
import type { ImportEffect, ImportState } from './state.js';

const hasReport = ({ outcome }: ImportState): boolean => outcome?.kind === 'done' && outcome.answer.reenter.length > 0;

export const completionPage: Page<ImportState, ImportEffect> = {
  keys: (state) => [
    ...(hasReport(state) ? (['save'] as const) : []),
    ...(state.outcome?.kind === 'done' ? (['accept'] as const) : (['back', 'accept'] as const)),
    'help',
  ],
  typing: () => false,
  reduce(state, input) {
    if (input.kind !== 'intent') return [state];
    if (input.intent === 'accept') {
      return [state, [{ kind: 'leave', answer: state.outcome?.kind === 'done' ? state.outcome.answer : null }]];
    }
    if (input.intent === 'save' && hasReport(state)) return saveDialog(state);
    if (input.intent === 'back') return [{ ...state, page: 'summary', pane: freshPane }];
    const top = reducePage(state.pane.top, input, linesOf(state, input.area).length);
    return [{ ...state, pane: { focused: true, top } }];
  },
  draw: (state, area) => <ScrolledText lines={linesOf(state, area)} top={state.pane.top} area={area} />,
};

const doneLines = rememberLines((answer: ImportAnswer, area) => [
  ...importedLines(answer, area).slice(1),
  '',
  'Enter closes the wizard.',
]);

function linesOf({ outcome, planning }: ImportState, area: Area): readonly Line[] {
  const site = planning.plan?.site ?? '';
  if (outcome?.kind === 'done') {
    const saved = outcome.saved === null ? [] : paragraph([styled('good', `Saved as ${outcome.saved}`)], area, '');
    return [...saved, ...doneLines(outcome.answer, area)];
  }
  if (outcome?.kind === 'cancelled') {
    const text = `Cancelled. Site ${site} is as it was before: nothing was imported.`;
    return [...paragraph([styled('change', text)], area, ''), '', 'Esc goes back to the summary, with every decision.'];
  }
  if (outcome === null) return [];
  return [
    [styled('heading', 'The import ended with an error')],
    '',
    ...problemLines(outcome.problem, area),
    '',
    ...paragraph('An import is all or nothing. Esc goes back to the summary, with every decision.', area, ''),
  ];
}
