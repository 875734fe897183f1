/** The one place where names and relative paths from outside (archives, metadata, folders, checksum files) are checked. */
import { join } from 'node:path';
import { AppError, type ErrorCode } from '@tsferry/domain';

/** Longest path that Windows knows, in UTF-16 units. */
const longestPath = 32_767;

/** Longest name of NTFS and SMB, in UTF-16 units. */
const longestName = 255;

/** Longest folder name that is made here, in bytes of UTF-8: Linux stops at 255, and a number may follow. */
const longestFolderName = 200;

/** Bidi controls and line separators: legal on disk, but a name that holds one is not what it looks like. */
const deceiving = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const control = /\p{Cc}/u;
const loneSurrogate = /\p{Cs}/u;
const wildcard = /[<>"|?*]/;

/** Device names of Windows, with any extension (libs/io/docs/archive-format.md, "Names of content files"). */
const device = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3])$/i;

/** The part of a name that Windows compares with its device names: up to the first dot, without spaces at its end. */
function stem(name: string): string {
  return (name.split('.', 1)[0] ?? '').trimEnd();
}

/** What is wrong with a name, the first that holds. */
const faults: readonly (readonly [test: (name: string) => boolean, fault: string])[] = [
  [(name) => name === '', 'is empty'],
  [(name) => name === '.' || name === '..', 'leads to another folder'],
  // Full-width dots and dot leaders: some systems turn them into dots.
  [(name) => /^\.{1,2}$/.test(name.normalize('NFKC')), 'leads to another folder on some systems'],
  [(name) => /[/\\]/.test(name), 'holds a path separator'],
  [(name) => control.test(name), 'holds a control character'],
  [(name) => deceiving.test(name), 'holds a character that changes the direction of text or ends a line'],
  [(name) => loneSurrogate.test(name), 'is not valid Unicode'],
  [(name) => name.includes(':'), 'holds a colon, which Windows reads as a drive or a stream'],
  [(name) => wildcard.test(name), 'holds one of < > " | ? *'],
  [(name) => /[. ]$/.test(name), 'ends in a dot or a space, which Windows drops'],
  [(name) => device.test(stem(name)), 'is the name of a Windows device'],
  [(name) => name.length > longestName, `is longer than ${longestName} characters`],
];

/** What Windows, or a reader of the screen, would hold against this one file or folder name; null for nothing. */
export function nameFault(name: string): string | null {
  return faults.find(([test]) => test(name))?.[1] ?? null;
}

/** A name between quotes with everything invisible in it written as `\u{...}`: for messages. */
export function showName(name: string): string {
  const shown = name.replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `"${shown}"`;
}

/**
 * A relative path from outside with `/` between its names, each legal on Windows and Linux; nothing leads out of the
 * folder it will be joined to. `where` says for the message where the path stands.
 * Throws CONTENT_NAME, or `code`, with `details {where, path, fault}`.
 */
export function checkRelativePath(path: string, where: string, code: ErrorCode = 'CONTENT_NAME'): string {
  const fault = pathFault(path);
  if (fault !== null) {
    throw new AppError(code, `${where}: the path ${showName(path.slice(0, 300))} is refused: ${fault}.`, {
      hint: 'Only relative paths of names that Windows allows are accepted.',
      details: { where, path, fault },
    });
  }
  return path.replaceAll('\\', '/');
}

function pathFault(path: string): string | null {
  if (path === '') return 'it is empty';
  if (path.length > longestPath) return `it is longer than ${longestPath} characters`;
  if (/^[/\\]{2}/.test(path)) return 'it is a UNC or device path';
  if (/^[/\\]/.test(path)) return 'it is absolute';
  if (/^[a-z]:/i.test(path)) return 'it names a drive';
  for (const name of path.split(/[/\\]/)) {
    const fault = nameFault(name);
    if (fault !== null) return `${showName(name.slice(0, 80))} ${fault}`;
  }
  return null;
}

/**
 * What two names have in common when a file system that ignores case or composes characters takes them for one:
 * NFC and case folded, the same in every locale.
 */
export function nameKey(path: string): string {
  // Upper case first, so that sharp s and SS, and both forms of sigma, meet.
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** A folder name for the object name: legal on Windows, at most 200 bytes; the name itself when it is that already. */
export function safeFolderName(name: string): string {
  const legal = name
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '_');
  const short = cutToBytes(legal, longestFolderName).replace(/[. ]+$/, '');
  const named =
    nameFault(short) === null || short === '' ? short : short.replace(/^[^.]*/, (start) => `${start.trimEnd()}_`);
  return nameFault(named) === null ? named : '_';
}

/** The longest start of the text that fits, never half a character. */
function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/**
 * A folder name for every object name, in their order: `safeFolderName`, and ` (2)`, ` (3)`, ... where a name is taken,
 * ignoring case. `SHA256SUMS` is taken from the start: it is the checksum file beside these folders.
 */
export function uniqueFolderNames(names: readonly string[]): string[] {
  const taken = new Set([nameKey('SHA256SUMS')]);
  const next = new Map<string, number>();
  return names.map((name) => {
    const wanted = safeFolderName(name);
    const key = nameKey(wanted);
    let folder = wanted;
    let number = next.get(key) ?? 2;
    for (; taken.has(nameKey(folder)); number += 1) folder = `${wanted} (${number})`;
    next.set(key, number);
    taken.add(nameKey(folder));
    return folder;
  });
}

/** The path below `root`. Says nothing about links on disk. Throws CONTENT_NAME when the relative path is refused. */
export function joinInside(root: string, path: string): string {
  return join(root, ...checkRelativePath(path, root).split('/'));
}
