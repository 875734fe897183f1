/**
 * The one place where text from an archive or a site is made safe for a terminal. What could move
 * the cursor, set a title, hide or reorder text becomes visible as `\u{..}`.
 */

/** Marks above this many on one character are cut: they climb over neighbouring lines. */
const maxMarks = 4;

const hidden =
  // C0, DEL, C1, soft hyphen, zero width, line and paragraph separators, bidi controls, invisible operators, BOM, specials, tags, lone surrogates
  /[\0-\x1F\x7F-\x9F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\u{E0000}-\u{E0FFF}]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu;
const joiners = /(?<!\p{Extended_Pictographic}|\p{Script=Arabic}|\p{Script=Devanagari}|\p{M}|\uFE0F)[\u200C\u200D]/gu;
const marks = new RegExp(`(\\p{M}{${maxMarks}})\\p{M}+`, 'gu');

const escape = (character: string): string => `\\u{${character.codePointAt(0)!.toString(16)}}`;

/** The text with nothing left that a terminal would obey. */
export function show(text: string): string {
  return text.replace(hidden, escape).replace(joiners, escape).replace(marks, '$1');
}

/** The same for text that is known to hold line breaks, such as administrator comments: one safe line each. */
export function showLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map(show);
}
