import { describe, expect, it } from 'vitest';
import type { Area } from '../screen/area.js';
import { createChoice } from '../screen/choice.js';
import type { Intent } from '../screen/keys.js';
import { createPath } from '../screen/path-field.js';
import type { Input } from '../screen/screen.js';
import { createText } from '../screen/text-field.js';
import { createElement } from 'react';
import { plainView } from '../terminal/line.js';
import { drawn } from '../testing/drawn.js';
import { FormView } from './FormView.js';
import { firstEffects, isTyping, reduceForm, takeFormFolder, valueIn, type Form } from './form.js';

type Name = 'file' | 'site' | 'deep' | 'note';

const area: Area = { ...plainView, width: 60, height: 12, reader: false };
const key = (intent: Intent): Input => ({ kind: 'intent', intent, area });
const text = (typed: string): Input => ({ kind: 'text', text: typed });

const form: Form<Name> = {
  focus: 'file',
  fields: [
    { name: 'file', label: 'File', control: { kind: 'path', path: createPath('/tmp/') } },
    {
      name: 'site',
      label: 'Site',
      control: {
        kind: 'choice',
        choice: createChoice([
          { value: 'LAB', label: 'Lab' },
          { value: 'PRD', label: 'Production' },
        ]),
      },
    },
    { name: 'deep', label: 'Deep', control: { kind: 'check', on: true } },
    { name: 'note', label: 'Note', control: { kind: 'text', text: createText('', { lines: true }) } },
  ],
};

const press = (start: Form<Name>, ...inputs: readonly Input[]): Form<Name> =>
  inputs.reduce((before, input) => reduceForm(before, input).form, start);

const draw = (shown: Form<Name>, within = area): string[] =>
  drawn(createElement(FormView, { form: shown, area: within }), within.width);

describe('a form', () => {
  it('types into the field that has the focus, and keeps it when the focus goes on', () => {
    const after = press(form, text('a.zip'), key('focus-next'), key('down'), key('focus-next'), key('toggle'));
    expect(valueIn(after, 'file')).toBe('/tmp/a.zip');
    expect(valueIn(after, 'site')).toBe('PRD');
    expect(valueIn(after, 'deep')).toBe('');
    expect(after.focus).toBe('deep');
  });

  it('moves on with keys that mean nothing to a field, and stops at both ends', () => {
    expect(press(form, key('accept')).focus).toBe('site');
    expect(press(form, key('accept'), key('down'), key('down')).focus).toBe('deep');
    expect(press(form, key('focus-back')).focus).toBe('file');
    const last = press(form, ...Array.from({ length: 9 }, () => key('focus-next')));
    expect(last.focus).toBe('note');
    expect(reduceForm(last, key('focus-next'))).toMatchObject({ taken: false });
  });

  it('takes Enter as a line end where lines are typed', () => {
    const note = press({ ...form, focus: 'note' }, text('one'), key('accept'), text('two'));
    expect(valueIn(note, 'note')).toBe('one\ntwo');
    expect(note.focus).toBe('note');
  });

  it('says where letters are text', () => {
    expect((['file', 'site', 'deep', 'note'] as const).map((focus) => isTyping({ ...form, focus }))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('asks for the folder of a path, and offers what is in it', () => {
    expect(firstEffects(form)).toEqual([
      { kind: 'list-folder', field: 'file', list: { kind: 'list-folder', path: '/tmp' } },
    ]);
    const listed = { kind: 'folder-listed', path: '/tmp', entries: [{ name: 'old.zip', folder: false }] } as const;
    const known = takeFormFolder(form, { kind: 'folder-listed', field: 'file', listed });
    expect(draw(known)).toContain('          old.zip');
    expect(valueIn(press(known, key('down'), key('accept')), 'file')).toBe('/tmp/old.zip');
  });

  it('is drawn with labels beside their fields, and with the focus in sight where there is no room', () => {
    expect(draw({ ...form, focus: 'site' })).toEqual([
      '  File  /tmp/',
      '> Site  (•) Lab',
      '        ( ) Production',
      '        [x] Deep',
      '  Note',
    ]);
    expect(draw({ ...form, focus: 'note' }, { ...area, height: 2 }).at(-1)).toMatch(/^> Note/);
  });
});
