import { Box, useIsScreenReaderEnabled } from 'ink';
import type { Line } from '../terminal/line.js';
import { LineText } from './LineText.js';

/** Lines below each other. An empty one takes its row too. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const height = useIsScreenReaderEnabled() ? undefined : 1;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {lines.map((line, row) => (
        <Box key={row} height={height} flexShrink={0}>
          <LineText line={line} />
        </Box>
      ))}
    </Box>
  );
}
