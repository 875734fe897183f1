/** General: the file, what goes into it, and what the administrator says of it. */
import type { ExportPlan } from '@tsferry/domain';
import {
  ask,
  exportFields,
  exportNeeds,
  firstEmpty,
  samePlan,
  unplanned,
  type ExportField,
  type ExportValues,
  type SuspectedPolicy,
} from '@tsferry/wizard';
import { Box } from 'ink';
import { createPath } from '../../screen/path-field.js';
import type { Change } from '../../screen/screen.js';
import { Styled } from '../../screen/Styled.js';
import { createText } from '../../screen/text-field.js';
import { fieldsOf, formKeys, isTyping, reduceForm, valuesIn, type Form } from '../form.js';
import { FormView } from '../FormView.js';
import type { Page } from '../page.js';
import { siteChoice } from '../site-choice.js';
import { planEffect } from './plan-effect.js';
import type { ExportEffect, ExportState } from './state.js';

/** What the wizard is opened with: what to export, and the options of the command line. */
export type ExportStart = {
  readonly site?: string;
  /** Names or ids; `*` stands for any characters. */
  readonly roots?: readonly string[];
  readonly to?: string;
  readonly dependencies?: boolean;
  readonly content?: boolean;
  readonly comment?: string;
  readonly suspected?: SuspectedPolicy;
  /** As they are typed: `\\server\share=/mnt/share`. */
  readonly maps?: readonly string[];
  readonly overwrite?: boolean;
};

/** The fields, filled in as far as something is known. */
export function generalForm(start: ExportStart): Form<ExportField> {
  const text = (value: string) => ({ kind: 'text' as const, text: createText(value, { lines: true }) });
  return {
    focus: start.site === undefined ? 'site' : (start.roots ?? []).length === 0 ? 'roots' : 'to',
    fields: fieldsOf(exportFields, {
      site: siteChoice([], start.site ?? ''),
      roots: text((start.roots ?? []).join('\n')),
      to: { kind: 'path', path: createPath(start.to, { ending: '.zip' }) },
      dependencies: { kind: 'check', on: start.dependencies ?? true },
      content: { kind: 'check', on: start.content ?? true },
      comment: text(start.comment ?? ''),
      maps: text((start.maps ?? []).join('\n')),
    }),
  };
}

/** What the fields say. */
export function exportValues(form: Form<ExportField>): ExportValues {
  return valuesIn(form);
}

export const generalPage: Page<ExportState, ExportEffect> = {
  keys: ({ form }) => formKeys(form),
  typing: ({ form }) => isTyping(form),
  reduce(state, input) {
    if (input.kind === 'intent' && input.intent === 'next') return toRelated(state);
    if (input.kind === 'intent' && input.intent === 'back') return [state, [{ kind: 'leave', answer: null }]];
    const { form, effects } = reduceForm(state.form, input);
    return [{ ...state, form }, effects];
  },
  draw(state, area) {
    return (
      <Box flexDirection="column" rowGap={1}>
        <FormView form={state.form} area={{ ...area, height: area.height - 2 }} />
        <Styled as="faint">{exportFields[state.form.focus].hint}</Styled>
      </Box>
    );
  },
};

function toRelated(state: ExportState): Change<ExportState, ExportEffect> {
  const values = exportValues(state.form);
  const empty = firstEmpty(exportNeeds, values);
  if (empty) return [{ ...state, form: { ...state.form, focus: empty.name }, notice: empty.say }];
  const same = state.asked !== null && samePlan(state.asked, values);
  const next: ExportState = { ...state, page: 'related', asked: values };
  if (same && state.planning.problem === null) return [next];
  const planning = ask<ExportPlan>({ ...unplanned, asked: state.planning.asked });
  const asking = { ...next, planning };
  return [asking, [planEffect(asking)]];
}
