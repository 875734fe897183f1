import { Box, Text } from 'ink';
import { useEffect, useReducer } from 'react';
import { render } from '../terminal/line.js';
import type { Size } from './area.js';
import { frameLines, type Look } from './frame.js';
import type { Host } from './host.js';

/** The one component: paints what the screens of a host show, and again after every change. */
export function Screens({ host, look, size }: { host: Host; look: Look; size: () => Size }) {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => host.subscribe(again), [host]);
  const now = size();
  const lines = frameLines(host.shown(), look, now).map((line) => render(line, look.color));
  return (
    <Box flexDirection="column" width={now.columns}>
      {lines.map((line, row) => (
        // A text with nothing in it has no height.
        <Text key={row} wrap="truncate">
          {line === '' && !look.reader ? ' ' : line}
        </Text>
      ))}
    </Box>
  );
}
