/** A tree whose branches open and close. Branches may be loaded when they are first opened. */
import { textOf, withText, type Span } from '../terminal/line.js';
import { show } from '@tsferry/wizard/words';
import type { Input } from './screen.js';

/** A node. `later`: it has children that are not known yet. Ids are unique in the tree. */
export type TreeNode = {
  readonly id: string;
  readonly label: readonly Span[];
  /** Said below the label, in lines of its own: the conditions of a step. */
  readonly notes?: readonly string[];
  readonly children: readonly TreeNode[] | 'later';
};

type TreeRow = { readonly node: TreeNode; readonly depth: number; readonly parent: number };

/** The state of a tree. */
export type Tree = {
  readonly nodes: readonly TreeNode[];
  readonly open: ReadonlySet<string>;
  /** The nodes that can be seen, in order. */
  readonly rows: readonly TreeRow[];
  readonly cursor: number;
};

/** Makes a tree, all of it open but what is loaded later. Labels are made safe here. */
export function createTree(nodes: readonly TreeNode[]): Tree {
  const safe = nodes.map(safeNode);
  const open = new Set(safe.flatMap(openable));
  return arrange({ nodes: safe, open, rows: [], cursor: 0 });
}

const openable = ({ id, children }: TreeNode): string[] =>
  children === 'later' || children.length === 0 ? [] : [id, ...children.flatMap(openable)];

function safeNode(node: TreeNode): TreeNode {
  return {
    ...node,
    label: node.label.map((span) => withText(span, show(textOf(span)))),
    notes: node.notes?.map(show) ?? [],
    children: node.children === 'later' ? 'later' : node.children.map(safeNode),
  };
}

/** Gives a node the children that were loaded, and opens it. */
export function setChildren(tree: Tree, id: string, children: readonly TreeNode[]): Tree {
  const replace = (nodes: readonly TreeNode[]): TreeNode[] =>
    nodes.map((node) => {
      if (node.id === id) return safeNode({ ...node, children });
      return node.children === 'later' ? node : { ...node, children: replace(node.children) };
    });
  return arrange({
    ...tree,
    nodes: replace(tree.nodes),
    open: new Set([...tree.open, id, ...children.flatMap(openable)]),
  });
}

/** The node at the cursor. */
export function currentNode(tree: Tree): TreeNode | undefined {
  return tree.rows[tree.cursor]?.node;
}

/** The node at the cursor, when it is open and waits for its children. */
export function awaited(tree: Tree): string | null {
  const node = currentNode(tree);
  return node !== undefined && node.children === 'later' && tree.open.has(node.id) ? node.id : null;
}

function arrange(tree: Tree): Tree {
  const rows: TreeRow[] = [];
  const add = (nodes: readonly TreeNode[], depth: number, parent: number): void => {
    for (const node of nodes) {
      const at = rows.push({ node, depth, parent }) - 1;
      if (tree.open.has(node.id) && node.children !== 'later') add(node.children, depth + 1, at);
    }
  };
  add(tree.nodes, 0, -1);
  return { ...tree, rows, cursor: Math.max(0, Math.min(tree.cursor, rows.length - 1)) };
}

/** Answers what a person did. */
export function reduceTree(tree: Tree, input: Input): Tree {
  if (input.kind !== 'intent') return tree;
  const page = Math.max(1, input.area.height - 1);
  const row = tree.rows[tree.cursor];
  if (!row) return tree;
  const isOpen = tree.open.has(row.node.id);
  const hasChildren = row.node.children === 'later' || row.node.children.length > 0;
  switch (input.intent) {
    case 'up':
      return at(tree, tree.cursor - 1);
    case 'down':
      return at(tree, tree.cursor + 1);
    case 'page-up':
      return at(tree, tree.cursor - page);
    case 'page-down':
      return at(tree, tree.cursor + page);
    case 'top':
      return at(tree, 0);
    case 'bottom':
      return at(tree, tree.rows.length - 1);
    case 'right':
      return !hasChildren ? tree : isOpen ? at(tree, tree.cursor + 1) : toggled(tree, row.node.id);
    case 'left':
      return hasChildren && isOpen ? toggled(tree, row.node.id) : row.parent < 0 ? tree : at(tree, row.parent);
    case 'accept':
    case 'toggle':
      return hasChildren ? toggled(tree, row.node.id) : tree;
    default:
      return tree;
  }
}

const at = (tree: Tree, cursor: number): Tree => ({
  ...tree,
  cursor: Math.max(0, Math.min(cursor, tree.rows.length - 1)),
});

function toggled(tree: Tree, id: string): Tree {
  const open = new Set(tree.open);
  if (!open.delete(id)) open.add(id);
  return arrange({ ...tree, open });
}
