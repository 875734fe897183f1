/** General: the file, what goes into it, and what the administrator says of it. */
import type { ExportPlan } from '@tsferry/domain';
import { createPath } from '../../screen/path-field.js';
import type { Change } from '../../screen/screen.js';
import { createText } from '../../screen/text-field.js';
import { styled } from '../../terminal/line.js';
import { paragraph } from '../../terminal/table.js';
import { drawForm, formKeys, isTyping, reduceForm, valueIn, type Form } from '../form.js';
import type { Page } from '../page.js';
import { ask, unplanned } from '../planning.js';
import { siteChoice } from '../site-choice.js';
import { planEffect } from './plan-effect.js';
import type { ExportEffect, ExportField, ExportState, ExportValues, SuspectedPolicy } from './state.js';

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
    fields: [
      { name: 'site', label: 'From site', control: siteChoice([], start.site ?? '') },
      { name: 'roots', label: 'Objects', control: text((start.roots ?? []).join('\n')) },
      { name: 'to', label: 'File', control: { kind: 'path', path: createPath(start.to, { ending: '.zip' }) } },
      {
        name: 'dependencies',
        label: 'Export all dependencies',
        control: { kind: 'check', on: start.dependencies ?? true },
      },
      { name: 'content', label: 'Export all content', control: { kind: 'check', on: start.content ?? true } },
      { name: 'comment', label: 'Comments', control: text(start.comment ?? '') },
      { name: 'maps', label: 'Shares', control: text((start.maps ?? []).join('\n')) },
    ],
  };
}

/** One line on the field that has the focus: what it is for. */
const hints: Readonly<Record<ExportField, string>> = {
  site: 'The site that the objects are in.',
  roots: 'Names or ids, one a line; * stands for any characters.',
  to: 'The zip to write; .zip is added. Content goes to a "_files" folder beside it.',
  dependencies: 'Everything the task sequences need, child task sequences and applications too.',
  content: 'The files of packages, images, drivers and applications.',
  comment: 'Whoever imports it reads this. Enter begins a new line.',
  maps: 'One a line: \\\\server\\share=/folder of this machine, where package sources are read.',
};

/** What the fields say. */
export function exportValues(form: Form<ExportField>): ExportValues {
  return Object.fromEntries(form.fields.map(({ name }) => [name, valueIn(form, name)])) as ExportValues;
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
    const hint = paragraph([styled('faint', hints[state.form.focus])], area, '');
    const form = drawForm(state.form, { ...area, height: area.height - 1 - hint.length });
    return [...form, '', ...hint].slice(0, area.height);
  },
};

/** What a plan cannot be asked for without. */
const needed: readonly { readonly name: ExportField; readonly say: string }[] = [
  { name: 'site', say: 'There is no site to export from.' },
  { name: 'roots', say: 'Name what to export first.' },
  { name: 'to', say: 'Name the file first.' },
];

function toRelated(state: ExportState): Change<ExportState, ExportEffect> {
  const values = exportValues(state.form);
  const empty = needed.find(({ name }) => values[name].trim() === '');
  if (empty) return [{ ...state, form: { ...state.form, focus: empty.name }, notice: empty.say }];
  const same = state.asked !== null && planned(state.asked) === planned(values);
  const next: ExportState = { ...state, page: 'related', asked: values };
  if (same && state.planning.problem === null) return [next];
  const planning = ask<ExportPlan>({ ...unplanned, asked: state.planning.asked });
  const asking = { ...next, planning };
  return [asking, [planEffect(asking)]];
}

/** What of the values a plan is made from: the file is not. */
const planned = ({ to: _, ...rest }: ExportValues): string => JSON.stringify(rest);
