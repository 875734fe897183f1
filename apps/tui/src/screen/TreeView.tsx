import { Box, useIsScreenReaderEnabled } from 'ink';
import { textOf } from '../terminal/line.js';
import type { Area } from './area.js';
import { ReadRow } from './ReadRow.js';
import { currentNode, type Tree } from './tree.js';
import { TreeRow } from './TreeRow.js';
import { windowStart } from './window.js';

type Props = {
  readonly tree: Tree;
  readonly area: Area;
  /** Whether keys go to it. */
  readonly focused: boolean;
};

/** The rows around the cursor, which Ink has no component for; the notes of a node are shown while the cursor is at it. */
export function TreeView({ tree, area, focused }: Props) {
  const reader = useIsScreenReaderEnabled();
  const notes = currentNode(tree)?.notes ?? [];
  const height = Math.max(1, area.height - notes.length);
  const start = windowStart(tree.cursor, tree.rows.length, height);
  return (
    <Box flexDirection="column" width={area.width} height={reader ? undefined : area.height} overflowY="hidden">
      {tree.rows.slice(start, start + height).map(({ node, depth }, offset) => {
        const here = start + offset === tree.cursor;
        const leaf = node.children !== 'later' && node.children.length === 0;
        const open = tree.open.has(node.id);
        if (reader) {
          const place = here ? `current, ${tree.cursor + 1} of ${tree.rows.length}` : '';
          const states = [`level ${depth + 1}`, leaf ? '' : open ? 'open' : 'closed', place];
          return <ReadRow key={node.id} cells={[node.label.map(textOf).join('')]} states={states} />;
        }
        return (
          <TreeRow
            key={node.id}
            label={node.label}
            notes={here ? notes : none}
            // Deep trees leave little room: from some depth on, all are indented alike.
            indent={2 * Math.min(depth, Math.floor(area.width / 6))}
            sign={leaf ? '  ' : open ? '▾ ' : '▸ '}
            cursor={here && focused}
          />
        );
      })}
    </Box>
  );
}

const none: readonly string[] = [];
