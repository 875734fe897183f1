/** The export wizard: the pages of the official one, over the use cases of the engine. */
import {
  defineScreen,
  type AnyScreen,
  type Change,
  type Failed,
  type Input,
  type Resumed,
} from '../../screen/screen.js';
import { styled, type Line } from '../../terminal/line.js';
import { firstEffects } from '../form.js';
import { asksToLeave, leaving } from '../leave.js';
import type { Page } from '../page.js';
import { exportPages, unplanned, type ExportPageName } from '@tsferry/wizard';
import { freshPane } from '../split-area.js';
import { forPage, pageArea } from '../page-area.js';
import { WizardBody } from '../WizardBody.js';
import { takeAnswer, takeFailure } from './answers.js';
import { completionPage } from './completion-page.js';
import { performExport } from './effects.js';
import { generalForm, generalPage, type ExportStart } from './general-page.js';
import { progressPage } from './progress-page.js';
import { relatedPage, relatedStatus } from './related-page.js';
import { relatedList } from './related-list.js';
import type { ExportEffect, ExportEvent, ExportState } from './state.js';
import { summaryPage, summaryStatus, suspectedChoice } from './summary-page.js';

const pages: Readonly<Record<ExportPageName, Page<ExportState, ExportEffect>>> = {
  general: generalPage,
  related: relatedPage,
  summary: summaryPage,
  progress: progressPage,
  completion: completionPage,
};

/** The wizard as it opens, filled in with what is known already. */
export function startExport(start: ExportStart): Change<ExportState, ExportEffect> {
  const form = generalForm(start);
  const state: ExportState = {
    page: 'general',
    form,
    suspected: suspectedChoice(start.suspected),
    overwrite: start.overwrite ?? false,
    planning: unplanned,
    asked: null,
    related: { rows: new Map(), list: relatedList([]) },
    pane: freshPane,
    replace: null,
    transfer: null,
    outcome: null,
    notice: '',
  };
  return [state, [...firstEffects(form), { kind: 'sites' }]];
}

/** The next state, and what to do. */
export function reduceExport(
  state: ExportState,
  event: ExportEvent | Input | Failed<ExportEffect> | Resumed,
): Change<ExportState, ExportEffect> {
  switch (event.kind) {
    case 'intent':
    case 'text':
      if (asksToLeave(state, event)) return [{ ...state, notice: leaving }];
      return pages[state.page].reduce({ ...state, notice: '' }, forPage(event));
    case 'failed':
      return takeFailure(state, event);
    case 'resumed':
      return [state];
    default:
      return takeAnswer(state, event);
  }
}

const statuses: Readonly<Partial<Record<ExportPageName, (state: ExportState) => Line>>> = {
  related: relatedStatus,
  summary: summaryStatus,
};

const titles = Object.values(exportPages);

/** Makes the screen. */
export function exportWizard(start: ExportStart = {}): AnyScreen {
  return defineScreen<ExportState, ExportEvent, ExportEffect>({
    start: startExport(start),
    reduce: reduceExport,
    keys: (state) => pages[state.page].keys(state),
    typing: (state) => pages[state.page].typing(state),
    draw(state, area) {
      const status = state.notice === '' ? statuses[state.page]?.(state) : [styled('change', state.notice)];
      return {
        title: 'Export Task Sequence',
        body: (
          <WizardBody titles={titles} at={Object.keys(exportPages).indexOf(state.page)} area={area}>
            {pages[state.page].draw(state, pageArea(area))}
          </WizardBody>
        ),
        ...(status === undefined ? {} : { status }),
      };
    },
    perform: performExport,
  });
}
