/** General: the archive, where it goes, and where its content is. */
import type { ImportPlan, ImportPolicy } from '@tsferry/domain';
import {
  ask,
  firstEmpty,
  generalPolicy,
  importFields,
  neededForImport,
  unplanned,
  type ImportField,
  type ImportValues,
} from '@tsferry/wizard';
import { Box } from 'ink';
import { createPath } from '../../screen/path-field.js';
import type { Change } from '../../screen/screen.js';
import { Styled } from '../../screen/Styled.js';
import { createText } from '../../screen/text-field.js';
import { fieldsOf, formKeys, isTyping, reduceForm, valueIn, valuesIn, type Form } from '../form.js';
import { FormView } from '../FormView.js';
import type { Page } from '../page.js';
import { siteChoice } from '../site-choice.js';
import { ArchiveFacts } from './ArchiveFacts.js';
import type { ImportEffect, ImportState } from './state.js';

/** What the wizard can be opened with: the options of the command line. */
export type ImportStart = {
  readonly file?: string;
  readonly site?: string;
  readonly folder?: string;
  readonly content?: boolean;
  readonly contentTo?: string;
  /** As they are typed: `\\server\share=/mnt/share`. */
  readonly maps?: readonly string[];
  readonly policy?: Partial<ImportPolicy>;
};

/** The fields, filled in as far as something is known. */
export function generalForm(start: ImportStart): Form<ImportField> {
  return {
    focus: 'file',
    fields: fieldsOf(importFields, {
      file: { kind: 'path', path: createPath(start.file, { ending: '.zip' }) },
      site: siteChoice([], start.site ?? ''),
      folder: { kind: 'text', text: createText(start.folder ?? '/') },
      content: { kind: 'check', on: start.content ?? true },
      contentTo: { kind: 'path', path: createPath(start.contentTo, { folders: true }) },
      maps: { kind: 'text', text: createText((start.maps ?? []).join('\n'), { lines: true }) },
    }),
  };
}

/** What the fields say. */
export function importValues(form: Form<ImportField>): ImportValues {
  return valuesIn(form);
}

export const generalPage: Page<ImportState, ImportEffect> = {
  keys: ({ form }) => formKeys(form),
  typing: ({ form }) => isTyping(form),
  reduce(state, input) {
    if (input.kind === 'intent' && input.intent === 'next') return toContent(state);
    if (input.kind === 'intent' && input.intent === 'back') return [state, [{ kind: 'leave', answer: null }]];
    const { form, effects } = reduceForm(state.form, input);
    const [next, look = []] = lookInto({ ...state, form });
    return [next, [...effects, ...look]];
  },
  draw(state, area) {
    return (
      <Box flexDirection="column" rowGap={1}>
        <FormView form={state.form} area={{ ...area, height: Math.max(6, Math.floor(area.height / 2)) }} />
        <Styled as="faint">{importFields[state.form.focus].hint}</Styled>
        {state.archive && <ArchiveFacts archive={state.archive} area={area} />}
      </Box>
    );
  },
};

/** Looks into the archive that was named, once the focus has left its field. */
export function lookInto(state: ImportState): Change<ImportState, ImportEffect> {
  const file = valueIn(state.form, 'file');
  if (state.form.focus === 'file' || file === '' || file === state.archive?.file) return [state];
  return [{ ...state, archive: { file, inspection: null, problem: null } }, [{ kind: 'inspect', file }]];
}

function toContent(state: ImportState): Change<ImportState, ImportEffect> {
  const values = importValues(state.form);
  const empty = firstEmpty(neededForImport, values);
  if (empty) return [{ ...state, form: { ...state.form, focus: empty.name }, notice: empty.say }];
  const same = state.asked !== null && JSON.stringify(state.asked) === JSON.stringify(values);
  if (same && state.planning.problem === null) return [{ ...state, page: 'content' }];
  // Decisions about single objects of another archive would be about nothing.
  const another = state.asked !== null && state.asked.file !== values.file;
  const policy = another ? generalPolicy(state.policy) : state.policy;
  const planning = ask<ImportPlan>({ ...unplanned, asked: state.planning.asked });
  const next: ImportState = { ...state, page: 'content', policy, asked: values, planning };
  const [looked, look = []] = lookInto({ ...next, form: { ...next.form, focus: 'site' } });
  return [{ ...looked, form: state.form }, [...look, { kind: 'plan', asked: planning.asked, values, policy }]];
}
