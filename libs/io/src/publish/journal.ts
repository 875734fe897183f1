/** What a killed export had finished: one JSON line for each file, written when the file is whole. */
import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';

/** A finished file: path below the files folder; size and time of the source when it was read. */
export type JournalLine = {
  readonly path: string;
  readonly bytes: number;
  readonly mtimeNs: bigint;
  readonly sha256: string;
};

/** A journal that is being written. Lines need no sync: a file counts only when its hash agrees. */
export type Journal = { add(lines: readonly JournalLine[]): void; close(): void };

/** Starts a new journal. */
export function startJournal(path: string): Journal {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants;
  const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  return {
    add(lines) {
      const bytes = Buffer.from(lines.map(formatLine).join(''));
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    },
    close() {
      closeSync(file);
    },
  };
}

/** The lines of a journal by path, the last of each; lines cut off by a kill are left out. None when there is no journal. */
export function readJournal(path: string): Map<string, JournalLine> {
  const lines = new Map<string, JournalLine>();
  for (const text of readText(path).split('\n')) {
    const line = parseLine(text);
    if (line !== null) lines.set(line.path, line);
  }
  return lines;
}

function formatLine({ path, bytes, mtimeNs, sha256 }: JournalLine): string {
  return `${JSON.stringify([path, bytes, String(mtimeNs), sha256])}\n`;
}

function parseLine(text: string): JournalLine | null {
  try {
    const [path, bytes, mtimeNs, sha256] = JSON.parse(text) as unknown[];
    if (typeof path !== 'string' || typeof bytes !== 'number' || typeof sha256 !== 'string') return null;
    return { path, bytes, mtimeNs: BigInt(String(mtimeNs)), sha256 };
  } catch {
    return null;
  }
}

function readText(path: string): string {
  const { O_RDONLY, O_NOFOLLOW = 0 } = constants;
  try {
    const file = openSync(path, O_RDONLY | O_NOFOLLOW);
    try {
      return readFileSync(file, 'utf8');
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
