/** How many columns text takes in a terminal, and how it is broken into lines that fit. */

let segmenter: Intl.Segmenter | undefined;

/** What a reader sees as one character each: an emoji of several code points is one. */
export function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const ascii = /^[\x20-\x7E]*$/;
const marksOnly = /^\p{M}+$/u;
const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Regional_Indicator}{2}/u;
/** East Asian Wide and Fullwidth (Unicode, UAX 11). */
const wide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u4DBF\u4E00-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18CFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F251}\u{20000}-\u{3FFFD}]/u;

/** Columns of text that was made safe. */
export function textWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

function graphemeWidth(grapheme: string): number {
  if (marksOnly.test(grapheme)) return 0;
  return emoji.test(grapheme) || wide.test(grapheme) ? 2 : 1;
}

/** The text followed by spaces up to a width; longer text as it is. */
export function padText(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

/** Breaks safe text into lines of at most `width` columns: after a space, slash, backslash, `_` or `-` where there is one. */
export function wrapText(text: string, width: number): string[] {
  if (textWidth(text) <= width) return [text];
  const lines: string[] = [];
  let rest = ascii.test(text) ? [...text] : graphemes(text);
  while (rest.length > 0) {
    const fits = fitting(rest, width);
    const end = fits === rest.length ? fits : breakBefore(rest, fits);
    lines.push(rest.slice(0, end).join('').trimEnd());
    rest = rest.slice(end);
    if (rest[0] === ' ') rest = rest.slice(1);
  }
  return lines;
}

/** How many graphemes fit; one at least, so that there is an end. */
function fitting(list: readonly string[], width: number): number {
  let used = 0;
  for (const [at, grapheme] of list.entries()) {
    used += graphemeWidth(grapheme);
    if (used > width) return Math.max(1, at);
  }
  return list.length;
}

function breakBefore(list: readonly string[], fits: number): number {
  if (list[fits] === ' ') return fits;
  for (let at = fits; at > fits / 3; at--) if (/[ /\\_-]/.test(list[at - 1]!)) return at;
  return fits;
}
