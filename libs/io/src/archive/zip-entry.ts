/**
 * The content of one entry (libs/io/docs/archive-format.md, "Inflating"). node:zlib inflates here, and JSZip only
 * writes archives (.github/decisions.md, "JSZip writes archives, node:zlib reads them").
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { archiveLimits } from './limits.js';
import type { ZipEntry } from './zip-directory.js';
import { showEntryName } from './zip-name.js';
import { refusal } from './zip-refusal.js';

/**
 * The content of `entry`, of the zip `bytes` whose directory it came from; a stored one is a view, not a copy.
 * Never more than the declared size is kept. Throws ARCHIVE_INTEGRITY when size or CRC-32 is not as declared, or the
 * compressed data ends before or after its last byte; ARCHIVE_LIMIT when it would go past the limit of an entry.
 */
export function readZipEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const data = bytes.subarray(entry.dataOffset, entry.dataOffset + entry.compressedBytes);
  const content = entry.method === 'stored' ? data : inflate(data, entry);
  if (content.length !== entry.bytes) {
    throw damaged(entry, `has ${content.length} bytes in ${shown(entry)} instead of the ${entry.bytes} it declares`);
  }
  if (crc32(content) !== entry.crc32) throw damaged(entry, `holds ${shown(entry)} with a wrong checksum (CRC-32)`);
  return content;
}

function shown(entry: ZipEntry): string {
  return showEntryName(entry.name);
}

function damaged(entry: ZipEntry, what: string, cause?: unknown): Error {
  return refusal('ARCHIVE_INTEGRITY', entry.where, what, {
    details: { entry: shown(entry), offset: entry.dataOffset },
    cause,
  });
}

/** What `inflateRawSync` returns with `info`; its type declaration leaves this out. */
type Inflated = { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };

function inflateAtMost(data: Uint8Array, most: number): Inflated {
  return inflateRawSync(data, { info: true, maxOutputLength: Math.max(most, 1) }) as unknown as Inflated;
}

function inflate(data: Uint8Array, entry: ZipEntry): Uint8Array {
  try {
    const { buffer, engine } = inflateAtMost(data, entry.bytes);
    if (engine.bytesWritten === data.length) return buffer;
    const left = data.length - engine.bytesWritten;
    throw damaged(entry, `has ${left} bytes in ${shown(entry)} after the end of its compressed data`);
  } catch (error) {
    if (!isZlibError(error)) throw error;
    if (error.code !== 'ERR_BUFFER_TOO_LARGE') {
      throw damaged(entry, `cannot be inflated at ${shown(entry)} (${error.message})`, error);
    }
    throw tooLong(data, entry);
  }
}

/** More came out than was declared: a wrong size, or a bomb when it does not end within the limit either. */
function tooLong(data: Uint8Array, entry: ZipEntry): Error {
  const what = `has more than the ${entry.bytes} bytes it declares in ${shown(entry)}`;
  try {
    inflateAtMost(data, archiveLimits.entryBytes);
  } catch (error) {
    if (isZlibError(error) && error.code === 'ERR_BUFFER_TOO_LARGE') {
      return refusal('ARCHIVE_LIMIT', entry.where, `${what}, and more than ${archiveLimits.entryBytes} in all`, {
        details: { entry: shown(entry), limit: archiveLimits.entryBytes },
      });
    }
  }
  return damaged(entry, what);
}

function isZlibError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^Z_|^ERR_/.test(error.code);
}
