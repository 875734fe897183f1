/**
 * What a terminal sends, as keys. A chunk may hold several keys, a part of one, pasted text between brackets, or the
 * terminal's answer to a question that somebody else asked; the last is ignored.
 */
import { graphemes } from '../terminal/text-width.js';

/** A key by its name (`a`, `enter`, `ctrl-n`, `shift-tab`), with the text it types; or text that was pasted at once. */
export type Pressed =
  | { readonly kind: 'key'; readonly name: string; readonly text: string | null }
  | { readonly kind: 'paste'; readonly text: string };

/** The keys of some input, and the start of one whose end has not come yet. */
export type Decoded = { readonly keys: readonly Pressed[]; readonly pending: string };

const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';

/** Control characters that are keys. */
const controls: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\x7f': 'backspace',
  '\b': 'backspace',
  '\x1b': 'escape',
};

/** Sequences that are keys, without the leading escape; `O` forms come from terminals in application mode. */
const sequences: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries({ A: 'up', B: 'down', C: 'right', D: 'left', H: 'home', F: 'end' }).flatMap(([letter, name]) => [
      [`[${letter}`, name],
      [`O${letter}`, name],
    ]),
  ),
  '[Z': 'shift-tab',
  '[1~': 'home',
  '[7~': 'home',
  '[4~': 'end',
  '[8~': 'end',
  '[3~': 'delete',
  '[5~': 'pageup',
  '[6~': 'pagedown',
  OP: 'f1',
  '[11~': 'f1',
  '[[A': 'f1',
};

/** A whole control sequence: CSI, SS3, or a string (OSC, DCS, APC, PM, SOS) up to its end. */
const whole = /^\x1b(?:\[\[[A-E]|\[[0-?]*[ -/]*[@-~]|O[ -~]|[\]PX^_](?:[^\x07\x1b]|\x1b(?!\\))*(?:\x07|\x1b\\))/;
/** The start of one. */
const partial = /^\x1b(?:\[\[?[0-?]*[ -/]*|O|[\]PX^_](?:[^\x07\x1b]|\x1b(?!\\))*\x1b?)?$/;

/** Decodes what came, after what was pending. */
export function decodeKeys(pending: string, chunk: string): Decoded {
  const keys: Pressed[] = [];
  let rest = pending + chunk;
  // The end of a paste was not in what is pending: a long one is not searched again at every chunk.
  let searched = Math.max(0, pending.length - pasteEnd.length);
  while (rest !== '') {
    if (rest.startsWith(pasteStart)) {
      const end = rest.indexOf(pasteEnd, Math.max(pasteStart.length, searched));
      searched = 0;
      if (end < 0) return { keys, pending: rest };
      keys.push({ kind: 'paste', text: pastedText(rest.slice(pasteStart.length, end)) });
      rest = rest.slice(end + pasteEnd.length);
    } else if (rest.startsWith('\x1b')) {
      const sequence = whole.exec(rest)?.[0];
      if (sequence === undefined && partial.test(rest)) return { keys, pending: rest };
      const name = sequence === undefined ? 'escape' : sequences[sequence.slice(1)];
      if (name !== undefined) keys.push({ kind: 'key', name, text: null });
      rest = rest.slice(sequence?.length ?? 1);
    } else {
      const plain = /^[^\x1b]+/.exec(rest)![0];
      keys.push(...graphemes(plain).flatMap(plainKey));
      rest = rest.slice(plain.length);
    }
  }
  return { keys, pending: '' };
}

/** Whether what is pending is text that is being pasted. */
export function isPaste(pending: string): boolean {
  return pending.startsWith(pasteStart);
}

/** What was pending when nothing more came: the Escape key, or a paste whose end got lost; the rest is dropped. */
export function flushKeys(pending: string): readonly Pressed[] {
  if (pending === '\x1b') return [{ kind: 'key', name: 'escape', text: null }];
  if (!isPaste(pending)) return [];
  return [{ kind: 'paste', text: pastedText(pending.slice(pasteStart.length)) }];
}

function plainKey(grapheme: string): readonly Pressed[] {
  // A line end is one grapheme, and one key.
  const name = controls[grapheme] ?? (grapheme === '\r\n' ? 'enter' : undefined);
  if (name !== undefined) return [{ kind: 'key', name, text: null }];
  const code = grapheme.codePointAt(0)!;
  if (code >= 1 && code <= 26) return [{ kind: 'key', name: `ctrl-${String.fromCharCode(code + 96)}`, text: null }];
  if (code < 32 || (code >= 0x80 && code < 0xa0)) return [];
  return [{ kind: 'key', name: grapheme === ' ' ? 'space' : grapheme, text: grapheme }];
}

/** Pasted text is text: line ends become line feeds, tabs spaces, and control characters vanish. */
function pastedText(text: string): string {
  return text
    .replace(/\r\n|\r/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[\0-\x09\x0B-\x1F\x7F-\x9F]/g, '');
}
