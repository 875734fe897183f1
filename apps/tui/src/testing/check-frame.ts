import { expect } from 'vitest';
import type { Size } from '../screen/area.js';
import { textWidth } from '../terminal/text-width.js';

/** What a terminal obeys, and what hides or turns text around. */
const obeyed = /[\0-\x08\x0B-\x1F\x7F-\x9F\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** What must hold for every frame: it fits, and nothing in it moves the cursor or hides text. Returns the frame. */
export function checkFrame(frame: string, { columns, rows }: Size): string {
  const lines = frame.split('\n');
  expect(lines.length).toBeLessThanOrEqual(rows);
  for (const line of lines) {
    expect(textWidth(line), line).toBeLessThanOrEqual(columns);
    expect(line).not.toMatch(obeyed);
  }
  return frame;
}

/** The text before `word` in every line that holds it, in columns: all the same where columns are straight. */
export function columnsOf(frame: string, word: RegExp): number[] {
  return frame.split('\n').flatMap((line) => {
    const at = line.search(word);
    return at < 0 ? [] : [textWidth(line.slice(0, at))];
  });
}
