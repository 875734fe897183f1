import type { TextEdit } from '../text/edit-text.js';
import type { Span } from '../text/leaf.js';
import { escapeText } from '../xml/xml-text.js';

/** A part of a text that is read as one value with others: the inside of a CDATA section, or plain text with references. */
export type Piece = Span & { readonly cdata: boolean };

/** A value that stands escaped in a text. */
export type DecodedText = {
  readonly value: string;
  /** An edit of the value, which takes at least one character away, as an edit of the text around it. */
  toOuter(edit: TextEdit): TextEdit;
};

/** A run of the text and the run of the value that it stands for. A reference stands for its characters as a whole. */
type Run = { readonly raw: number; readonly rawEnd: number; readonly at: number; readonly end: number } & {
  readonly kind: 'plain' | 'cdata' | 'reference';
};

const reference = /&(?:#x([0-9a-f]+)|#([0-9]+)|(amp|lt|gt|quot|apos));/gi;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const lastCodePoint = 0x10ffff;

/**
 * Decodes pieces of a text that need not be well formed: what is no reference stays as it is. Edits of the value leave the
 * text as well formed as it was: one that begins in a CDATA section and ends behind it closes the section.
 */
export function decodePieces(text: string, pieces: readonly Piece[]): DecodedText {
  const runs: Run[] = [];
  const values: string[] = [];
  let at = 0;
  const add = (kind: Run['kind'], raw: number, rawEnd: number, value: string): void => {
    if (value === '') return;
    runs.push({ kind, raw, rawEnd, at, end: at + value.length });
    values.push(value);
    at += value.length;
  };
  for (const { start, end, cdata } of pieces) {
    const piece = text.slice(start, end);
    let done = 0;
    for (const match of cdata ? [] : piece.matchAll(reference)) {
      const value = characterOf(match);
      if (value === null) continue;
      add('plain', start + done, start + match.index, piece.slice(done, match.index));
      done = match.index + match[0].length;
      add('reference', start + match.index, start + done, value);
    }
    add(cdata ? 'cdata' : 'plain', start + done, end, piece.slice(done));
  }
  return { value: values.join(''), toOuter: (edit) => toOuter(runs, edit) };
}

function characterOf([, hex, decimal, name]: RegExpExecArray): string | null {
  if (name !== undefined) return named[name.toLowerCase()] ?? null;
  const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
  return code <= lastCodePoint ? String.fromCodePoint(code) : null;
}

function toOuter(runs: readonly Run[], { start, end, text }: TextEdit): TextEdit {
  const first = runAt(runs, start);
  const last = runAt(runs, end - 1);
  const [opens, closes] = [first.kind === 'cdata', last.kind === 'cdata'];
  const border = opens === closes ? '' : opens ? ']]>' : '<![CDATA[';
  return {
    start: first.kind === 'reference' ? first.raw : first.raw + start - first.at,
    end: last.kind === 'reference' ? last.rawEnd : last.raw + end - last.at,
    text: (opens ? text.replaceAll(']]>', ']]]]><![CDATA[>') : escapeText(text)) + border,
  };
}

/** The run that holds the character at `at`. */
function runAt(runs: readonly Run[], at: number): Run {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.end > at) high = middle;
    else low = middle + 1;
  }
  return runs[low]!;
}
