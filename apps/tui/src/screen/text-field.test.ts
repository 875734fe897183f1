import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createElement } from 'react';
import { drawn } from '../testing/drawn.js';
import { textWidth } from '../terminal/text-width.js';
import type { Area } from './area.js';
import type { Intent } from './keys.js';
import type { Input } from './screen.js';
import { createText, reduceText, textIn, type TextField } from './text-field.js';
import { TextArea } from './TextArea.js';
import { TextInput } from './TextInput.js';

const area: Area = { width: 20, height: 4, color: false, reader: false };
const intent = (name: Intent): Input => ({ kind: 'intent', intent: name, area });
const press = (field: TextField, ...names: Intent[]): TextField =>
  names.reduce((next, name) => reduceText(next, intent(name)), field);
const type = (field: TextField, text: string): TextField => reduceText(field, { kind: 'text', text });
const draw = (field: TextField, at: Partial<Area> = {}): string[] => {
  const within = { ...area, ...at };
  const input = field.lines
    ? createElement(TextArea, { field, area: within, focused: true })
    : createElement(TextInput, { field, focused: true });
  return drawn(input, within.width);
};

describe('a field', () => {
  it('takes text where the cursor is', () => {
    const field = type(press(type(createText(), 'ac'), 'left'), 'b');
    expect(textIn(field)).toBe('abc');
  });

  it('moves and erases by what a reader sees as one character', () => {
    const field = type(createText(), 'ae\u0301👩‍👩‍👧');
    expect(textIn(press(field, 'erase'))).toBe('ae\u0301');
    expect(textIn(press(field, 'erase', 'erase'))).toBe('a');
    expect(textIn(press(field, 'left', 'left', 'erase-next'))).toBe('a👩‍👩‍👧');
  });

  it('erases words of a path, and everything to the left', () => {
    const field = createText('/srv/exports/lab.zip');
    expect(textIn(press(field, 'erase-word'))).toBe('/srv/exports/');
    expect(textIn(press(field, 'erase-word', 'erase-word'))).toBe('/srv/');
    expect(textIn(press(field, 'erase-line'))).toBe('');
  });

  it('makes one line of what is pasted into one line, and keeps lines where there may be some', () => {
    expect(textIn(type(createText(), 'one\n two\n'))).toBe('one two');
    expect(textIn(type(createText('', { lines: true }), 'one\ntwo'))).toBe('one\ntwo');
  });

  it('takes Enter as a line end only where there may be lines', () => {
    expect(textIn(press(createText('a', { lines: true }), 'accept'))).toBe('a\n');
    expect(textIn(press(createText('a'), 'accept'))).toBe('a');
  });

  it('moves between lines', () => {
    const field = createText('first\nsecond\nx', { lines: true });
    expect(press(field, 'up').before).toBe('first\ns');
    expect(press(field, 'up', 'up').before).toBe('f');
    expect(press(field, 'up', 'up', 'up').before).toBe('');
    expect(press(field, 'up', 'up', 'down').before).toBe('first\ns');
    expect(press(field, 'up', 'bottom', 'down').before).toBe('first\nsecond\nx');
  });

  it('says that something was too long', () => {
    const field = type(createText(), 'x'.repeat(1_000_000));
    expect(textIn(field)).toHaveLength(4096);
    expect(draw(field).join('\n')).toMatch(/too long/);
  });

  it('never loses or invents text, whatever is pressed', () => {
    const moves = fc.constantFrom<Intent>('left', 'right', 'top', 'bottom', 'up', 'down');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(moves), fc.boolean(), (text, pressed, lines) => {
        const field = createText(text, { lines });
        expect(textIn(press(field, ...pressed))).toBe(textIn(field));
      }),
    );
  });
});

describe('a field on the screen', () => {
  it('keeps the cursor in sight of a long line', () => {
    const field = createText(`/a/long/path/${'x'.repeat(50)}end`);
    expect(draw(field)[0]).toMatch(/^….*end▏$/);
    expect(draw(press(field, 'top'))[0]).toMatch(/^▏\/a\/long/);
  });

  it('fits the width, wherever the cursor is', () => {
    const moves = fc.array(fc.constantFrom<Intent>('left', 'top', 'bottom'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), moves, fc.boolean(), (text, pressed, lines) => {
        const field = press(createText(text, { lines }), ...pressed);
        for (const line of draw(field)) expect(textWidth(line)).toBeLessThanOrEqual(area.width);
      }),
    );
  });

  it('shows the lines around the cursor', () => {
    const field = createText('1\n2\n3\n4\n5\n6', { lines: true });
    expect(draw(field)).toEqual(['3', '4', '5', '6▏']);
    expect(draw(press(field, 'up', 'up', 'up', 'up', 'up'))).toEqual(['1▏', '2', '3', '4']);
  });
});
