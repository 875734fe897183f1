import { maxArchiveEntries } from '@tsferry/domain';
import { AppError } from '@tsferry/domain/error';

/** How deep a body may nest. The deepest that a route takes is 4. */
const maxDepth = 32;
/** Values of one list or object: roots, and decisions of one kind, are as many as an archive has entries. */
const maxMembers = maxArchiveEntries;
/** Values in all: six for each entry of an archive is every decision there is about it. */
const maxValues = 6 * maxArchiveEntries + 100;
/** Characters of one text: a comment is the longest. */
const maxText = 64 * 1024;
/** Characters that are checked at once: some milliseconds of work. */
const part = 512 * 1024;

/**
 * Checks JSON before it is parsed. Refuses what JSON.parse takes and two readers may understand in two ways: a name
 * given twice, and `__proto__`; and what would take long to parse: too deep, too many values, too long a text. One pass
 * over the characters, with `pause` between parts of it. Throws USAGE.
 */
export async function checkJson(text: string, pause: () => Promise<unknown>): Promise<void> {
  const open: Level[] = [];
  let values = 0;
  let name: string | null = null;
  let nextPause = part;
  for (let at = 0; at < text.length; at++) {
    if (at >= nextPause) {
      nextPause = at + part;
      await pause();
    }
    const sign = text.charCodeAt(at);
    if (isSpace(sign)) continue;
    if (sign === signs.quote) {
      const end = endOfText(text, at);
      name = text.slice(at, end + 1);
      at = end;
      continue;
    }
    if (sign === signs.colon && name !== null) addName(open.at(-1), name);
    name = null;
    if (sign === signs.brace || sign === signs.bracket) {
      if (open.push({ names: new Set(), members: 1 }) > maxDepth) throw wrong(`It nests more than ${maxDepth} deep.`);
      if (++values > maxValues) throw wrong(`It has more than ${maxValues} values.`);
    } else if (sign === signs.braceEnd || sign === signs.bracketEnd) {
      if (!open.pop()) throw wrong('It is not JSON.');
    } else if (sign === signs.comma) {
      const level = open.at(-1);
      if (level && ++level.members > maxMembers) throw wrong(`A list in it has more than ${maxMembers} values.`);
      if (++values > maxValues) throw wrong(`It has more than ${maxValues} values.`);
    }
  }
}

/** Parses JSON that was checked. Throws USAGE. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong('It is not JSON.');
  }
}

/** An object or a list that is not closed yet. */
type Level = { readonly names: Set<string>; members: number };

const codeOf = (sign: string): number => sign.charCodeAt(0);
const signs = {
  quote: codeOf('"'),
  backslash: codeOf('\\'),
  colon: codeOf(':'),
  comma: codeOf(','),
  brace: codeOf('{'),
  braceEnd: codeOf('}'),
  bracket: codeOf('['),
  bracketEnd: codeOf(']'),
} as const;

const isSpace = (sign: number): boolean => sign === 0x20 || sign === 0x0a || sign === 0x0d || sign === 0x09;

/** Where the text ends that begins at a quote. */
function endOfText(text: string, start: number): number {
  const most = Math.min(text.length, start + maxText + 2);
  for (let at = start + 1; at < most; at++) {
    const sign = text.charCodeAt(at);
    if (sign === signs.quote) return at;
    if (sign === signs.backslash) at++;
  }
  throw wrong(most === text.length ? 'It is not JSON.' : `A text in it has more than ${maxText} characters.`);
}

function addName(level: Level | undefined, quoted: string): void {
  const name = quoted.includes('\\') ? String(parseJson(quoted)) : quoted.slice(1, -1);
  if (name === '__proto__' || level?.names.has(name)) {
    throw wrong(`It has the name ${JSON.stringify(name.slice(0, 200))} twice, or badly.`);
  }
  level?.names.add(name);
}

function wrong(what: string): AppError {
  return new AppError('USAGE', `The body of the request is refused. ${what}`, {
    hint: 'Send one plain JSON document.',
  });
}
