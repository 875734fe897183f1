/** Completion: what to copy together, and how to check it where it arrives. */
import { exportedLines } from '../../print/export.js';
import type { Area } from '../../screen/area.js';
import { reducePage } from '../../screen/scroll.js';
import { ScrolledText } from '../../screen/ScrolledText.js';
import { styled, type Line } from '../../terminal/line.js';
import { paragraph } from '../../terminal/table.js';
import type { Page } from '../page.js';
import { problemLines } from '../problem.js';
import { freshPane } from '../split-area.js';
import type { ExportEffect, ExportState } from './state.js';

export const completionPage: Page<ExportState, ExportEffect> = {
  keys: ({ outcome }) => (outcome?.kind === 'done' ? ['accept', 'help'] : ['back', 'accept', 'help']),
  typing: () => false,
  reduce(state, input) {
    if (input.kind !== 'intent') return [state];
    if (input.intent === 'accept') {
      return [state, [{ kind: 'leave', answer: state.outcome?.kind === 'done' ? state.outcome.answer : null }]];
    }
    if (input.intent === 'back') return [{ ...state, page: 'summary', pane: freshPane }];
    const top = reducePage(state.pane.top, input, linesOf(state, input.area).length);
    return [{ ...state, pane: { focused: true, top } }];
  },
  draw: (state, area) => <ScrolledText lines={linesOf(state, area)} top={state.pane.top} area={area} />,
};

function linesOf({ outcome, asked }: ExportState, area: Area): readonly Line[] {
  if (outcome?.kind === 'done')
    return [...exportedLines(outcome.answer, area).slice(1), '', 'Enter closes the wizard.'];
  if (outcome?.kind === 'cancelled') {
    const text = `Cancelled. ${asked?.to ?? ''} is as it was before.`;
    return [...paragraph([styled('change', text)], area, ''), '', 'Esc goes back to the summary.'];
  }
  if (outcome === null) return [];
  return [
    [styled('heading', 'The export ended with an error')],
    '',
    ...problemLines(outcome.problem, area),
    '',
    'Esc goes back to the summary.',
  ];
}
