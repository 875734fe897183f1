import { AppError } from '@tsferry/domain';

/** U+0000, which PostgreSQL cannot store, and half a surrogate pair, which no UTF-8 can. */
const unstorable = /[\0\p{Cs}]/u;

/** The same two as JSON.stringify escapes them: after an even number of backslashes. */
const unstorableEscape = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** Whether every store can hold the text. */
export function isStorable(text: string): boolean {
  return !unstorable.test(text);
}

function refuse(what: string): never {
  throw new AppError('SCHEMA', `${what} holds U+0000 or half of a surrogate pair, which no store can keep.`, {
    hint: 'Remove the character at the source. An XML document cannot hold it either.',
    details: { what },
  });
}

/** The text itself. Throws SCHEMA, naming `what`, when not every store can hold it. */
export function storable(text: string, what: string): string {
  return isStorable(text) ? text : refuse(what);
}

/** The text, or null as it is. Throws SCHEMA as `storable` does. */
export function storableOrNull(text: string | null, what: string): string | null {
  return text === null ? null : storable(text, what);
}

/** Plain data as JSON text. Throws SCHEMA when a text in it cannot be held. Members that are undefined are left out. */
export function storableJson(data: unknown, what: string): string {
  const json = JSON.stringify(data);
  // The search for the escape alone is many times quicker, and nearly always finds nothing.
  if ((json.includes('\\u0000') || json.includes('\\ud')) && unstorableEscape.test(json)) refuse(what);
  return json;
}

/** A whole number that JavaScript and every database hold exactly. Throws SCHEMA for any other. */
export function storableNumber(value: number, what: string): number {
  if (Number.isSafeInteger(value)) return value;
  throw new AppError('SCHEMA', `${what} is ${value}, not a whole number that can be kept exactly.`, {
    details: { what },
  });
}
