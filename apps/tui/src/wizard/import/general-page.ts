/** General: the archive, where it goes, and where its content is. */
import type { ImportPlan, ImportPolicy } from '@tsferry/domain';
import { archiveFacts } from '../../print/inspection.js';
import type { Area } from '../../screen/area.js';
import { createPath } from '../../screen/path-field.js';
import type { Change } from '../../screen/screen.js';
import { createText } from '../../screen/text-field.js';
import { styled, type Line } from '../../terminal/line.js';
import { paragraph, table } from '../../terminal/table.js';
import { drawForm, formKeys, isTyping, reduceForm, valueIn, type Form } from '../form.js';
import type { Page } from '../page.js';
import { ask, unplanned } from '../planning.js';
import { problemLines } from '../problem.js';
import { siteChoice } from '../site-choice.js';
import { generalPolicy } from './decisions.js';
import type { ImportEffect, ImportField, ImportState, ImportValues } from './state.js';

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
    fields: [
      { name: 'file', label: 'Archive', control: { kind: 'path', path: createPath(start.file, { ending: '.zip' }) } },
      { name: 'site', label: 'Into site', control: siteChoice([], start.site ?? '') },
      { name: 'folder', label: 'Folder', control: { kind: 'text', text: createText(start.folder ?? '/') } },
      { name: 'content', label: 'Import the content files too', control: { kind: 'check', on: start.content ?? true } },
      {
        name: 'contentTo',
        label: 'Copy content to',
        control: { kind: 'path', path: createPath(start.contentTo, { folders: true }) },
      },
      {
        name: 'maps',
        label: 'Shares',
        control: { kind: 'text', text: createText((start.maps ?? []).join('\n'), { lines: true }) },
      },
    ],
  };
}

/** One line on the field that has the focus: what it is for. */
const hints: Readonly<Record<ImportField, string>> = {
  file: 'The zip of an export. Its "_files" folder belongs beside it.',
  site: 'The site that takes the objects in.',
  folder: 'Folder for the task sequences, for example /OSD/Prod.',
  content: 'Without it, definitions only: package sources stay as written, and are not checked.',
  contentTo: 'Left empty, the content stays beside the archive, and that becomes the package source.',
  maps: 'One a line: \\\\server\\share=/folder of this machine. A share becomes a package source that clients can read.',
};

/** What the fields say. */
export function importValues(form: Form<ImportField>): ImportValues {
  const names = form.fields.map(({ name }) => [name, valueIn(form, name)]);
  return Object.fromEntries(names) as ImportValues;
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
    const facts = factLines(state, area);
    const hint = paragraph([styled('faint', hints[state.form.focus])], area, '');
    const room = Math.max(6, area.height - Math.min(facts.length + 2, Math.floor(area.height / 2)));
    const form = drawForm(state.form, { ...area, height: room });
    return [...form, '', ...hint, ...facts].slice(0, area.height);
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
  if (values.file === '')
    return [{ ...state, form: { ...state.form, focus: 'file' }, notice: 'Name the archive first.' }];
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

/** What the archive says of itself, or why it cannot be read. */
function factLines({ archive }: ImportState, area: Area): Line[] {
  if (archive === null) return [];
  if (archive.problem !== null) return ['', ...problemLines(archive.problem, area)];
  if (archive.inspection === null) return ['', [styled('faint', 'Looking into the archive …')]];
  const { archive: facts, objects } = archive.inspection;
  return ['', ...table([['Objects', String(objects.length)], ...archiveFacts(facts)], area, '')];
}
