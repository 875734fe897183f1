import { createHash } from 'node:crypto';

/** Files of a content by their path below it. */
export type ContentFiles = Readonly<Record<string, Uint8Array>>;

/** A text file with the line ends of Windows. */
export const textFile = (...lines: readonly string[]): Uint8Array => Buffer.from(`${lines.join('\r\n')}\r\n`);

/** Bytes that look like nothing and are the same at every run, behind a magic number. */
export function binaryFile(name: string, size: number, magic = 'MZ'): Uint8Array {
  const head = Buffer.from(magic, 'latin1');
  const blocks: Buffer[] = [];
  for (let length = head.length, at = 0; length < size; length += 32, at++) {
    blocks.push(createHash('sha256').update(`${name} ${at}`).digest());
  }
  return Buffer.concat([head, ...blocks]).subarray(0, size);
}

/** A file that starts like a Windows image and holds none. */
export const wimFile = (name: string): Uint8Array => binaryFile(name, 3000, 'MSWIM\0\0\0');
