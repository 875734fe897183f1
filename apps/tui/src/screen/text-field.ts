/** Text that is typed: one line or several. It lives in the state of the screen, so no key can come before it. */
import { show } from '@tsferry/wizard/words';
import { graphemes, wrapText } from '../terminal/text-width.js';
import type { Area } from './area.js';
import type { Input } from './screen.js';
import { windowOf } from './window.js';

/** A field. `before` and `after` are the text on both sides of the cursor. */
export type TextField = {
  readonly before: string;
  readonly after: string;
  readonly lines: boolean;
  /** Whether something pasted was too long and was cut. */
  readonly cut: boolean;
};

/** The most characters that a field takes: of one line (a path), and of several (a comment). */
const limits = { line: 4096, lines: 32_768 } as const;

/** Makes a field with the cursor at the end. `lines`: Enter is a line end in it. */
export function createText(text = '', { lines = false }: { readonly lines?: boolean } = {}): TextField {
  return insert({ before: '', after: '', lines, cut: false }, text);
}

/** What was typed. */
export function textIn({ before, after }: TextField): string {
  return before + after;
}

/** The same field with another text. */
export function setText(field: TextField, text: string): TextField {
  return createText(text, { lines: field.lines });
}

function insert(field: TextField, typed: string): TextField {
  const text = field.lines
    ? typed
    : typed.replace(/\s*\n\s*/g, ' ').replace(/^ | $/g, (edge) => (typed.includes('\n') ? '' : edge));
  const limit = field.lines ? limits.lines : limits.line;
  const room = Math.max(0, limit - field.before.length - field.after.length);
  return { ...field, before: field.before + text.slice(0, room), cut: text.length > room };
}

const last = (text: string): string => graphemes(text.slice(-64)).at(-1) ?? '';
const first = (text: string): string => graphemes(text.slice(0, 64))[0] ?? '';
const to = (field: TextField, before: string): TextField => {
  const text = textIn(field);
  return { ...field, before, after: text.slice(before.length), cut: false };
};

/** Answers what a person did; what is not for a field leaves it as it is. */
export function reduceText(field: TextField, input: Input): TextField {
  if (input.kind === 'text') return insert(field, input.text);
  const { before, after } = field;
  switch (input.intent) {
    case 'left':
      return to(field, before.slice(0, before.length - last(before).length));
    case 'right':
      return to(field, before + first(after));
    case 'top':
      return to(field, before.slice(0, before.lastIndexOf('\n') + 1));
    case 'bottom':
      return to(field, before + (after.split('\n')[0] ?? ''));
    case 'up':
      return field.lines ? to(field, lineAbove(before)) : field;
    case 'down':
      return field.lines ? to(field, lineBelow(before, after)) : field;
    case 'accept':
      return field.lines ? insert(field, '\n') : field;
    case 'erase':
      return { ...field, before: before.slice(0, before.length - last(before).length), cut: false };
    case 'erase-next':
      return { ...field, after: after.slice(first(after).length), cut: false };
    case 'erase-word':
      return { ...field, before: before.replace(/[^\s/\\]*[\s/\\]*$/, ''), cut: false };
    case 'erase-line':
      return { ...field, before: before.slice(0, before.lastIndexOf('\n') + 1), cut: false };
    default:
      return field;
  }
}

function lineAbove(before: string): string {
  const start = before.lastIndexOf('\n');
  if (start < 0) return '';
  const column = before.length - start - 1;
  const above = before.slice(0, start);
  const aboveStart = above.lastIndexOf('\n') + 1;
  return above.slice(0, Math.min(above.length, aboveStart + column));
}

function lineBelow(before: string, after: string): string {
  const end = after.indexOf('\n');
  if (end < 0) return before + after;
  const column = before.length - before.lastIndexOf('\n') - 1;
  const below = after.slice(end + 1).split('\n')[0]!;
  return before + after.slice(0, end + 1) + below.slice(0, column);
}

/** As many lines of a field of several as fit, those around the cursor; `mark` stands where the cursor is. */
export function linesAround({ before, after }: TextField, area: Area, mark: string): readonly string[] {
  // The mark has to fit behind a full line.
  const width = Math.max(4, area.width - 1);
  const wrapped = (text: string): string[] => text.split('\n').flatMap((line) => wrapText(show(line), width));
  const lines = wrapped(before + mark + after);
  return windowOf(lines, Math.max(0, wrapped(before + mark).length - 1), area.height);
}
