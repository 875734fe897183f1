/** The first page of a wizard: fields below each other, one of which has the focus. What was typed stays in it. */
import { reduceChoice, type Choice } from '../screen/choice.js';
import type { Area } from '../screen/area.js';
import {
  folderOf,
  offers,
  offersShown,
  pathIn,
  reducePath,
  takeFolder,
  type FolderListed,
  type ListFolder,
  type PathField,
} from '../screen/path-field.js';
import type { Intent } from '../screen/keys.js';
import type { Input } from '../screen/screen.js';
import { linesAround, reduceText, textIn, type TextField } from '../screen/text-field.js';
import { textWidth, wrapText } from '../terminal/text-width.js';

/** What a field holds. */
export type Control =
  | { readonly kind: 'path'; readonly path: PathField }
  | { readonly kind: 'text'; readonly text: TextField }
  | { readonly kind: 'choice'; readonly choice: Choice<string> }
  | { readonly kind: 'check'; readonly on: boolean };

/** A field, with the words beside it. */
export type Field<Name extends string> = {
  readonly name: Name;
  readonly label: string;
  readonly control: Control;
};

/** Fields in their order. */
export type Form<Name extends string> = { readonly fields: readonly Field<Name>[]; readonly focus: Name };

/** Asks for the names in the folder that a path field is about. */
export type FormEffect<Name extends string> = {
  readonly kind: 'list-folder';
  readonly field: Name;
  readonly list: ListFolder;
};

/** The answer. */
export type FormEvent<Name extends string> = {
  readonly kind: 'folder-listed';
  readonly field: Name;
  readonly listed: FolderListed;
};

/** What path fields ask before the first key. */
export function firstEffects<Name extends string>({ fields }: Form<Name>): FormEffect<Name>[] {
  return fields.flatMap(({ name, control }) =>
    control.kind === 'path'
      ? [{ kind: 'list-folder', field: name, list: { kind: 'list-folder', path: folderOf(control.path) } }]
      : [],
  );
}

/** What a field holds, as text: the value of a choice, `yes` or ''. */
export function valueIn<Name extends string>(form: Form<Name>, name: Name): string {
  const { control } = form.fields.find((field) => field.name === name)!;
  switch (control.kind) {
    case 'path':
      return pathIn(control.path);
    case 'text':
      return textIn(control.text);
    case 'choice':
      return control.choice.options[control.choice.at]?.value ?? '';
    case 'check':
      return control.on ? 'yes' : '';
  }
}

/** What every field holds. */
export function valuesIn<Name extends string>(form: Form<Name>): Readonly<Record<Name, string>> {
  const values = form.fields.map(({ name }) => [name, valueIn(form, name)]);
  return Object.fromEntries(values) as Record<Name, string>;
}

/** Fields in the order of their words, each with its control. */
export function fieldsOf<Name extends string>(
  words: Readonly<Record<Name, { readonly label: string }>>,
  controls: Readonly<Record<Name, Control>>,
): Field<Name>[] {
  const names = Object.keys(words) as Name[];
  return names.map((name) => ({ name, label: words[name].label, control: controls[name] }));
}

/** The form with another control in one of its fields. */
export function setControl<Name extends string>(form: Form<Name>, name: Name, control: Control): Form<Name> {
  const fields = form.fields.map((field) => (field.name === name ? { ...field, control } : field));
  return { ...form, fields };
}

/** Whether the focus is in a field that takes text. */
export function isTyping<Name extends string>(form: Form<Name>): boolean {
  const { kind } = focused(form).control;
  return kind === 'path' || kind === 'text';
}

/** What can be done on a page that is a form, in the order of the key line. A space is text where text is typed. */
export function formKeys<Name extends string>(form: Form<Name>): readonly Intent[] {
  const change: readonly Intent[] = isTyping(form) ? [] : ['toggle'];
  return ['next', 'focus-next', ...change, 'back', 'focus-back', 'accept', 'help'];
}

