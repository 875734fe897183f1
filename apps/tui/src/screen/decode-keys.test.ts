import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeKeys, flushKeys, type Pressed } from './decode-keys.js';

const names = (keys: readonly Pressed[]): string[] =>
  keys.map((key) => (key.kind === 'paste' ? `paste:${key.text}` : key.name));
const decode = (text: string): string[] => {
  const { keys, pending } = decodeKeys('', text);
  return names([...keys, ...flushKeys(pending)]);
};

describe('decodeKeys', () => {
  it.each<[string, string[]]>([
    ['abc\r', ['a', 'b', 'c', 'enter']],
    [' \t\x7f', ['space', 'tab', 'backspace']],
    ['\x1b[A\x1bOB\x1b[5~\x1b[Z', ['up', 'down', 'pageup', 'shift-tab']],
    ['\x03\x0e', ['ctrl-c', 'ctrl-n']],
    ['\r\n', ['enter']],
    ['日本e\u0301', ['日', '本', 'e\u0301']],
    ['\x1b', ['escape']],
    ['\x1bq', ['escape', 'q']],
    ['\x1b\x1b[B', ['escape', 'down']],
  ])('finds every key in %j', (text, keys) => {
    expect(decode(text)).toEqual(keys);
  });

  it.each([
    ['a cursor position', '\x1b[24;80R'],
    ['what a terminal is', '\x1b[?65;1;9c'],
    ['a colour', '\x1b]11;rgb:0000/0000/0000\x07'],
    ['a colour, ended otherwise', '\x1b]11;rgb:0000/0000/0000\x1b\\'],
    ['a version', '\x1bP>|tmux 3.4\x1b\\'],
    ['a click', '\x1b[<0;10;10M'],
    ['a focus change', '\x1b[I\x1b[O'],
    ['a modified key', '\x1b[1;5C'],
  ])('ignores %s', (_, answer) => {
    expect(decode(`x${answer}y`)).toEqual(['x', 'y']);
  });

  it('takes a paste as text, whatever is in it', () => {
    expect(decode('\x1b[200~rm -rf\r\nq\x1b[A\x03\t\u009b2J\x1b[201~\r')).toEqual(['paste:rm -rf\nq[A 2J', 'enter']);
  });

  it('takes a paste whose end got lost', () => {
    expect(decode('\x1b[200~half')).toEqual(['paste:half']);
  });

  it('drops a sequence that nobody ended', () => {
    expect(decode('a\x1b[12;')).toEqual(['a']);
  });

  it('finds the same keys, however the chunks are cut', () => {
    const piece = fc.constantFrom(
      'a',
      'é',
      '\r',
      '\x1b[A',
      '\x1bOF',
      '\x1b[200~x\ny\x1b[201~',
      '\x1b]0;t\x07',
      '\x1b[6~',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(fc.nat(8), { maxLength: 30 }), (pieces, cuts) => {
        const text = pieces.join('');
        let [pending, at] = ['', 0];
        const keys: Pressed[] = [];
        for (const length of [...cuts, text.length]) {
          const decoded = decodeKeys(pending, text.slice(at, at + length));
          keys.push(...decoded.keys);
          pending = decoded.pending;
          at += length;
        }
        expect(pending).toBe('');
        expect(names(keys)).toEqual(decode(text));
      }),
    );
  });

  it('takes a paste of a million characters in a moment', () => {
    const text = `\x1b[200~${'long line \n'.repeat(100_000)}\x1b[201~`;
    let pending = '';
    const found: Pressed[] = [];
    for (let at = 0; at < text.length; at += 4096) {
      const decoded = decodeKeys(pending, text.slice(at, at + 4096));
      pending = decoded.pending;
      found.push(...decoded.keys);
    }
    expect(found).toHaveLength(1);
    expect((found[0] as { text: string }).text).toHaveLength(1_100_000);
  });
});
