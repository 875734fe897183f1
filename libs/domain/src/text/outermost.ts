import type { TextEdit } from './edit-text.js';

/** The edits that stand in no other one, in order: a comment in a value goes with the value. */
export function outermost(edits: readonly TextEdit[]): TextEdit[] {
  let done = -1;
  return [...edits]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ end }) => {
      if (end <= done) return false;
      done = end;
      return true;
    });
}
