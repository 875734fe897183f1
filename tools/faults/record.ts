/** Reads what the hook wrote down. */
import { readFileSync } from 'node:fs';

/** A file call: its number, its name in hook.c, and what it was about. */
export type Call = {
  readonly number: number;
  readonly call: string;
  readonly result: number;
  readonly inode: string;
  /** The offset of a write, or the size of a truncate. */
  readonly where: number;
  readonly path: string;
  readonly to: string;
  readonly data: Buffer;
};

/** The calls in their order. The format is in hook.c. */
export function readRecord(file: string): Call[] {
  const bytes = readFileSync(file);
  const calls: Call[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    const words = bytes.toString('utf8', at, end).split('\t');
    const [number = '', call = '', result = '', inode = '', where = '', length = '', path = '', to = ''] = words;
    at = end + 1 + Number(length);
    const data = bytes.subarray(end + 1, at);
    calls.push({ number: Number(number), call, result: Number(result), inode, where: Number(where), path, to, data });
  }
  return calls;
}

/** Whether a file is the database, its log or its shared memory. */
export const isDatabase = (path: string): boolean => /\.sqlite(-wal|-shm|-journal)?$/.test(path);
