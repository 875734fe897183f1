import { describe, expect, it } from 'vitest';
import { createElement } from 'react';
import { drawn } from '../testing/drawn.js';
import type { Area } from './area.js';
import type { Intent } from './keys.js';
import { awaited, createTree, currentNode, reduceTree, setChildren, type Tree, type TreeNode } from './tree.js';
import { TreeView } from './TreeView.js';

const area: Area = { width: 30, height: 6, color: false, reader: false };
const node = (id: string, children: TreeNode['children'] = [], notes: string[] = []): TreeNode => ({
  id,
  label: [id],
  notes,
  children,
});
const press = (tree: Tree, ...intents: Intent[]): Tree =>
  intents.reduce((next, intent) => reduceTree(next, { kind: 'intent', intent, area }), tree);
const draw = (tree: Tree, at: Partial<Area> = {}): string[] => {
  const within = { ...area, ...at };
  const lines = drawn(createElement(TreeView, { tree, area: within, focused: true }), within.width, within.reader);
  return lines.filter((line) => line !== '');
};

const steps = (): Tree =>
  createTree([node('group', [node('one'), node('two', [], ['if x = 1'])]), node('child', 'later')]);

describe('a tree', () => {
  it('opens with everything in sight but what is read later', () => {
    expect(draw(steps())).toEqual(['> ▾ group', '      one', '      two', '  ▸ child']);
  });

  it('closes and opens, and goes to the parent from a leaf', () => {
    expect(draw(press(steps(), 'left'))).toEqual(['> ▸ group', '  ▸ child']);
    expect(draw(press(steps(), 'left', 'right', 'right'))[1]).toBe('>     one');
    expect(currentNode(press(steps(), 'down', 'down', 'left'))?.id).toBe('group');
  });

  it('shows notes where the cursor is', () => {
    expect(draw(press(steps(), 'down', 'down'))).toEqual([
      '  ▾ group',
      '      one',
      '>     two',
      '        if x = 1',
      '  ▸ child',
    ]);
  });

  it('waits for children that are read later, and opens with them', () => {
    let tree = press(steps(), 'bottom', 'right');
    expect(awaited(tree)).toBe('child');
    tree = setChildren(tree, 'child', [node('inner')]);
    expect([awaited(tree), draw(tree).at(-1)]).toEqual([null, '      inner']);
  });

  it('reads levels in words for a screen reader', () => {
    expect(draw(press(steps(), 'down'), { reader: true })).toEqual([
      'group (level 1, open)',
      'one (level 2, current, 2 of 4)',
      'two (level 2)',
      'child (level 1, closed)',
    ]);
  });

  it('shows nothing that a name would do, and stays in the width however deep it is', () => {
    const deep = Array.from({ length: 40 }).reduce<TreeNode>(
      (child, _, at) => node(`\x1b[2J${at}`, [child]),
      node('leaf'),
    );
    const lines = draw(press(createTree([deep]), 'bottom'), { height: 50 });
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(30);
    expect(lines.join('')).not.toContain('\x1b');
    expect(lines.at(-1)).toContain('leaf');
  });
});
