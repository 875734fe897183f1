/** The import wizard: the pages of the official one, over the use cases of the engine. */
import { importPolicySchema } from '@tsferry/domain';
import { importPages, unplanned, type ImportPageName } from '@tsferry/wizard';
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
import { freshPane } from '../split-area.js';
import { forPage, pageArea } from '../page-area.js';
import { WizardBody } from '../WizardBody.js';
import { takeAnswer, takeFailure } from './answers.js';
import { choosePage } from './choose-dialog.js';
import { completionPage } from './completion-page.js';
import { noContent } from './content-list.js';
import { contentPage, contentStatus } from './content-page.js';
import { performImport } from './effects.js';
import { findPage } from './find-dialog.js';
import { generalForm, generalPage, lookInto, type ImportStart } from './general-page.js';
import { progressPage } from './progress-page.js';
import { replacePage } from './replace-dialog.js';
import { savePage } from './save-dialog.js';
import type { ImportDialog, ImportEffect, ImportEvent, ImportState } from './state.js';
import { noSummary } from './summary-list.js';
import { summaryPage, summaryStatus } from './summary-page.js';

type ImportPage = Page<ImportState, ImportEffect>;

const pages: Readonly<Record<ImportPageName, ImportPage>> = {
  general: generalPage,
  content: contentPage,
  summary: summaryPage,
  progress: progressPage,
  completion: completionPage,
};

const dialogs: Readonly<Record<ImportDialog['kind'], ImportPage>> = {
  choose: choosePage,
  find: findPage,
  replace: replacePage,
  save: savePage,
};

const pageOf = ({ page, dialog }: ImportState): ImportPage => (dialog === null ? pages[page] : dialogs[dialog.kind]);

/** The wizard as it opens, filled in with what is known already. */
export function startImport(start: ImportStart): Change<ImportState, ImportEffect> {
  const form = generalForm(start);
  const state: ImportState = {
    page: 'general',
    form: start.file ? { ...form, focus: 'site' } : form,
    policy: importPolicySchema.parse(start.policy ?? {}),
    archive: null,
    planning: unplanned,
    asked: null,
    content: noContent,
    summary: noSummary,
    pane: freshPane,
    dialog: null,
    transfer: null,
    outcome: null,
    notice: '',
  };
  const [next, look = []] = lookInto(state);
  return [next, [...firstEffects(form), { kind: 'sites' }, ...look]];
}

/** The next state, and what to do. */
export function reduceImport(
  state: ImportState,
  event: ImportEvent | Input | Failed<ImportEffect> | Resumed,
): Change<ImportState, ImportEffect> {
  switch (event.kind) {
    case 'intent':
    case 'text':
      if (asksToLeave(state, event)) return [{ ...state, notice: leaving }];
      return pageOf(state).reduce({ ...state, notice: '' }, forPage(event));
    case 'failed':
      return takeFailure(state, event);
    case 'resumed':
      return [state];
    default:
      return takeAnswer(state, event);
  }
}

const statuses: Readonly<Partial<Record<ImportPageName, (state: ImportState) => Line>>> = {
  content: contentStatus,
  summary: summaryStatus,
};

function statusOf(state: ImportState): Line {
  if (state.notice !== '') return [styled('change', state.notice)];
  return state.dialog === null ? (statuses[state.page]?.(state) ?? '') : '';
}

const titles = Object.values(importPages);

/** Makes the screen. */
export function importWizard(start: ImportStart = {}): AnyScreen {
  return defineScreen<ImportState, ImportEvent, ImportEffect>({
    start: startImport(start),
    reduce: reduceImport,
    keys: (state) => pageOf(state).keys(state),
    typing: (state) => pageOf(state).typing(state),
    draw(state, area) {
      return {
        title: 'Import Task Sequence',
        body: (
          <WizardBody titles={titles} at={Object.keys(importPages).indexOf(state.page)} area={area}>
            {pageOf(state).draw(state, pageArea(area))}
          </WizardBody>
        ),
        status: statusOf(state),
      };
    },
    perform: performImport,
  });
}
