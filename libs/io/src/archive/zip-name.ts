/**
 * Names of zip entries: bytes to text, what is wrong with a name, and when two are one
 * (libs/io/docs/archive-format.md, "Entry names").
 */
import { nameFault, showName } from '../content/safe-path.js';
import { unescapeKey } from './layout.js';
import { archiveLimits } from './limits.js';
import { refusal } from './zip-refusal.js';

const utf8Flag = 1 << 11;

/** A name as it was read. `fault` says why its bytes are no text; the text is then only good for messages. */
export type EntryName = {
  /** With `/` between its levels; the name of a folder ends in one. */
  readonly text: string;
  /** Safe to print, in quotes, cut to a length that fits a line. */
  readonly shown: string;
  readonly fault: string | null;
};

/** The text of a name: UTF-8 when flag 11 says so, else ASCII. Backslashes are left as they are. */
export function decodeEntryName(bytes: Buffer, flags: number): EntryName {
  const latin1 = bytes.toString('latin1');
  if ((flags & utf8Flag) === 0) {
    return nameOf(latin1, /[\x80-\xFF]/.test(latin1) ? 'is neither ASCII nor marked as UTF-8' : null);
  }
  try {
    return nameOf(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), null);
  } catch {
    return nameOf(latin1, 'is marked as UTF-8 but is not');
  }
}

function nameOf(text: string, fault: string | null): EntryName {
  return { text, shown: showEntryName(text), fault };
}

/** A name in quotes, safe to print: invisible characters as `\u{...}`, long ones cut in the middle. */
export function showEntryName(text: string): string {
  const short = text.length > 120 ? `${text.slice(0, 80)}…${text.slice(-30)}` : text;
  return showName(short).replace(/[\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** Names with `\` as `/` when none of them has a `/`: old .NET wrote them so. A `\` beside a `/` is refused later. */
export function unifySeparators(names: readonly EntryName[]): EntryName[] {
  if (names.some(({ text }) => text.includes('/'))) return [...names];
  return names.map((name) => ({ ...name, text: name.text.replaceAll('\\', '/') }));
}

/**
 * Throws ARCHIVE_LIMIT for a name that is too long or too deep, ARCHIVE_PATH for one that no system, or no system but
 * one, could hold safely: text faults, absolute, upwards, devices, streams, wildcards, control and invisible characters,
 * the same behind NFKC or a URI escape. What an export may hold at all is checked by `layout.ts`.
 */
export function checkEntryName(name: EntryName, where: string): void {
  const fault = name.fault ?? pathFault(name.text);
  if (fault === null) return;
  throw refusal('ARCHIVE_PATH', where, `has an entry ${name.shown} whose name ${fault}`, {
    details: { entry: name.shown },
  });
}

/** Throws ARCHIVE_LIMIT for a name over the limits. */
export function checkNameSize(name: EntryName, bytes: number, where: string): void {
  const levels = name.text.split(/[/\\]/, archiveLimits.nameLevels + 2).length;
  const over =
    bytes > archiveLimits.nameBytes
      ? `${bytes} bytes long; ${archiveLimits.nameBytes} are read at most`
      : levels > archiveLimits.nameLevels + 1
        ? `more than ${archiveLimits.nameLevels} folders deep`
        : null;
  if (over === null) return;
  throw refusal('ARCHIVE_LIMIT', where, `has an entry ${name.shown} whose name is ${over}`, {
    details: { entry: name.shown },
  });
}

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
const badEscape = /%(?:2e|2f|5c|[01][0-9a-f]|7f)/i;
const brokenEscape = /%(?![0-9a-f]{2})/i;

function pathFault(text: string): string | null {
  const path = text.endsWith('/') ? text.slice(0, -1) : text;
  if (path.includes('\\')) return 'holds a backslash beside slashes';
  if (invisible.test(path)) return 'holds a control or an invisible character';
  if (brokenEscape.test(path) || unescapeKey(path) === null) return 'holds a URI escape that is none';
  if (badEscape.test(path)) return 'hides a separator, a dot or a control character behind a URI escape';
  const folded = path.normalize('NFKC');
  if (folded.split('/').length !== path.split('/').length) return 'holds a character that some systems read as a slash';
  return levelFault(path) ?? levelFault(folded);
}

const escapes = /%[0-9a-f]{2}/gi;

/** What is wrong with a level of a path. An escape counts as one character: 50 Chinese characters make 450 of them. */
function levelFault(path: string): string | null {
  for (const level of path.split('/')) {
    const fault = level.startsWith(' ') ? 'begins with a space' : nameFault(level.replace(escapes, '_'));
    if (fault !== null) return `has a level ${showEntryName(level)} that ${fault}`;
  }
  return null;
}

/**
 * What two names have in common when a reader that ignores case, composes characters, turns `\` round or undoes URI
 * escapes takes them for one. OPC part names are compared without case (ECMA-376 part 2, 8.1.1).
 */
export function entryNameKey(text: string): string {
  const path = text.replaceAll('\\', '/').replace(/\/$/, '');
  const plain = unescapeKey(path) ?? path;
  // Upper case first, so that sharp s and SS, and both forms of sigma, meet.
  return plain.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

/** Throws ARCHIVE_DUPLICATE when two names are one, or a file is a folder of another entry. */
export function checkDistinct(names: readonly EntryName[], where: string): void {
  const seen = new Map<string, EntryName>();
  for (const name of names) {
    const key = entryNameKey(name.text);
    const other = seen.get(key);
    if (other) throw duplicate(where, `has ${other.shown} and ${name.shown}, which are one name`, name);
    seen.set(key, name);
  }
  for (const [key, name] of seen) {
    for (let slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      const parent = seen.get(key.slice(0, slash));
      if (parent && !parent.text.endsWith('/')) {
        throw duplicate(where, `has a file ${parent.shown} that is a folder of ${name.shown}`, name);
      }
    }
  }
}

function duplicate(where: string, what: string, name: EntryName): Error {
  return refusal('ARCHIVE_DUPLICATE', where, what, { details: { entry: name.shown } });
}