const focused = <Name extends string>({ fields, focus }: Form<Name>): Field<Name> =>
  fields.find(({ name }) => name === focus)!;

/**
 * Answers what a person did. A key that means nothing to the field moves the focus: arrows to the field above or below,
 * Tab and Enter to the next. `taken`: something changed.
 */
export function reduceForm<Name extends string>(
  form: Form<Name>,
  input: Input,
): { readonly form: Form<Name>; readonly effects: readonly FormEffect<Name>[]; readonly taken: boolean } {
  const { name, control } = focused(form);
  const { next, asked, taken } = reduceControl(control, input);
  if (!taken) {
    const moved = input.kind === 'intent' ? moveFocus(form, steps[input.intent] ?? 0) : form;
    return { form: moved, effects: [], taken: moved !== form };
  }
  const effects = asked.map((list) => ({ kind: 'list-folder' as const, field: name, list }));
  return { form: setControl(form, name, next), effects, taken };
}

const steps: Readonly<Partial<Record<Intent, number>>> = {
  'focus-next': 1,
  'focus-back': -1,
  accept: 1,
  down: 1,
  up: -1,
};

/** Gives a path field the names that it asked for. */
export function takeFormFolder<Name extends string>(form: Form<Name>, { field, listed }: FormEvent<Name>): Form<Name> {
  const { control } = form.fields.find(({ name }) => name === field)!;
  return control.kind === 'path'
    ? setControl(form, field, { kind: 'path', path: takeFolder(control.path, listed) })
    : form;
}

function moveFocus<Name extends string>(form: Form<Name>, step: number): Form<Name> {
  const at = form.fields.findIndex(({ name }) => name === form.focus) + step;
  const next = form.fields[at]?.name ?? form.focus;
  return next === form.focus ? form : { ...form, focus: next };
}

type Reduced = { readonly next: Control; readonly asked: readonly ListFolder[]; readonly taken: boolean };

function reduceControl(control: Control, input: Input): Reduced {
  switch (control.kind) {
    case 'path': {
      const { path, effects, taken } = reducePath(control.path, input);
      return { next: { kind: 'path', path }, asked: effects, taken };
    }
    case 'text': {
      const { text: before } = control;
      const text = reduceText(before, input);
      const taken = text.before !== before.before || text.after !== before.after;
      return { next: { kind: 'text', text }, asked: [], taken };
    }
    case 'choice': {
      const choice = reduceChoice(control.choice, input);
      return { next: { kind: 'choice', choice }, asked: [], taken: choice.at !== control.choice.at };
    }
    case 'check': {
      const taken = input.kind === 'intent' && input.intent === 'toggle';
      return { next: { kind: 'check', on: control.on !== taken }, asked: [], taken };
    }
  }
}

/** Several lines are shown of a field that takes them. */
const linesShown = 4;

/** The area of one field, beside the labels. */
export function fieldArea<Name extends string>({ fields }: Form<Name>, area: Area): Area {
  // The label of a box stands in the box.
  const beside = fields.filter(({ control }) => control.kind !== 'check');
  const labels = Math.max(...beside.map(({ label }) => textWidth(label))) + 4;
  return { ...area, width: area.width - labels, height: Math.max(1, Math.min(linesShown, area.height - 2)) };
}

/** How many rows a field takes. */
export function fieldRows<Name extends string>({ control }: Field<Name>, area: Area, here: boolean): number {
  switch (control.kind) {
    case 'path':
      return 1 + Number(control.path.field.cut) + (here ? offersShown(offers(control.path).length, area.height) : 0);
    case 'text': {
      const { lines, cut } = control.text;
      return (lines ? linesAround(control.text, area, here ? '▏' : '').length : 1) + Number(cut);
    }
    case 'choice': {
      const { options, at } = control.choice;
      const note = options[at]?.note;
      return here ? options.length + (note === undefined ? 0 : wrapText(note, area.width - 4).length) : 1;
    }
    case 'check':
      return 1;
  }
}
