import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repaint } from './painter.js';

/** What a terminal shows after it was told something: enough of one for what the painter writes. */
function obey(screen: readonly string[], written: string): string[] {
  let rows = [...screen];
  let row = 0;
  for (const [, code, text] of written.matchAll(/\x1b\[([?\d;]*[A-Za-z])|([^\x1b]+)/g)) {
    if (code === '2J') rows = [];
    else if (code === '2K') rows[row] = '';
    else if (code?.endsWith('H')) row = Number(code.split(';')[0]) - 1;
    else if (text !== undefined) rows[row] = text;
  }
  return Array.from(rows, (line) => line ?? '');
}

const withoutEnd = (lines: readonly string[]): string => lines.join('\n').trimEnd();

describe('repaint', () => {
  it('writes the lines that changed, and no others', () => {
    const written = repaint(['same', 'old', 'same'], ['same', 'new', 'same']);
    expect(written).toContain('\x1b[2;1H\x1b[2Knew');
    expect(written).not.toContain('same');
  });

  it('writes nothing when nothing changed', () => {
    expect(repaint(['a', 'b'], ['a', 'b'])).toBe('');
  });

  it('clears a screen that it knows nothing of', () => {
    expect(repaint(null, ['a'])).toContain('\x1b[2J\x1b[1;1H\x1b[2Ka');
  });

  it('never clears what was scrolled away', () => {
    expect(repaint(null, ['a']) + repaint(['a'], ['b'])).not.toContain('\x1b[3J');
  });

  it('turns any frame into any other', () => {
    const frame = fc.array(fc.constantFrom('', 'a', 'b', 'longer line'), { maxLength: 8 });
    fc.assert(
      fc.property(frame, frame, (before, after) => {
        const screen = obey(['left over'], repaint(null, before));
        expect(withoutEnd(obey(screen, repaint(before, after)))).toBe(withoutEnd(after));
      }),
    );
  });
});
