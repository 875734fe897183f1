import { describe, expect, it } from 'vitest';
import { drawTerminal } from './terminal-picture.js';

const texts = (screen: string): string[] =>
  drawTerminal(screen, 80, 24, 'A screen').match(/<(text|rect x)[^>]*>[^<]*/g) ?? [];

describe('the picture of a terminal', () => {
  it('puts text where the terminal has it, and escapes what SVG reads', () => {
    expect(texts('a\n b <c> & d\n')).toEqual([
      '<text x="12.0" y="25.5" textLength="8.4">a',
      '<text x="12.0" y="43.5" textLength="84.0">\u00A0b\u00A0&lt;c&gt;\u00A0&amp;\u00A0d',
    ]);
  });

  it.each([
    ['\x1b[1mx', 'font-weight="bold"'],
    ['\x1b[2mx', 'opacity="0.6"'],
    ['\x1b[31mx', 'fill="#e06c75"'],
    ['\x1b[92mx', 'fill="#b5d99c"'],
    ['\x1b[1;38;5;16mx', 'fill="#000000" font-weight="bold"'],
    ['\x1b[38;5;231mx', 'fill="#ffffff"'],
    ['\x1b[38;5;232mx', 'fill="#080808"'],
    ['\x1b[38;2;1;2;3mx', 'fill="#010203"'],
    ['\x1b[41m\x1b[49mx', ''],
  ])('draws the look of %j', (screen, attributes) => {
    expect(texts(screen)).toEqual([`<text x="12.0" y="25.5" textLength="8.4"${attributes && ` ${attributes}`}>x`]);
  });

  it('draws a box behind what is inverse, and ends a look where it ends', () => {
    expect(texts('\x1b[7mab\x1b[0mc')).toEqual([
      '<rect x="12.0" y="12" width="16.8" height="18" fill="#d7dae0"/>',
      '<text x="12.0" y="25.5" textLength="16.8" fill="#16181d">ab',
      '<text x="28.8" y="25.5" textLength="8.4">c',
    ]);
  });

  it('draws what is behind a text', () => {
    expect(texts('\x1b[46;30mx')).toEqual([
      '<rect x="12.0" y="12" width="8.4" height="18" fill="#56b6c2"/>',
      '<text x="12.0" y="25.5" textLength="8.4" fill="#3b4048">x',
    ]);
  });

  it('keeps a look over the end of a line', () => {
    expect(texts('\x1b[31ma\nb')[1]).toContain('fill="#e06c75"');
  });
});
