import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../terminal/text-width.js';
import type { Area } from './area.js';
import { drawn } from '../testing/drawn.js';
import { ListView } from './ListView.js';
import type { Intent } from './keys.js';
import { chosenRows, createList, currentRow, moveTo, reduceList, setRows, type List, type Row } from './list.js';

const area: Area = { width: 60, height: 8, color: false, reader: false };
const columns = [{ title: 'Name', min: 20 }, { title: 'Id' }, { title: 'Folder', drop: 1 }];
const row = (id: string, name: string, folder = '/'): Row => ({ id, cells: [name, id, folder] });
const fruit = [row('3', 'Cherry'), row('1', 'Apple', '/red'), row('2', 'Banana')];

const press = (list: List, ...intents: Intent[]): List =>
  intents.reduce((next, intent) => reduceList(next, { kind: 'intent', intent, area }), list);
const type = (list: List, text: string): List => reduceList(list, { kind: 'text', text });
const names = (list: List): string[] => list.visible.map((at) => list.rows[at]!.id);
const draw = (list: List, at: Partial<Area> = {}): string[] => {
  const within = { ...area, ...at };
  const lines = drawn(
    createElement(ListView, { list, area: within, focused: true, marks: true }),
    within.width,
    within.reader,
  );
  return lines.filter((line, row) => line !== '' || lines.slice(row).some((below) => below !== ''));
};

describe('a list', () => {
  it('moves and stays inside', () => {
    let list = createList(columns, fruit);
    expect(currentRow(list)?.id).toBe('3');
    list = press(list, 'up', 'down', 'down', 'down', 'down');
    expect(currentRow(list)?.id).toBe('2');
    expect(currentRow(press(list, 'top'))?.id).toBe('3');
    expect(currentRow(press(createList(columns), 'down', 'bottom', 'page-up'))).toBeUndefined();
  });

  it('moves by what is in sight', () => {
    const long = createList(
      columns,
      Array.from({ length: 100 }, (_, at) => row(`${at}`, `n${at}`)),
    );
    expect(currentRow(press(long, 'page-down', 'page-down'))?.id).toBe('14');
  });

  it('sorts by each column, both ways, and keeps the cursor at its row', () => {
    const list = press(createList(columns, fruit), 'sort');
    expect(names(list)).toEqual(['1', '2', '3']);
    expect(currentRow(list)?.id).toBe('3');
    expect(names(press(list, 'sort-back'))).toEqual(['3', '2', '1']);
    expect(names(press(list, 'sort', 'sort', 'sort'))).toEqual(['3', '1', '2']);
  });

  it('filters as one types: every word, in any case, any width and any cell', () => {
    let list = type(press(createList(columns, fruit), 'filter'), 'AP');
    expect(names(list)).toEqual(['1']);
    expect(names(type(list, 'ple ｒｅｄ'))).toEqual(['1']);
    list = press(type(list, 'x'), 'accept');
    expect([list.filtering, names(list)]).toEqual([false, []]);
    expect(names(press(list, 'back'))).toEqual(['3', '1', '2']);
  });

  it('takes letters as letters while the filter is typed, and arrows as arrows', () => {
    const list = press(type(press(createList(columns, fruit), 'filter'), 'a'), 'down');
    expect([list.filtering, currentRow(list)?.id]).toEqual([true, '2']);
    expect(press(list, 'erase', 'erase').filtering).toBe(false);
  });

  it('marks rows, all that are shown, and keeps marks that the filter hides', () => {
    let list = press(createList(columns, fruit), 'toggle', 'toggle');
    expect(chosenRows(list).map(({ id }) => id)).toEqual(['3', '1']);
    list = press(type(press(list, 'filter'), 'banana'), 'accept', 'toggle-all');
    expect(chosenRows(list).map(({ id }) => id)).toEqual(['3', '1', '2']);
    expect(chosenRows(press(list, 'toggle-all')).map(({ id }) => id)).toEqual(['3', '1']);
    expect(chosenRows(createList(columns, fruit)).map(({ id }) => id)).toEqual(['3']);
  });

  it('keeps cursor and marks when rows come anew, and forgets those that are gone', () => {
    const list = setRows(press(createList(columns, fruit), 'toggle', 'toggle'), [row('9', 'New'), ...fruit.slice(1)]);
    expect([currentRow(list)?.id, [...list.marks]]).toEqual(['2', ['1']]);
  });

  it('goes to a row that the filter hides', () => {
    const list = type(press(createList(columns, fruit), 'filter'), 'apple');
    expect(currentRow(moveTo(list, '2'))?.id).toBe('2');
  });
});

describe('a list on the screen', () => {
  it('shows columns, cursor and marks in signs', () => {
    expect(draw(press(createList(columns, fruit), 'toggle'))).toEqual([
      '      Name    Id  Folder',
      '  [x] Cherry  3   /',
      '> [ ] Apple   1   /red',
      '  [ ] Banana  2   /',
    ]);
  });

  it('draws only what fits, around the cursor', () => {
    const list = createList(
      columns,
      Array.from({ length: 10_000 }, (_, at) => row(`${at}`, `n${at}`)),
    );
    const lines = draw(moveTo(list, '5000'));
    expect(lines).toHaveLength(8);
    expect(lines[4]).toMatch(/^> \[ \] n5000/);
    expect(draw(press(list, 'bottom'))[7]).toMatch(/^> \[ \] n9999/);
  });

  it('keeps columns straight whatever names hold, and drops columns before it cuts names', () => {
    const list = createList(columns, [
      row('1', '日本語'),
      row('2', `e\u0301${'x'.repeat(200)}`),
      row('3', '👩‍👩‍👧 \x1b[2J\u202e'),
    ]);
    for (const width of [30, 40, 60, 140]) {
      const lines = draw(list, { width });
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
      const ids = lines.slice(1).map((line) => textWidth(/^(.*?)\d *\/?$/.exec(line)![1]!));
      expect(new Set(ids).size).toBe(1);
      expect(lines.join('')).not.toMatch(/[\x1b\u202e]/);
    }
    expect(draw(list, { width: 30 })[0]).not.toContain('Folder');
    expect(draw(list, { width: 140 })[0]).toContain('Folder');
  });

  it('reads in words for a screen reader', () => {
    expect(draw(press(createList(columns, fruit), 'toggle'), { reader: true })).toEqual([
      'Cherry, 3, / (marked)',
      'Apple, 1, /red (current, 2 of 3)',
      'Banana, 2, /',
    ]);
  });

  it('says why nothing is shown', () => {
    expect(draw(createList(columns)).join()).toContain('Nothing here.');
    expect(draw(type(press(createList(columns, fruit), 'filter'), 'zzz')).join()).toContain(
      'Nothing matches the filter.',
    );
  });
});
