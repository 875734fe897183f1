import { applyEdits, type TextEdit } from '../text/edit-text.js';
import type { Span } from '../text/leaf.js';
import { outermost } from '../text/outermost.js';
import { decodePieces, type Piece } from './decode-pieces.js';
import { mayHoldPolicySecret } from './may-hold.js';
import { createMarkupReader } from './read-markup.js';

/** Texts in texts: no export of the console escapes a text more than four times. */
const maximumDepth = 16;

/** The text without the values of its `<PolicySecret>` elements; the same text when it has none. */
export function withoutPolicySecrets(text: string): string {
  const edits = findPolicySecrets(text);
  return edits.length === 0 ? text : applyEdits(text, edits);
}

/**
 * What takes the values of all `<PolicySecret>` elements out of a text (libs/domain/docs/secrets.md, "Policy secrets"): their content, and the
 * values of their attributes but for the version and namespaces. The elements stay. In order, none overlapping another.
 * Elements are found at any depth: in comments and CDATA sections, and escaped, once or several times, in content and in
 * attributes. The text need not be well formed: an element without an end takes the rest of its text, and a text
 * that is escaped more than 16 times is emptied.
 */
export function findPolicySecrets(text: string): TextEdit[] {
  return outermost(find(text, 0));
}

function find(text: string, depth: number): TextEdit[] {
  if (!mayHoldPolicySecret(text)) return [];
  if (depth === maximumDepth) return [{ start: 0, end: text.length, text: '' }];
  const edits: TextEdit[] = [];
  const remove = ({ start, end }: Span): void => {
    if (end > start) edits.push({ start, end, text: '' });
  };
  const findIn = (pieces: readonly Piece[]): void => {
    const start = pieces[0]?.start ?? 0;
    if (!mayHoldPolicySecret(text.slice(start, pieces.at(-1)?.end ?? 0))) return;
    const { value, toOuter } = decodePieces(text, pieces);
    // A single piece without references says nothing new.
    if (pieces.length === 1 && !pieces[0]!.cdata && value.length === pieces[0]!.end - start) return;
    for (const edit of outermost(find(value, depth + 1))) edits.push(toOuter(edit));
  };

  const read = createMarkupReader(text);
  /** Text since the last tag. */
  let pieces: Piece[] = [];
  let textStart = 0;
  /** The content of the element that is open, and how many of its kind are. */
  let secretStart = 0;
  let open = 0;
  const endPiece = (end: number): void => {
    if (end > textStart) pieces.push({ start: textStart, end, cdata: false });
  };
  const endText = (end: number): void => {
    endPiece(end);
    if (pieces.length > 0) findIn(pieces);
    pieces = [];
  };

  for (let at = text.indexOf('<'), end = 0; at >= 0; at = text.indexOf('<', end)) {
    const markup = read(at);
    end = markup?.end ?? at + 1;
    if (markup === null) continue;
    if (open > 0) {
      // All of the content goes: only the end of the element matters.
      if (markup.kind === 'secret' && markup.tag.contentStart !== null) open++;
      if (markup.kind === 'secretEnd' && --open === 0) {
        remove({ start: secretStart, end: at });
        textStart = end;
      }
      continue;
    }
    if (markup.kind === 'cdata' || markup.kind === 'remark') {
      endPiece(at);
      if (markup.kind === 'cdata') pieces.push({ ...markup.content, cdata: true });
      else findInRemark(markup.content);
    } else {
      endText(at);
      if (markup.kind === 'tag') for (const value of markup.values) findIn([{ ...value, cdata: false }]);
      if (markup.kind === 'secret') {
        markup.tag.values.forEach(remove);
        if (markup.tag.contentStart !== null) {
          secretStart = markup.tag.contentStart;
          open = 1;
        }
      }
    }
    textStart = end;
  }
  if (open > 0) remove({ start: secretStart, end: text.length });
  else endText(text.length);
  return edits;

  /** A comment or a processing instruction holds text of its own. */
  function findInRemark({ start, end }: Span): void {
    for (const edit of find(text.slice(start, end), depth + 1)) {
      edits.push({ start: start + edit.start, end: start + edit.end, text: edit.text });
    }
  }
}
