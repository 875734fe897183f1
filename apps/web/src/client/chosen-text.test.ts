import { describe, expect, it } from 'vitest';
import { chosenText } from './chosen-text.js';

const chosen = (count: number) => new Map(Array.from({ length: count }, (_, at) => [`LAB0000${at}`, `Sequence ${at}`]));
const shown = (...ids: string[]) => new Set(ids);

describe('what is chosen', () => {
  it.each<[string, number, string[], string]>([
    ['nothing', 0, ['LAB00000'], ''],
    ['what the list shows', 2, ['LAB00000', 'LAB00001', 'LAB00002'], '2 selected'],
    ['one that it does not', 2, ['LAB00001'], '2 selected; not in this list: Sequence 0'],
    [
      'more than are named',
      8,
      ['LAB00000'],
      '8 selected; not in this list: Sequence 1, Sequence 2, Sequence 3, Sequence 4, Sequence 5 and 2 more',
    ],
  ])('%s', (_, count, ids, expected) => {
    expect(chosenText(chosen(count), shown(...ids)).replace(/[\u2068\u2069]/g, '')).toBe(expected);
  });

  it('keeps the direction of each name to itself', () => {
    expect(chosenText(new Map([['LAB00001', 'שלום']]), shown())).toBe('1 selected; not in this list: \u2068שלום\u2069');
  });
});
