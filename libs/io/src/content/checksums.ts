/** `SHA256SUMS`, in the format of GNU sha256sum, so that `sha256sum -c` checks a pair with nothing else at hand. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type Checksum, type ChecksumList } from '@tsferry/domain';
import { listChecksums } from './checksum-list.js';
import { findTwin } from './find-twin.js';
import { checkRelativePath, nameFault, nameKey, showName } from './safe-path.js';

/** Name of the file, in the files folder. */
export const checksumsName = 'SHA256SUMS';

/** Largest checksum file that is read, in bytes: 200,000 files with long paths stay far below. */
const mostBytes = 256 * 1024 * 1024;

/** Characters of a checksum file that are in memory at once while it is written or read. */
const pieceLength = 64 * 1024;

/** Characters of the shortest line: the hash, two spaces, a name of one character and the line end. */
const shortestLine = 68;

/** More characters than an escaped path and its hash have: a line that long is not collected from ever more pieces. */
const longestLine = 64 * 1024;

/** `\` at the start of the line says that the name is escaped: backslash, LF and CR, as coreutils writes them. */
function formatLine({ path, sha256 }: Checksum): string {
  const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === path ? '' : '\\'}${sha256}  ${escaped}\n`;
}

function sorted(lines: readonly Checksum[]): Checksum[] {
  return [...lines].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The checksum file of these lines, sorted by path. */
export function formatChecksums(lines: readonly Checksum[]): string {
  return sorted(lines).map(formatLine).join('');
}

/** The bytes of `formatChecksums` piece by piece, for lines that are sorted by path already. */
export function* checksumPieces(lines: Iterable<Checksum>): Generator<Uint8Array> {
  let text = '';
  for (const line of lines) {
    text += formatLine(line);
    if (text.length < pieceLength) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

/** SHA-256 over the sorted lines of a content: equal exactly when paths and bytes are equal. */
export function contentDigest(lines: readonly Checksum[]): string {
  const hash = createHash('sha256');
  for (const line of sorted(lines)) hash.update(formatLine(line));
  return hash.digest('hex');
}

/** The line of the zip, `../` and whatever name it had (libs/io/docs/archive-format.md, "The files folder"). */
export function isZipLine({ path }: Checksum): boolean {
  return path.startsWith('../') && path.toLowerCase().endsWith('.zip') && nameFault(path.slice(3)) === null;
}

/**
 * Reads a checksum file. Throws CONTENT_INTEGRITY with the number of the line for a line that sha256sum would not
 * write, a path twice (ignoring case) or a second zip; CONTENT_NAME for a path that is not below the files folder.
 */
export function parseChecksums(text: string, where: string): ChecksumList {
  return parsePieces([text], text.length, where);
}

/** `parseChecksums` for a text of at most so many characters that comes in pieces. */
function parsePieces(pieces: Iterable<string>, length: number, where: string): ChecksumList {
  const list = listChecksums(parseLines(pieces, where), Math.floor(length / shortestLine));
  const twin = findTwin(() => keysOf(list));
  if (twin !== null) throw malformed(where, twin.at + 1, `${showName(twin.key)} is listed twice`);
  return list;
}

function* parseLines(pieces: Iterable<string>, where: string): Generator<Checksum> {
  let number = 1;
  let rest = '';
  for (const piece of pieces) {
    const text = rest + piece;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const checksum = parseLine(text.slice(start, end), `${where}, line ${number}`);
      if (checksum === null) throw malformed(where, number, 'it is not "<64 hex digits>  <path>"');
      yield checksum;
      start = end + 1;
      number += 1;
    }
    rest = text.slice(start);
    if (rest.length > longestLine) throw malformed(where, number, 'it is longer than any path can be');
  }
  if (rest !== '') throw malformed(where, number, 'the file is cut off');
}

function* keysOf(list: ChecksumList): Generator<string> {
  for (const checksum of list) yield isZipLine(checksum) ? '../' : nameKey(checksum.path);
}

const lineFormat = /^(\\?)([0-9a-f]{64}) [ *](.+)$/s;
const escapes: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r' };

function parseLine(line: string, where: string): Checksum | null {
  const [, escaped, sha256, written] = lineFormat.exec(line) ?? [];
  if (sha256 === undefined || written === undefined) return null;
  if (escaped !== '' && /\\(?![\\nr])/.test(written.replaceAll('\\\\', ''))) return null;
  const path = escaped === '' ? written : written.replace(/\\[\\nr]/g, (pair) => escapes[pair] ?? pair);
  if (isZipLine({ path, sha256 })) return { path, sha256 };
  // A backslash is a part of a name here, and no name of content holds one.
  return { path: checkRelativePath(path.replaceAll('\\', '?'), where), sha256 };
}

function malformed(where: string, line: number, why: string): AppError {
  return new AppError('CONTENT_INTEGRITY', `${where}, line ${line}: ${why}.`, {
    hint: 'Export again, or remove the file to import without checksums.',
    details: { where, line },
  });
}

/**
 * The lines of `SHA256SUMS` in a files folder, and the hash of that file; null when there is none.
 * Throws as `parseChecksums`, CONTENT_TYPE when it is not a regular file, CONTENT_READ.
 */
export async function readChecksums(
  filesFolder: string,
): Promise<{ readonly lines: ChecksumList; readonly sha256: string } | null> {
  const path = join(filesFolder, checksumsName);
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  try {
    const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const found = fstatSync(file);
      if (!found.isFile()) throw notRegular(path);
      if (found.size > mostBytes) throw malformed(path, 1, `the file has ${found.size} bytes, more than ${mostBytes}`);
      const hash = createHash('sha256');
      const lines = parsePieces(textPieces(file, found.size, hash, path), found.size, path);
      return { lines, sha256: hash.digest('hex') };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof AppError) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code === 'ELOOP') throw notRegular(path);
    throw new AppError('CONTENT_READ', `${path} cannot be read: ${message}.`, { details: { path }, cause: error });
  }
}

/** The first bytes of a file as text, piece by piece, each hashed on the way. */
function* textPieces(file: number, bytes: number, hash: Hash, where: string): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch (cause) {
      throw new AppError('CONTENT_INTEGRITY', `${where} is not valid UTF-8.`, { details: { path: where }, cause });
    }
  };
  const buffer = Buffer.alloc(pieceLength);
  for (let done = 0; done < bytes;) {
    const read = readSync(file, buffer, 0, Math.min(pieceLength, bytes - done), done);
    if (read === 0) break;
    done += read;
    const piece = buffer.subarray(0, read);
    hash.update(piece);
    yield decode(piece);
  }
  yield decode();
}

function notRegular(path: string): AppError {
  return new AppError('CONTENT_TYPE', `${path} is not a regular file.`, { details: { path } });
}
