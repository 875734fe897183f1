import { createCipheriv } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const chunk = 8 * 1024 * 1024;

/** Bytes that no compression makes smaller, the same at every run. */
function createNoise(): (bytes: number) => Buffer {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16));
  return (bytes) => cipher.update(Buffer.alloc(bytes));
}

/** One file of so many bytes. */
export function makeLargeFile(folder: string, bytes: number): void {
  mkdirSync(folder, { recursive: true });
  const noise = createNoise();
  const file = openSync(join(folder, 'install.wim'), 'wx');
  for (let done = 0; done < bytes; done += chunk) writeSync(file, noise(Math.min(chunk, bytes - done)));
  closeSync(file);
}

/** So many files of equal size, 200 in a folder. */
export function makeSmallFiles(folder: string, files: number, bytes: number): void {
  const noise = createNoise();
  for (let at = 0; at < files; at++) {
    const below = join(folder, `part-${Math.floor(at / 200)}`);
    if (at % 200 === 0) mkdirSync(below, { recursive: true });
    writeFileSync(join(below, `file-${at}.dat`), noise(bytes));
  }
}
